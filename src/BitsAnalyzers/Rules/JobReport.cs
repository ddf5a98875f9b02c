using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Rules.Flags;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules;

/// <summary>Writes the report of a rule about a job: its place, its steps and its message.</summary>
internal sealed class JobReport
{
    private readonly BodyAnalysis _body;
    private readonly JobViolation _violation;
    private readonly bool _isOwn;
    private readonly int _ownSite;
    private readonly string _member;

    public JobReport(BodyAnalysis body, JobViolation violation)
    {
        _body = body;
        _violation = violation;
        _isOwn = BlameAssignment.IsOwnText(Context, Site);
        _ownSite = BlameAssignment.OwnSiteOf(Context, Site);
        _member = Context.Points.MemberAt(Site)?.Name ?? "";
    }

    private BodyContext Context => _body.Context;

    private int Site => _violation.Site;

    /// <param name="rule">The rule that speaks.</param>
    /// <param name="proof">The proof that it is broken for certain; null where it is not.</param>
    /// <param name="masks">The masks at fault.</param>
    public Finding Write(Rule rule, Proof? proof, IReadOnlyList<NumberValue> masks)
    {
        var mask = !_violation.Rule.IsAboutMask || Context.Points.MemberAt(Site) is not { Id: BitsMemberId.SetNotifyFlags } ||
            Context.Points[Site] is Microsoft.CodeAnalysis.Operations.IEventAssignmentOperation ? null
            : _isOwn ? MaskArgument.Of(Context.Points[Site])
            : BlameAssignment.PassedAt(Context, _violation.Origin, _ownSite);
        var place = mask?.Syntax
            ?? (_isOwn ? _violation.Rule.PlaceAt(Context.Points[Site]) : null) ?? BlameAssignment.NameOf(Context.Points[_ownSite]);
        var properties = _violation.Properties;
        var steps = new List<TraceStep>();
        foreach (var cause in _violation.Causes.Where(cause => cause != Site).Append(Site).OrderBy(
            cause => IsLast(cause) ? int.MaxValue : cause))
        {
            if (cause != Site)
            {
                steps.Add(
                    new(BlameAssignment.NameOf(Context.Points[cause]), CallWords.Step(Context.Points.MemberAt(cause), _violation.Job)));
            }
            else if (mask is not null && masks.Count > 0)
            {
                var source = new MaskSource(_body, mask);
                properties = properties.AddRange(
                    new MaskTrace(_body, Site, mask, source, steps, isOnlyValue: masks.Count == 1).Write(masks));
            }
            else
            {
                AddLastSteps(steps, place);
            }
        }

        var called = _isOwn ? _member : $"{_member}, which {NameOfCalled()} calls,";
        return new(
            rule,
            proof,
            _ownSite,
            place,
            _violation.Arguments(called, Context).Append(DecisiveLine(rule, place)).ToImmutableArray(),
            steps.ToImmutableArray())
        {
            Properties = properties,
        };
    }

    private void AddLastSteps(List<TraceStep> steps, SyntaxNode place)
    {
        if (!_isOwn)
        {
            steps.Add(new(place, $"{NameOfCalled()} is called here"));
        }

        steps.Add(new(_isOwn ? place : BlameAssignment.NameOf(Context.Points[Site]), _violation.LastStep(_member)));
    }

    private string? NameOfCalled() => BlameAssignment.NameOfCalled(Context.Points[_ownSite], Context.Points.BodyOf(_ownSite));

    private string DecisiveLine(Rule rule, SyntaxNode place)
    {
        // What is judged in the end is always told from its causes on, also where there is no other way.
        if (!_violation.Rule.IsJudgedInTheEnd
            && _violation.Beginning is not 0 and var beginning
            && beginning != Site
            && _violation.Causes.Contains(beginning))
        {
            var start = BlameAssignment.NameOf(Context.Points[beginning]);
            return rule.WhereverDescriptor is null
                ? Finding.DecisiveLine(start, place, $"wherever {CallWords.HasHappened(Context.Points.MemberAt(beginning))}")
                : Finding.Line(start, place);
        }

        var decisive = _violation.Causes.Where(cause => cause != Site).Select(static cause => (int?)cause).LastOrDefault();
        return decisive is { } step
            ? Finding.DecisiveLine(BlameAssignment.NameOf(Context.Points[step]), place, CallWords.Participle(Context.Points.MemberAt(step)))
            : "";
    }

    // A call that is refused comes last, wherever it stands: in a loop what makes it fail may stand below it.
    private bool IsLast(int cause) => cause == Site && !_violation.Causes.Contains(Site);
}
