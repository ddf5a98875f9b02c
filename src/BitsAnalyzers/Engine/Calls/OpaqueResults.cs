using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>Tells the results that are only what code elsewhere has given, of which nothing is known, or a constant in its place.</summary>
internal sealed class OpaqueResults(CompilationContext compilation, CallTargets targets, ObjectRoots locals)
{
    private enum Told
    {
        Constant,
        Nothing,
        Something,
    }

    /// <summary>Whether what a method returns is of that kind.</summary>
    public bool Are(IReadOnlyList<IOperation> returned)
    {
        var isConstant = true;
        foreach (var value in returned)
        {
            var told = TellsOf(value, 0);
            if (told == Told.Something)
            {
                return false;
            }

            isConstant &= told == Told.Constant;
        }

        return !isConstant;
    }

    // Whether a value is what code elsewhere has given, of which nothing is known.
    private Told TellsOf(IOperation value, int depth)
    {
        const int MaximumDepth = 8;
        if (value.ConstantValue.HasValue)
        {
            return Told.Constant;
        }

        if (depth > MaximumDepth)
        {
            return Told.Something;
        }

        switch (value)
        {
            case IConversionOperation { OperatorMethod: null, Operand: var operand }:
                return TellsOf(operand, depth + 1);
            case IParenthesizedOperation { Operand: var operand }:
                return TellsOf(operand, depth + 1);
            case IConditionalOperation { WhenTrue: var first, WhenFalse: { } second }:
                return Worse(TellsOf(first, depth + 1), TellsOf(second, depth + 1));
            case IFieldReferenceOperation { Instance: ILocalReferenceOperation { Type.IsValueType: true } instance }:
                return TellsOf(instance, depth + 1);
            case IFieldReferenceOperation
            {
                Field:
                {
                    IsStatic: true,
                    IsReadOnly: true
                } field
            } when !compilation.Compilation.Declares(field):
                return Told.Constant;
            case ILocalReferenceOperation { Local: var local } when locals.SourcesOf(local) is { Count: > 0 } sources:
                return sources.Aggregate(
                    Told.Constant, (told, source) => Worse(told, IsGivenByCall(source, local) ? Told.Nothing : TellsOf(source, depth + 1)));
            case IInvocationOperation invocation when IsOpaque(invocation):
                return Told.Nothing;
            case IPropertyReferenceOperation { Property: var property, Instance: var instance } when
                !compilation.Compilation.Declares(property) && property.Type.SpecialType != SpecialType.System_Boolean &&
                compilation.KnownMembers.FunctionOf(property) == KnownFunction.None &&
                property.GetMethod is { } getter && !targets.MayBeInSource(getter, instance) && !compilation.Wrappers.Know(property):
                return Told.Nothing;
            default:
                return Told.Something;
        }
    }

    private static Told Worse(Told left, Told right) => left > right ? left : right;

    // Written by a call that it is given to by reference.
    private bool IsGivenByCall(IOperation source, ILocalSymbol local)
        => source is IInvocationOperation invocation && IsOpaque(invocation) &&
            invocation.Arguments.Any(argument => argument.Parameter?.RefKind == RefKind.Out &&
            (argument.Value is ILocalReferenceOperation { Local: var given } ||
                (argument.Value is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var declared } } &&
                (given = declared) is not null)) &&
            SymbolEqualityComparer.Default.Equals(given, local));

    private bool IsOpaque(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        return (compilation.Types.FindMember(method, invocation.Instance?.Type) ?? compilation.Types.FindExtended(method)) is { } member
            ? member.Name is not ("GetState" or "GetNotifyFlags" or "GetJob" or "CreateJob" or "Next") && method.ReturnsVoid
            : !compilation.Compilation.Declares(method) && method.MethodKind == MethodKind.Ordinary &&
                !targets.MayBeInSource(method, invocation.Instance) &&
                compilation.Wrappers.Find(method) is null &&
                compilation.KnownMembers.FunctionOf(method) == KnownFunction.None &&
                method.Name != "QueryInterface";
    }
}
