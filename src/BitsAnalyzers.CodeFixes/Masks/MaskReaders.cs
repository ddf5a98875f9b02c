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

    /// <summary>Whether what is written at the place is a constant, or a field, that somebody compares with a value, or shows.</summary>
    public static async Task<bool> AreComparedAsync(Solution solution, MaskPlace place, CancellationToken cancellationToken)
    {
        if (VariableOf(place) is not IFieldSymbol { Name: var name })
        {
            return false;
        }

        foreach (var document in solution.Projects.SelectMany(static project => project.Documents))
        {
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root &&
                root.DescendantNodes().OfType<IdentifierNameSyntax>().Any(
                    identifier => identifier.Identifier.ValueText == name && IsLookedAt(identifier)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether somebody compares a local with a value, or shows it: that would change with it.</summary>
    public static bool IsCompared(ILocalSymbol local, SyntaxNode use)
        => FunctionAround(use).DescendantNodes().OfType<IdentifierNameSyntax>().Any(
            name => name.Identifier.ValueText == local.Name && IsLookedAt(name));

    // Behind casts and other conversions: an operand of a comparison, a pattern, a part of a text, what is printed.
    private static bool IsLookedAt(IdentifierNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is MemberAccessExpressionSyntax
            or ParenthesizedExpressionSyntax
            or CastExpressionSyntax
            or CheckedExpressionSyntax ||
            (node.Parent is InvocationExpressionSyntax call && call.Expression == node))
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            BinaryExpressionSyntax binary =>
                binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.BitwiseAndExpression,
            ConstantPatternSyntax or CaseSwitchLabelSyntax or InterpolationSyntax => true,
            ArgumentSyntax
            {
                Parent.Parent: InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax
                    {
                        Expression: var owner,
                        Name.Identifier.ValueText: var method
                    }
                }
            } =>
                owner.ToString() is "Console" or "System.Console" or "Debug" or "Trace" or "string" or "String"
                    || method is "Equals" or "HasFlag",
            _ => false,
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
