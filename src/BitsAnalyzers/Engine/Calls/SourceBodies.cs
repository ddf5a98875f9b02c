using System.Collections.Concurrent;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>The bodies of the methods of a compilation, for whoever goes from a call into what it calls.</summary>
internal sealed class SourceBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a symbol is written in this compilation.</summary>
    public bool Declare(ISymbol symbol) => compilation.Declares(symbol);

    /// <summary>The body of a method; null where it is not in this compilation.</summary>
    public IOperation? Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = (method.PartialImplementationPart ?? method).OriginalDefinition;
        return _bodies.TryGetValue(definition, out var body) ? body : _bodies.GetOrAdd(definition, Find(definition, cancellationToken));
    }

    /// <summary>What a getter always gives; null where it is not a single expression of this compilation.</summary>
    public IOperation? GivenBy(IMethodSymbol getter, CancellationToken cancellationToken)
    {
        if (getter.DeclaringSyntaxReferences is not [var reference] || !compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            return null;
        }

        var expression = reference.GetSyntax(cancellationToken) switch
        {
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            AccessorDeclarationSyntax { ExpressionBody.Expression: { } value } => value,
            AccessorDeclarationSyntax { Body.Statements: [ReturnStatementSyntax { Expression: { } value }] } => value,
            _ => null,
        };
#pragma warning disable RS1030 // The getter may stand in any tree.
        return expression is null
            ? null
            : compilation.GetSemanticModel(reference.SyntaxTree).GetOperation(expression, cancellationToken);
#pragma warning restore RS1030
    }

    /// <summary>
    /// The method whose body runs when the operation does, before it gives its value; null where that is not certain: what may be
    /// overridden, what runs later, what is not called at all.
    /// </summary>
    public static IMethodSymbol? CalleeOf(IOperation operation)
    {
        var callee = operation switch
        {
            IInvocationOperation { IsVirtual: var isVirtual, TargetMethod: var method } => !isVirtual || IsFinal(method) ? method : null,
            IObjectCreationOperation { Constructor: { } constructor } => constructor,
            IPropertyReferenceOperation { Property: { GetMethod: { } getter } property } reference when !IsWritten(reference) =>
                property is { IsVirtual: false, IsAbstract: false, IsOverride: false } || IsFinal(getter) ? getter : null,
            _ => null,
        };
        return callee is { IsAsync: false, IsAbstract: false } ? callee : null;
    }

    /// <summary>
    /// What runs as part of a body: not what lambdas and local functions in it do when somebody calls them, nor calls that are left out,
    /// nor what nothing comes to.
    /// </summary>
    public static IEnumerable<IOperation> Operations(IOperation body)
    {
        var pending = new Stack<IOperation>();
        pending.Push(body);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            yield return operation;
            foreach (var child in ReachedOperations.ChildrenOf(operation).Reverse())
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation or INameOfOperation)
                    && !(child is IInvocationOperation call && ConditionalCalls.IsLeftOut(call)))
                {
                    pending.Push(child);
                }
            }
        }
    }

    /// <summary>Whether a method or local function runs when its result is enumerated, not when it is called.</summary>
    public static bool IsIterator(IMethodSymbol method, CancellationToken cancellationToken)
        => method.DeclaringSyntaxReferences is [var reference] && IsIterator(reference.GetSyntax(cancellationToken));

    private IOperation? Find(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.DeclaringSyntaxReferences is not [var reference] || !compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            return null;
        }

        var declaration = reference.GetSyntax(cancellationToken);
        if (declaration is TypeDeclarationSyntax || IsIterator(declaration))
        {
            return null;
        }

#pragma warning disable RS1030 // The callee may stand in any tree, and what is found is kept for the whole compilation.
        var operation = compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration, cancellationToken);
#pragma warning restore RS1030
        return operation is ILocalFunctionOperation { Body: { } body } ? body : operation;
    }

    private static bool IsIterator(SyntaxNode declaration)
        => declaration.DescendantNodes(node => node == declaration || node is not LocalFunctionStatementSyntax).Any(
            static node => node is YieldStatementSyntax);

    private static bool IsFinal(IMethodSymbol method) => method.ContainingType.IsSealed || (method.IsOverride && method.IsSealed);

    private static bool IsWritten(IPropertyReferenceOperation reference)
        => reference.Parent is IAssignmentOperation assignment
            && assignment.Target == reference
            && assignment is not ICompoundAssignmentOperation;
}
