using System.Collections.Immutable;
using BitsAnalyzers.Engine.Facts;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>The rules about the methods that BITS calls, with the searches that they share over a compilation.</summary>
internal sealed class CallbackRules
{
    private readonly CompilationContext _compilation;
    private readonly ImmutableArray<CallbackRule> _rules;

    public CallbackRules(CompilationContext compilation)
    {
        _compilation = compilation;
        var bodies = compilation.SourceBodies;
        _rules = ImmutableArray.Create<CallbackRule>(
            new Bits049CallbackForgetsJob(
                new(bodies, compilation.Types, compilation.KnownMembers), new(bodies), new(compilation.Compilation, compilation.Types)),
            new Bits060CallbackFails(),
            new Bits061CallbackBlocks(new(bodies)),
            new Bits062CallbackReleasesArgument(new(bodies)),
            new Bits063CallbackIsAsyncVoid(),
            new Bits064CallbackMayThrow(new(bodies, compilation.Types, compilation.ResultMembers)),
            new Bits065CallbackKeepsPointer(new(bodies)));
    }

    /// <summary>What is to be reported of the body of a member; nothing where BITS does not call it.</summary>
    public IEnumerable<Diagnostic> Examine(ISymbol owner, IOperation body, CancellationToken cancellationToken)
    {
        if (owner is not IMethodSymbol method || _compilation.CallbackMethods.MemberImplementedBy(method) is not { } member)
        {
            yield break;
        }

        var callback = new CallbackBody(_compilation, method, member, body, cancellationToken);
        foreach (var rule in _rules)
        {
            foreach (var diagnostic in rule.Examine(callback))
            {
                yield return diagnostic;
            }
        }
    }
}
