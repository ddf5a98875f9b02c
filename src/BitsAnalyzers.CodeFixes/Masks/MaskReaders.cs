using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>
/// Tells whether a mask that is written elsewhere than in a call is read by others, too. Names decide: a mistake in doubt only moves the
/// repair to the call.
/// </summary>
internal static class MaskReaders
{
    /// <summary>Whether anything but the expression at a location may read what is written at the place.</summary>
    public static bool HasOthers(MaskPlace place, Location reader)
    {
        if (IsIn(place.Expression, reader))
        {
            return false;
        }

        return VariableOf(place) switch
        {
            ILocalSymbol local => IsNamed(local.Name, [FunctionAround(place.Expression)], reader),
            IFieldSymbol { DeclaredAccessibility: Accessibility.Private, ContainingType: var type } field =>
                IsNamed(field.Name, type.DeclaringSyntaxReferences.Select(static declaration => declaration.GetSyntax()), reader),
            _ => true,
        };
    }

    // The variable that gets the value of the expression, with nothing done to it on the way.
    private static ISymbol? VariableOf(MaskPlace place)
    {
        for (SyntaxNode node = place.Expression; ; node = node.Parent)
        {
            switch (node.Parent)
            {
                case ParenthesizedExpressionSyntax or CheckedExpressionSyntax or CastExpressionSyntax or ConditionalExpressionSyntax
                    or SwitchExpressionArmSyntax or SwitchExpressionSyntax:
                    continue;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }:
                    return place.Model.GetDeclaredSymbol(declarator);
                case AssignmentExpressionSyntax assignment
                    when assignment.Right == node && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression):
                    return place.Model.GetSymbolInfo(assignment.Left).Symbol;
                default:
                    return null;
            }
        }
    }

    private static SyntaxNode FunctionAround(SyntaxNode node)
        => node.Ancestors().FirstOrDefault(static around => around is MemberDeclarationSyntax and not GlobalStatementSyntax)
            ?? node.SyntaxTree.GetRoot();

    private static bool IsNamed(string name, IEnumerable<SyntaxNode> scopes, Location reader)
        => scopes
            .SelectMany(static scope => scope.DescendantNodes())
            .OfType<IdentifierNameSyntax>()
            .Any(identifier => identifier.Identifier.ValueText == name && !IsAssigned(identifier) && !IsIn(identifier, reader));

    private static bool IsAssigned(IdentifierNameSyntax name)
        => name.Parent is AssignmentExpressionSyntax assignment &&
            assignment.Left == name &&
            assignment.IsKind(SyntaxKind.SimpleAssignmentExpression);

    private static bool IsIn(SyntaxNode node, Location location)
        => node.SyntaxTree.FilePath == location.GetLineSpan().Path && location.SourceSpan.Contains(node.Span);
}
