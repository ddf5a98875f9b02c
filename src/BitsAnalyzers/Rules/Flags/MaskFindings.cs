using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>Applies the rules about masks to the values that reach each call of SetNotifyFlags.</summary>
internal static class MaskFindings
{
    public static IEnumerable<Finding> In(BodyAnalysis body)
    {
        SortedDictionary<int, List<NumberValue>>? values = null;
        foreach (var node in body.Graph.Nodes)
        {
            foreach (var @event in node.Events)
            {
                if (@event is CallEvent { Mask: { } value, Site: var site }
                    && BlameAssignment.IsOwn(body.Context, MaskSource.Sites(value.Origin).Add(site)))
                {
                    Add(values ??= [], site, value);
                }
            }
        }

        return values?.Where(pair => !pair.Value.TrueForAll(value => IsPlain(body, value))).SelectMany(
            pair => AtCall(body, pair.Key, pair.Value))
            ?? [];
    }

    // Most masks are written where they are passed, and need no look from every rule.
    private static bool IsPlain(BodyAnalysis body, NumberValue value)
        => value is { Bits: { IsConstant: true, Value: var bits }, Origin: { Earlier: null, Site: var site } }
            && PlainMask.ValueOf(body.Context.Points[site]) == bits;

    private static void Add(SortedDictionary<int, List<NumberValue>> values, int site, NumberValue value)
    {
        if (!values.TryGetValue(site, out var known))
        {
            values.Add(site, known = []);
        }

        if (!known.Contains(value))
        {
            known.Add(value);
        }
    }

    private static IEnumerable<Finding> AtCall(BodyAnalysis body, int site, List<NumberValue> values)
    {
        var argument = MaskArgument.At(body.Context, site, values);
        var source = new MaskSource(body, argument);
        var uses = values.ConvertAll(
            value => (Value: value, Use: new MaskUse(
                source.Describe(value), argument, MaskArgument.MethodAt(body.Context, site), body.Context.Compilation.Compilation)));
        foreach (var rule in MaskRules.InOrder)
        {
            // How a value is written that is passed to a method of the user's own is for that method's signature to say.
            if (rule.Rule == RuleCatalogue.UseNamedFlags && !BlameAssignment.IsOwnText(body.Context, site))
            {
                continue;
            }

            Dictionary<NumberValue, (MaskUse Use, MaskFault Fault)>? faults = null;
            foreach (var (value, use) in uses)
            {
                if (rule.Examine(use) is { } fault)
                {
                    (faults ??= []).Add(value, (use, fault));
                }
            }

            if (faults is null)
            {
                continue;
            }

            var proof = ProofOf(body, site, faults);
            if (proof is not null || (body.Context.ReportsPossible && rule.Rule.Level == RuleLevel.Certain))
            {
                yield return new MaskTrace(body, site, argument, source, [], isOnlyValue: values.Count == 1).Write(
                    rule.Rule, proof, faults) with
                {
                    Shows = new HashSet<FlowEvent>(CallsAt(body, site).Where(call => call.Mask is { } value && faults.ContainsKey(value))),
                };
            }
        }
    }

    private static IEnumerable<CallEvent> CallsAt(BodyAnalysis body, int site)
        => body.EventsAt(site).Select(static place => place.Node.Events[place.Order]).OfType<CallEvent>();

    private static Proof? ProofOf(BodyAnalysis body, int site, Dictionary<NumberValue, (MaskUse Use, MaskFault Fault)> faults)
        => Proof.Find(
            body,
            @event => @event is CallEvent { Mask: { } value } && @event.Site == site && faults.ContainsKey(value),
            CallsAt(body, site),
            faults.Keys.SelectMany(static value => MaskSource.Sites(value.Origin)).Distinct()
                .Where(cause => BlameAssignment.IsOwnText(body.Context, site) || BlameAssignment.IsOwnText(body.Context, cause)),
            jobs: null);
}
