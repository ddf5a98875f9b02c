using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Rules.Interop;

internal static class Bits104WrongFlagsEnum
{
    public static IEnumerable<Finding> Examine(INamedTypeSymbol type, MaskEnums masks, CancellationToken cancellationToken)
    {
        var lacksFlags = !FullNames.HasAttribute(type.GetAttributes(), "System.FlagsAttribute");
        var wrong = type.GetMembers().OfType<IFieldSymbol>().Where(static member => member.HasConstantValue && IsWrong(member)).ToList();
        if ((!lacksFlags && wrong.Count == 0) || IsOfAnotherFamily(type) || !masks.Contains(type))
        {
            yield break;
        }

        foreach (var member in wrong)
        {
            if (member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(
                cancellationToken) is EnumMemberDeclarationSyntax { Identifier: var name } declaration)
            {
                var value = NotifyFlags.Hex(IntegerTypes.LowBits(member.ConstantValue) ?? 0);
                yield return Find(
                    name,
                    declaration,
                    $"'{member.Name}' is {value} here, and {NotifyFlags.Hex(NotifyFlags.Parse(member.Name) ?? 0)} for BITS",
                    DiagnosticSeverity.Warning);
            }
        }

        if (lacksFlags &&
            type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(
                cancellationToken) is EnumDeclarationSyntax { Identifier: var enumName } @enum)
        {
            yield return Find(enumName, @enum, $"'{type.Name}' is used as a mask and lacks [Flags]", DiagnosticSeverity.Info);
        }
    }

    // An enum that was passed by mistake is right as it is.
    private static bool IsOfAnotherFamily(INamedTypeSymbol type)
        => type.GetMembers().OfType<IFieldSymbol>().Any(static member =>
            member.HasConstantValue && ForeignConstants.Recognise(member, IntegerTypes.LowBits(member.ConstantValue) ?? 0) is not null);

    private static Finding Find(SyntaxToken name, SyntaxNode declaration, string message, DiagnosticSeverity severity)
        => new(
            RuleCatalogue.WrongFlagsEnum,
            Proof.InEveryState,
            0,
            declaration,
            ImmutableArray.Create<object>(message),
            ImmutableArray.Create(new TraceStep(declaration, message)))
        {
            Name = name,
            Severity = severity,
        };

    private static bool IsWrong(IFieldSymbol member)
        => NotifyFlags.Parse(member.Name) is { } value && IntegerTypes.LowBits(member.ConstantValue) is { } declared && declared != value;
}
