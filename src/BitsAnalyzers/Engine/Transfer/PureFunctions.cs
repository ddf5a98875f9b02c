using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Members of the framework whose result depends on nothing but the values that they are given: numbers, texts, dates, ids. Of the same
/// values they give the same one each time.
/// </summary>
internal static class PureFunctions
{
    // What is made of so many operations is not compared any more.
    private const int MaximumDepth = 8;

    private static readonly string[] s_containers = ["System.Math", "System.MathF", "System.Convert"];

    // Objects that nobody can change.
    private static readonly string[] s_unchanging = ["System.Uri", "System.Version"];

    // Other members of the type ask the disk, or where the program runs.
    private static readonly string[] s_paths =
    [
        "ChangeExtension", "GetDirectoryName", "GetExtension", "GetFileName", "GetFileNameWithoutExtension", "GetPathRoot", "HasExtension",
        "IsPathFullyQualified", "IsPathRooted",
    ];

    /// <summary>What a method, property or operator of the framework gives; null where that may be another value each time.</summary>
    /// <param name="context">The body.</param>
    /// <param name="member">The member.</param>
    /// <param name="receiver">What it is called on; null where it is static.</param>
    /// <param name="operands">What it is given.</param>
    public static Value? Of(BodyContext context, ISymbol member, Value? receiver, IReadOnlyList<Value> operands)
    {
        var (type, parameters) = member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.UserDefinedOperator } method =>
                (method.ReturnType, method.Parameters),
            IPropertySymbol property => (property.Type, property.Parameters),
            _ => (null, default),
        };
        if (type is null || !IsContent(type) || (member.IsStatic ? operands.Count == 0 : receiver is null) ||
            parameters.Length != operands.Count ||
            parameters.Any(static parameter => parameter.RefKind is RefKind.Ref or RefKind.Out || !IsContent(parameter.Type)) ||
            !IsPure(member) ||
            context.Compilation.KnownMembers.Find(member)?.Does(KnownEffects.Returns | KnownEffects.ThrowsOnCondition) != true)
        {
            return null;
        }

        if (receiver is TextValue { IsWhole: true, Text: var text } && member is IPropertySymbol { Name: nameof(string.Length) })
        {
            return NumberValue.Constant((uint)text.Length);
        }

        if (OfSign(member, operands) is { } sign)
        {
            return sign;
        }

        var name = $"{member.ContainingType.Name}.{member.MetadataName}({string.Join(",", parameters.Select(static p => p.Type.Name))})";
        return Apply(context, name, member.IsStatic ? operands : [receiver!, .. operands], type);
    }

    /// <summary>What an operator of the language gives that is not carried out; null where it may be another value each time.</summary>
    public static Value? OfOperator(BodyContext context, string name, ITypeSymbol? type, params Value[] operands)
        => type is not null && IsContent(type) ? Apply(context, name, operands, type) : null;

    // What depends on the sign alone, where that is known.
    private static Value? OfSign(ISymbol member, IReadOnlyList<Value> operands)
    {
        const uint sign = 0x8000_0000;
        if (member is not IMethodSymbol { Parameters: [{ Type: var type }] } || IntegerTypes.WidthOf(type) is not <= 32 ||
            !IntegerTypes.IsSigned(type) || operands[0] is not NumberValue { Bits: var bits } number ||
            !(bits.HasAll(sign) || bits.LacksAll(sign)))
        {
            return null;
        }

        return member.Name switch
        {
            "IsNegative" => Value.Of(bits.HasAll(sign)),
            "IsPositive" => Value.Of(bits.LacksAll(sign)),
            "Abs" when bits.LacksAll(sign) => number,
            "Sign" when bits.HasAll(sign) => NumberValue.Constant(uint.MaxValue),
            "Sign" => new NumberValue(NotifyMask.FromBits(0, ~1u), new OperationValue("Sign", number.Bare, null), null),
            _ => null,
        };
    }

    private static Value? Apply(BodyContext context, string name, IReadOnlyList<Value> operands, ITypeSymbol type)
    {
        Value? all = null;
        for (var i = operands.Count - 1; i >= 0; i--)
        {
            var known = operands[i].Bare;
            if (known is not (NumberValue or LiteralValue or TextValue or BoolValue or NullValue or SymbolicValue or OperationValue
                or ResultValue))
            {
                return null;
            }

            all = all is null ? known : new OperationValue(",", known, all);
        }

        if (all is null || OperatorTransfer.Depth(all) >= MaximumDepth)
        {
            return null;
        }

        var result = new OperationValue(name, all, null);
        return IntegerTypes.WidthOf(context.Actual(type)) is not null ? new NumberValue(NotifyMask.Unknown, result, null)
            : type.SpecialType == SpecialType.System_String && name.StartsWith("String.", StringComparison.Ordinal)
                ? TextValue.AnyText with { Identity = result }
            : result;
    }

    /// <summary>Whether values of a type are nothing but their content.</summary>
    public static bool IsContent(ITypeSymbol type)
        => type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String || type.TypeKind == TypeKind.Enum ||
            KnownMembers.IsPlainContent(type);

    private static bool IsPure(ISymbol member)
        => member.ContainingType is { } type && (IsContent(type) ||
            Array.Exists(s_containers, name => FullNames.IsFrameworkType(type, name)) ||
            (member is IPropertySymbol { IsStatic: false }
                && Array.Exists(s_unchanging, name => FullNames.IsFrameworkType(type, name))) ||
            (member.Name == "CanBeCanceled" && FullNames.IsFrameworkType(type, "System.Threading.CancellationToken")) ||
            (Array.IndexOf(s_paths, member.Name) >= 0 && FullNames.IsFrameworkType(type, "System.IO.Path")));
}
