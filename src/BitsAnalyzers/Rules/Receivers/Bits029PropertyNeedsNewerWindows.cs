using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>
/// A property that the oldest Windows the code is written for does not have, where nothing has shown that this one is newer.
/// </summary>
internal sealed class Bits029PropertyNeedsNewerWindows : JobRule
{
    public override Rule Rule => RuleCatalogue.PropertyNeedsNewerWindows;

    public override CheckPoint At { get; } = CheckPoint.Before(BitsMemberId.SetProperty, BitsMemberId.GetProperty);

    public override Violation? Check(in CallFacts facts)
    {
        if (facts.Call is not { Property: { } property } call ||
            BitsJobProperties.NeededBy(property) is not { } needed ||
            facts.Context.LowestWindows is not { } lowest)
        {
            return null;
        }

        var guarded = WindowsVersionTests.OldestAfter(facts.Path);
        return (guarded > lowest ? guarded : lowest) >= needed || IsRefusalHandled(call)
            ? null
            : new TooNew(this, facts.Site, facts.Job, property, needed, lowest);
    }

    public override SyntaxNode? PlaceAt(IOperation call)
    {
        var position = call is IInvocationOperation { TargetMethod.IsExtensionMethod: true } ? 1 : 0;
        return (call as IInvocationOperation)?.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == position)?.Value.Syntax;
    }

    // Whoever handles the failure of the call, or looks at its result, has thought of a Windows without the property.
    private static bool IsRefusalHandled(BitsCall call)
        => Refusals.AreHandledAround(call.Operation.Syntax) || (call.ReturnsResult && Refusals.IsLookedAt(call.Operation.Syntax));

    private sealed record TooNew(JobRule Rule, int Site, JobState? Job, uint Property, WindowsVersion Needed, WindowsVersion Lowest)
        : JobViolation(Rule, Site, ImmutableArray<int>.Empty, Job)
    {
        public override ImmutableDictionary<string, string?> Properties
            => base.Properties.Add(DiagnosticProperties.Windows, Needed.ToString());

        public override object[] Arguments(string call, BodyContext context)
            => [BitsJobProperties.NameOf(Property), Needed.ToString(), Lowest.ToString(), call];
    }
}
