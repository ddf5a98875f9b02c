using System.Collections.Concurrent;
using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// Whether any part of a type, of one that it derives from, or of one that derives from it, registers a callback object or class. A job
/// that comes from elsewhere may have been given one there, so this decides whether its command line can be taken for the only receiver.
/// </summary>
/// <param name="compilation">The compilation.</param>
internal sealed class ReceiverMentions(Compilation compilation)
{
    private readonly Lazy<ILookup<INamedTypeSymbol, INamedTypeSymbol>> _derived = new(() => FindDerived(compilation.Assembly));
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
            answer = _answers.GetOrAdd(type, FindAround(type, cancellationToken));
        }

        return answer;
    }

    private bool FindAround(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var current = type; current is not null; current = BaseOf(current))
        {
            if (Find(current, cancellationToken) || HasBaseThatMay(current))
            {
                return true;
            }
        }

        var pending = new Stack<INamedTypeSymbol>();
        pending.Push(type.OriginalDefinition);
        while (pending.Count > 0)
        {
            foreach (var derived in _derived.Value[pending.Pop()])
            {
                if (Find(derived, cancellationToken))
                {
                    return true;
                }

                pending.Push(derived);
            }
        }

        return false;
    }

    // What a class does, it does to the job that its base class has.
    private static ILookup<INamedTypeSymbol, INamedTypeSymbol> FindDerived(IAssemblySymbol assembly)
    {
        var classes = new List<INamedTypeSymbol>();
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            foreach (var member in pending.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                pending.Push(member);
                if (member is INamedTypeSymbol { TypeKind: TypeKind.Class } type && BaseOf(type) is not null)
                {
                    classes.Add(type);
                }
            }
        }

        return classes.ToLookup<INamedTypeSymbol, INamedTypeSymbol>(
            static type => type.BaseType!.OriginalDefinition, SymbolEqualityComparer.Default);
    }

    // What a base class does, it does to the jobs of the classes that derive from it.
    private static INamedTypeSymbol? BaseOf(INamedTypeSymbol type)
        => type.BaseType is { } @base && AreOfOneAssembly(type, @base) ? @base.OriginalDefinition : null;

    private static bool AreOfOneAssembly(INamedTypeSymbol one, INamedTypeSymbol other)
        => SymbolEqualityComparer.Default.Equals(one.ContainingAssembly, other.ContainingAssembly);

    // What a base class in another assembly does cannot be seen; but one that knows nothing of BITS registers nothing.
    private static bool HasBaseThatMay(INamedTypeSymbol type)
    {
        for (var @base = type.BaseType; @base is not null && !AreOfOneAssembly(type, @base); @base = @base.BaseType)
        {
            if (@base.ContainingAssembly is not { } assembly || BitsGate.KnowsBits(assembly))
            {
                return true;
            }
        }

        return false;
    }

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
