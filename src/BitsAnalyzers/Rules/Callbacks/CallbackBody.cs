using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>A method that BITS calls.</summary>
/// <param name="Compilation">What is shared by all bodies.</param>
/// <param name="Method">The method.</param>
/// <param name="Member">The member of the callback interface that it implements.</param>
/// <param name="Body">Its body.</param>
/// <param name="CancellationToken">Stops the analysis.</param>
internal sealed record CallbackBody(
    CompilationContext Compilation, IMethodSymbol Method, IMethodSymbol Member, IOperation Body, CancellationToken CancellationToken)
{
    /// <summary>The name by which BITS calls it.</summary>
    public string Event => Member.Name;

    /// <summary>The name of the method, as it is declared.</summary>
    public SyntaxToken Identifier => Body.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier ?? Body.Syntax.GetFirstToken();

    /// <summary>What runs when BITS calls it.</summary>
    public IEnumerable<IOperation> Operations => SourceBodies.Operations(Body);

    /// <summary>The operation in words: <c>Thread.Sleep</c>.</summary>
    public static string Describe(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } local } => local.Name,
        IInvocationOperation { TargetMethod: var method } => $"{method.ContainingType.Name}.{method.Name}",
        IPropertyReferenceOperation { Property: var property } => $"{property.ContainingType.Name}.{property.Name}",
        IObjectCreationOperation { Type.Name: var type } => $"new {type}",
        _ => operation.Syntax.ToString(),
    };
}
