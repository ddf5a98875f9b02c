using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>A notify object without any of the callback interfaces.</summary>
internal sealed class Bits023NoCallback : JobRule
{
    public override Rule Rule => RuleCatalogue.NoCallback;

    public override CheckPoint At { get; } = CheckPoint.Before(BitsMemberId.SetNotifyInterface);

    public override Violation? Check(in CallFacts facts)
        => facts.Receiver is { Presence: Presence.Present, ExactType: >= 0 and var number, CreationSite: var made } &&
            facts.Context.TypeOf(number) is var type &&
            facts.Context.Compilation.CallbackInterfaces.IsCallback(type) == false
                ? new Stranger(this, facts.Site, Causes(made), facts.Job, type)
                : null;

    public override SyntaxNode? PlaceAt(IOperation call)
    {
        var position = call is IInvocationOperation { TargetMethod.IsExtensionMethod: true } ? 1 : 0;
        return (call as IInvocationOperation)?.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == position)?.Value.Syntax;
    }

    private sealed record Stranger(JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job, ITypeSymbol Callback)
        : JobViolation(Rule, Site, Causes, Job)
    {
        public override ImmutableDictionary<string, string?> Properties
            => DiagnosticProperties.OfCallback(Callback, ImmutableArray.Create(CallbackInterfaces.First));

        public override object[] Arguments(string call, BodyContext context) => [Callback.Name];

        public override string LastStep(string member) => "it is registered here";
    }
}
