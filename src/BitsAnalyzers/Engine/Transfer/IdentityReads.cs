using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Recognises code that reads whose job it has found, and makes more of it than a message.</summary>
internal static class IdentityReads
{
    private const string Discard = "_";

    /// <summary>Whether a member tells whose job it is.</summary>
    public static bool Tells(BitsMemberId member)
        => member is BitsMemberId.GetDisplayName or BitsMemberId.GetDescription or BitsMemberId.GetId or BitsMemberId.GetOwner;

    /// <summary>Whether what the call gives is used for more than to show it.</summary>
    public static bool IsUsed(SyntaxNode call) => IsUsed(call, Targets(call));

    /// <summary>Whether the id of a new job is used for more than to show it: then others may find the job by it.</summary>
    public static bool IsIdUsed(IInvocationOperation create, BitsTypes types)
        => IsUsed(create.Syntax, create.Arguments
            .Select(
                static argument => argument.Parameter?.RefKind == RefKind.Out
                    ? argument.Value
                    : (TransparentOperations.Strip(argument.Value) as IAddressOfOperation)?.Reference)
            .Where(target => target is not null && types.Find(target.Type) is null)
            .Select(static target => VariableIn(target!.Syntax))
            .Where(static variable => variable != Discard));

    private static bool IsUsed(SyntaxNode call, IEnumerable<string?> targets)
    {
        var function = call.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
            or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax);
        var variables = targets.ToList();
        if (function is null || variables.Contains(null))
        {
            return true;
        }

        return function.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            variables.Contains(name.Identifier.ValueText) && !call.Span.Contains(name.Span) && !IsWritten(name) && !IsShown(name));
    }

    // The names of the variables that take what the call gives; null for what is no variable.
    private static IEnumerable<string?> Targets(SyntaxNode call)
    {
        if (call is InvocationExpressionSyntax invocation)
        {
            foreach (var argument in invocation.ArgumentList.Arguments)
            {
                if (VariableIn(argument.Expression) is var variable && variable != Discard)
                {
                    yield return variable;
                }
            }
        }

        switch (call.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var declared } }:
                yield return declared;
                break;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var assigned } }:
                yield return assigned;
                break;
            case ExpressionStatementSyntax:
                break;
            case ArgumentSyntax argument when IsCheck(argument) || IsShown(call):
            case InterpolationSyntax or BinaryExpressionSyntax when IsShown(call):
                break;
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } }:
                break;
            default:
                yield return null;
                break;
        }
    }

    // The variable that an argument stands for; null where it is none.
    private static string? VariableIn(SyntaxNode argument) => argument switch
    {
        DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax { Identifier.ValueText: var declared } } => declared,
        DeclarationExpressionSyntax => Discard,
        IdentifierNameSyntax { Identifier.ValueText: var assigned } => assigned,
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax { Identifier.ValueText: var pointed } } => pointed,
        _ => null,
    };

    // A result that is made an exception of, and thrown away.
    private static bool IsCheck(ArgumentSyntax argument)
        => argument.Parent?.Parent
            is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1, Parent: ExpressionStatementSyntax } call &&
            NameOf(call) is "ThrowExceptionForHR" or "ThrowIfFailed" or "ThrowOnFailure" or "Check";

    private static bool IsWritten(IdentifierNameSyntax name)
        => name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name;

    // In a message: an argument of a method that writes, alone or as part of a text.
    private static bool IsShown(SyntaxNode value)
    {
        for (var node = value.Parent; node is ExpressionSyntax
            or InterpolationSyntax
            or ArgumentSyntax
            or ArgumentListSyntax; node = node.Parent)
        {
            if (node is InvocationExpressionSyntax call)
            {
                return NameOf(call) is { } name
                    && (name is "Write" or "WriteLine"
                        || name.StartsWith("Log", StringComparison.Ordinal)
                        || name.StartsWith("Trace", StringComparison.Ordinal));
            }
        }

        return false;
    }

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };
}
