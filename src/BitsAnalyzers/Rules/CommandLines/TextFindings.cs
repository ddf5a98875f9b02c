using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.CommandLines;

/// <summary>Applies the rules about strings to what an explored body hands to BITS.</summary>
internal sealed class TextFindings
{
    private const int Arguments = 2;

    // A proof longer than this is not read.
    private const int MaximumSteps = 10;

    private readonly BodyAnalysis _body;
    private readonly int _site;
    private readonly List<TextArguments> _uses;

    private TextFindings(BodyAnalysis body, int site, IEnumerable<TextArguments> uses)
    {
        _body = body;
        _site = site;
        _uses = uses.Distinct().ToList();
    }

    public static IEnumerable<Finding> In(BodyAnalysis body)
    {
        SortedDictionary<int, List<TextArguments>>? uses = null;
        foreach (var @event in body.Events)
        {
            if (@event is not CallEvent { Texts: { } texts, Site: var site })
            {
                continue;
            }

            uses ??= [];
            if (!uses.TryGetValue(site, out var atCall))
            {
                uses.Add(site, atCall = []);
            }

            atCall.Add(texts);
        }

        return uses?.SelectMany(pair => new TextFindings(body, pair.Key, pair.Value).Find()) ?? [];
    }

    private IReadOnlyList<Finding> Find()
    {
        var refused = Apply(TextRules.Refused);
        return refused.Count > 0 ? refused : Apply(TextRules.Accepted);
    }

    private List<Finding> Apply(ImmutableArray<TextRule> rules)
    {
        var findings = new List<Finding>();
        foreach (var rule in rules)
        {
            for (var ordinal = 0; ordinal < Arguments; ordinal++)
            {
                var faults = _uses.Where(use => rule.Examine(use, ordinal) is not null && IsOwn(rule, ordinal, use)).ToList();
                if (faults.Count > 0 && ProofOf(rule, ordinal, faults) is { } proof)
                {
                    findings.Add(Describe(rule, proof, ordinal, faults));
                }
            }
        }

        return findings;
    }

    // What the strings at fault are made of tells whether this body has a part in it, or only a callee, which is reported for its own sake.
    private bool IsOwn(TextRule rule, int ordinal, TextArguments use)
        => BlameAssignment.IsOwn(_body.Context, SitesOf(rule, ordinal, use).Append(_site));

    private static IEnumerable<int> SitesOf(TextRule rule, int ordinal, TextArguments use)
        => rule.Examine(use with { First = ordinal == 0 ? use.First : Value.Unknown }, ordinal) is null
            ? use.Sites
            : TextArguments.SitesOf(use[ordinal]);

    private IEnumerable<CallEvent> Calls
        => _body.EventsAt(_site).Select(static place => place.Node.Events[place.Order]).OfType<CallEvent>();

    private Proof? ProofOf(TextRule rule, int ordinal, List<TextArguments> faults)
        => Proof.Find(
            _body,
            @event => @event is CallEvent { Texts: { } texts } && @event.Site == _site && rule.Examine(texts, ordinal) is not null,
            Calls,
            faults.SelectMany(static use => use.Sites).Distinct()
                .Where(cause => BlameAssignment.IsOwnText(_body.Context, _site) || BlameAssignment.IsOwnText(_body.Context, cause)),
            jobs: null);

    private Finding Describe(TextRule rule, Proof proof, int ordinal, List<TextArguments> faults)
    {
        var context = _body.Context;
        var isOwn = BlameAssignment.IsOwnText(context, _site);
        var ownSite = BlameAssignment.OwnSiteOf(context, _site);
        var sites = faults.SelectMany(use => SitesOf(rule, ordinal, use)).Distinct().ToList();
        var argument = ArgumentOf(context.Points[_site], ordinal) ?? BlameAssignment.NameOf(context.Points[_site]);
        var place = isOwn
            ? argument
            : BlameAssignment.PassedAt(context, sites, ownSite)?.Syntax ?? BlameAssignment.NameOf(context.Points[ownSite]);
        var fault = rule.Examine(faults[0], ordinal)!;
        var steps = ImmutableArray.CreateBuilder<TraceStep>();
        var written = WrittenElsewhere(sites, place);
        foreach (var operation in written)
        {
            steps.Add(new(operation, "the text is written here"));
        }

        if (!isOwn)
        {
            steps.Add(
                new(place, $"{BlameAssignment.NameOfCalled(context.Points[ownSite], context.Points.BodyOf(ownSite))} is called with it"));
        }

        if (rule.ComparesWithProgram && faults[0].First is TextValue program && ArgumentOf(context.Points[_site], 0) is { } programPlace)
        {
            steps.Add(new(programPlace, $"the program is {TextFault.Quote(program)}"));
        }

        steps.Add(new(argument, DescribeArgument(faults[0], ordinal)));
        var line = written.Count > 0 ? Finding.DecisiveLine(written[written.Count - 1], place, "written") : "";
        return new(rule.Rule, proof, ownSite, place, fault.Arguments.Append(line).ToImmutableArray<object>(), steps.ToImmutable())
        {
            Properties = isOwn ? Properties(faults, ordinal, fault, steps) : ImmutableDictionary<string, string?>.Empty,
            Shows = new HashSet<FlowEvent>(Calls.Where(call => call.Texts is { } texts && faults.Contains(texts))),
        };
    }

    // What is part of a longer text that is written at once is shown by that.
    private List<SyntaxNode> WrittenElsewhere(IEnumerable<int> sites, SyntaxNode place)
    {
        var written = sites.Select(site => _body.Context.Points[site])
            .Where(static operation => !Flags.MaskSource.IsPassing(operation))
            .Select(static operation => operation.Syntax)
            .Where(node => !Contains(place, node))
            .Distinct()
            .ToList();
        return written.Where(node => !written.Exists(other => other != node && Contains(other, node))).Take(MaximumSteps).ToList();
    }

    private static bool Contains(SyntaxNode outer, SyntaxNode inner)
        => outer.SyntaxTree == inner.SyntaxTree && outer.Span.Contains(inner.Span);

    private static string DescribeArgument(TextArguments use, int ordinal) => (use.Member, use[ordinal]) switch
    {
        (_, not TextValue) => "the program is null",
        ("SetNotifyCmdLine", TextValue text) when ordinal == 1 => $"the parameters are {TextFault.Quote(text)}",
        ("SetNotifyCmdLine", TextValue text) => $"the program is {TextFault.Quote(text)}",
        (_, TextValue text) => $"the text is {TextFault.Quote(text)}",
    };

    // Where one expression writes the string, that is the one to repair.
    private ImmutableDictionary<string, string?> Properties(
        List<TextArguments> faults, int ordinal, TextFault fault, IReadOnlyList<TraceStep> steps)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (fault.ProgramLength == 0 || faults.Count > 1 || (faults[0][ordinal] as TextValue)?.Origin is not { } origin)
        {
            return properties;
        }

        var written = _body.Context.Points[origin.Site].Syntax;
        for (var step = 0; step < steps.Count; step++)
        {
            if (steps[step].Place == written || (step == steps.Count - 1 && Contains(steps[step].Place, written)))
            {
                return properties
                    .Add(DiagnosticProperties.EditCount, "1")
                    .Add(DiagnosticProperties.EditStep(0), step.ToString(CultureInfo.InvariantCulture))
                    .Add(DiagnosticProperties.ProgramLength, fault.ProgramLength.ToString(CultureInfo.InvariantCulture));
            }
        }

        return properties;
    }

    private static SyntaxNode? ArgumentOf(IOperation call, int ordinal)
    {
        if (call is not IInvocationOperation invocation)
        {
            return null;
        }

        var shift = invocation is { Instance: null, TargetMethod.IsExtensionMethod: true } ? 1 : 0;
        return invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal + shift)?.Value.Syntax;
    }
}
