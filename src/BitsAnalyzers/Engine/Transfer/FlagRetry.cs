using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Recognises code that tries a mask and, where this Windows refuses it, goes on with another one.</summary>
internal static class FlagRetry
{
    private const string SetNotifyFlags = "SetNotifyFlags";
    private const string Refusal = "NotImplementedException";

    /// <summary>Whether the failure of the call is answered by another call.</summary>
    public static bool IsAround(BitsCall call)
    {
        foreach (var ancestor in call.Operation.Syntax.Ancestors())
        {
            switch (ancestor)
            {
                case TryStatementSyntax @try when @try.Block.Span.Contains(call.Operation.Syntax.Span):
                    if (@try.Catches.Any(static handler => MayCatchRefusal(handler) && (Mentions(handler.Block) || IsToldOf(handler))))
                    {
                        return true;
                    }

                    break;
                case var _ when IsFunction(ancestor):
                    // An HRESULT that is looked at, and a second call to choose.
                    return call.ReturnsResult && IsLookedAt(call.Operation.Syntax) && Count(ancestor) > 1;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the second call may be made because of the result of the first: it is looked at, and the second is made in some cases only.
    /// </summary>
    public static bool MayAnswer(SyntaxNode first, SyntaxNode second)
        => IsLookedAt(first) &&
            second.Ancestors()
                .TakeWhile(static ancestor => !IsFunction(ancestor))
                .SelectMany(Branches)
                .Any(branch => branch is not null && branch.Span.Contains(second.Span) && !branch.Span.Contains(first.Span));

    private static IEnumerable<SyntaxNode?> Branches(SyntaxNode choice) => choice switch
    {
        IfStatementSyntax @if => [@if.Statement, @if.Else],
        ConditionalExpressionSyntax conditional => [conditional.WhenTrue, conditional.WhenFalse],
        BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression =>
            [binary.Right],
        SwitchSectionSyntax or SwitchExpressionArmSyntax => [choice],
        _ => [],
    };

    private static bool IsFunction(SyntaxNode node)
        => node is BaseMethodDeclarationSyntax
            or AccessorDeclarationSyntax
            or LocalFunctionStatementSyntax
            or AnonymousFunctionExpressionSyntax;

    private static bool IsLookedAt(SyntaxNode call) => call.Parent switch
    {
        EqualsValueClauseSyntax or AssignmentExpressionSyntax or BinaryExpressionSyntax or IsPatternExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Failed" or "Succeeded" or "Value" } => true,
        _ => false,
    };

    private static bool MayCatchRefusal(CatchClauseSyntax handler)
        => handler.Declaration is null ||
            NameOf(handler.Declaration.Type) is Refusal or "SystemException" or "Exception" or "Object";

    // Whoever expects just this failure, and makes it known, has an answer to it elsewhere: in the caller, or the next time round.
    private static bool IsToldOf(CatchClauseSyntax handler)
        => handler.Declaration is { } declaration &&
            NameOf(declaration.Type) == Refusal &&
            handler.Block
                .DescendantNodes()
                .Any(
                    static node => node is ReturnStatementSyntax { Expression: not null }
                        or AssignmentExpressionSyntax
                        or ContinueStatementSyntax);

    private static string? NameOf(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };

    private static bool Mentions(SyntaxNode node) => Count(node) > 0;

    private static int Count(SyntaxNode node)
        => node.DescendantNodes().OfType<SimpleNameSyntax>().Count(static name => name.Identifier.ValueText == SetNotifyFlags);
}
