using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.Domain;
using BitsAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>Applies the rules about masks to the values that reach each call of SetNotifyFlags.</summary>
internal static class MaskFindings
{
    public static IEnumerable<Finding> In(BodyAnalysis body)
    {
        var values = new SortedDictionary<int, List<NumberValue>>();
        foreach (var occurrence in body.Events.SelectMany(static @event => @event.Misuses))
        {
            if (occurrence is { Misuse: Misuse.Mask, Value: { } value })
            {
                if (!values.TryGetValue(occurrence.ReportSite, out var known))
                {
                    values.Add(occurrence.ReportSite, known = []);
                }

                if (!known.Contains(value))
                {
                    known.Add(value);
                }
            }
        }

        foreach (var pair in values)
        {
            foreach (var finding in AtCall(body, pair.Key, pair.Value))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> AtCall(BodyAnalysis body, int site, List<NumberValue> values)
    {
        var invocation = (IInvocationOperation)body.Context.Sites[site];
        var argument = MaskArgument.Of(invocation);
        var source = new MaskSource(body, argument);
        var uses = values.ConvertAll(value => (Value: value, Use: new MaskUse(source.Describe(value), argument, invocation.TargetMethod, body.Context.Compilation.Compilation)));
        foreach (var rule in MaskRules.InOrder)
        {
            var faults = new Dictionary<NumberValue, (MaskUse Use, MaskFault Fault)>();
            foreach (var (value, use) in uses)
            {
                if (rule.Examine(use) is { } fault)
                {
                    faults.Add(value, (use, fault));
                }
            }

            if (faults.Count > 0 && IsCertain(body, site, rule, source, faults))
            {
                yield return new MaskTrace(body, site, source, [], isOnlyValue: values.Count == 1).Write(rule.Rule, faults);
            }
        }
    }

    private static bool IsCertain(
        BodyAnalysis body, int site, MaskRule rule, MaskSource source, Dictionary<NumberValue, (MaskUse Use, MaskFault Fault)> faults)
        => Certainty.IsCertain(
            body,
            occurrence => occurrence is { Misuse: Misuse.Mask, Value: { } value } && occurrence.ReportSite == site && faults.ContainsKey(value),
            [site],
            faults.Keys.SelectMany(static value => MaskSource.Sites(value.Origin)).Distinct(),
            @event => @event is not ValueEvent made || faults.Values.First() is var (use, _) && rule.Examine(use with { Value = source.Describe(made.Value) }) is not null);
}
