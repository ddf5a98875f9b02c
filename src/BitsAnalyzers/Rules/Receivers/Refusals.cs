using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>Recognises code that has thought of a Windows that refuses a property.</summary>
internal static class Refusals
{
    /// <summary>
    /// Whether a handler around the call is there for properties alone: nothing else is asked of a job in what it guards.
    /// </summary>
    public static bool AreHandledAround(SyntaxNode call)
        => call.Ancestors()
            .TakeWhile(
                static ancestor => ancestor
                    is not (BaseMethodDeclarationSyntax
                        or AccessorDeclarationSyntax
                        or LocalFunctionStatementSyntax
                        or AnonymousFunctionExpressionSyntax))
            .OfType<TryStatementSyntax>()
            .Any(@try => @try.Block.Span.Contains(call.Span) && @try.Catches.Any(MayCatch) && IsAboutPropertiesAlone(@try.Block));

    /// <summary>Whether the result of the call is looked at.</summary>
    public static bool IsLookedAt(SyntaxNode call) => call.Parent switch
    {
        EqualsValueClauseSyntax or AssignmentExpressionSyntax or BinaryExpressionSyntax or IsPatternExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Failed" or "Succeeded" or "Value" } => true,
        _ => false,
    };

    private static bool MayCatch(CatchClauseSyntax handler)
        => handler.Declaration is null
            || handler.Declaration.Type.ToString() is var type
                && (type.EndsWith("Exception", StringComparison.Ordinal) || type == "object");

    private static bool IsAboutPropertiesAlone(SyntaxNode block)
        => !block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static invocation => invocation.Expression switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => IsOther(name),
            MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } => IsOther(name),
            _ => false,
        });

    private static bool IsOther(string name)
        => BitsInterfaces.HasMember(name) && name is not (nameof(BitsMemberId.SetProperty) or nameof(BitsMemberId.GetProperty));
}
