using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// Whether any part of a type, or of one that it derives from, registers a callback object or class. A job that comes from elsewhere may
/// have been given one there, so this decides whether its command line can be taken for the only receiver.
/// </summary>
internal sealed class ReceiverMentions
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _answers = new(SymbolEqualityComparer.Default);

    public bool In(INamedTypeSymbol? type, CancellationToken cancellationToken)
    {
        if (type is null)
        {
            return true;
        }

        while (type.ContainingType is { } outer)
        {
            type = outer;
        }

        if (!_answers.TryGetValue(type, out var answer))
        {
            answer = _answers.GetOrAdd(type, Find(type, cancellationToken) || (BaseOf(type) is { } @base && In(@base, cancellationToken)));
        }

        return answer;
    }

    // What a base class does, it does to the jobs of the classes that derive from it.
    private static INamedTypeSymbol? BaseOf(INamedTypeSymbol type)
        => type.BaseType is { DeclaringSyntaxReferences.IsEmpty: false } @base ? @base.OriginalDefinition : null;

    private static bool Find(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            foreach (var token in reference.GetSyntax(cancellationToken).DescendantTokens())
            {
                // Declarations of the interop itself mention the method, too; only uses count.
                if (token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is SimpleNameSyntax name &&
                    ((token.ValueText == "SetNotifyInterface" && !IsGivenNull(name))
                        || token.ValueText.IndexOf("NOTIFICATION_CLSID", StringComparison.OrdinalIgnoreCase) >= 0))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // To clear the callback is to register none.
    private static bool IsGivenNull(SimpleNameSyntax method)
    {
        var called = method.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? method.Parent : method;
        return called.Parent is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax literal }] }
            && literal.IsKind(SyntaxKind.NullLiteralExpression);
    }
}
