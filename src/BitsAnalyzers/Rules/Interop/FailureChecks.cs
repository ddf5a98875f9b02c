using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Interop;

/// <summary>
/// Finds out whether a result that is compared with S_OK is asked afterwards whether it is a failure: then the comparison only singles out
/// the plainest success. The text decides, so a mistake in doubt only makes the rule silent.
/// </summary>
internal static class FailureChecks
{
    /// <summary>Whether the variable in the comparison is looked at again before it gets another value.</summary>
    public static bool Follow(IOperation comparison)
        => VariableIn(comparison) is { } variable &&
            comparison.Syntax.FirstAncestorOrSelf<SyntaxNode>(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax
                or CompilationUnitSyntax)
                is { } scope &&
            scope.DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Where(name => name.SpanStart >= comparison.Syntax.Span.End && name.Identifier.ValueText == variable.Name)
                .TakeWhile(static name => !IsWritten(name))
                .Any(IsFailureCheck);

    private static ILocalSymbol? VariableIn(IOperation comparison) => comparison switch
    {
        IBinaryOperation binary => VariableOf(binary.LeftOperand) ?? VariableOf(binary.RightOperand),
        IIsPatternOperation pattern => VariableOf(pattern.Value),
        _ => null,
    };

    // 'result' or 'result.Value'.
    private static ILocalSymbol? VariableOf(IOperation operand) => TransparentOperations.Strip(operand) switch
    {
        ILocalReferenceOperation local => local.Local,
        IMemberReferenceOperation { Instance: ILocalReferenceOperation local } => local.Local,
        _ => null,
    };

    private static bool IsWritten(IdentifierNameSyntax name)
        => name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name;

    private static bool IsFailureCheck(IdentifierNameSyntax name)
    {
        ExpressionSyntax used = name;
        while (used.Parent is ParenthesizedExpressionSyntax
            or CastExpressionSyntax
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" })
        {
            used = (ExpressionSyntax)used.Parent;
        }

        return used.Parent switch
        {
            BinaryExpressionSyntax binary => binary.Kind() is
                SyntaxKind.LessThanExpression
                    or SyntaxKind.LessThanOrEqualExpression
                    or SyntaxKind.GreaterThanExpression
                    or SyntaxKind.GreaterThanOrEqualExpression,
            IsPatternExpressionSyntax { Pattern: RelationalPatternSyntax } => true,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Failed" or "Succeeded" } => true,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Name.Identifier.ValueText: var called } => IsThrower(called),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => IsThrower(NameOf(call)),
            _ => false,
        };
    }

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static bool IsThrower(string method) => method.StartsWith("Throw", StringComparison.Ordinal);
}
