using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules;

/// <summary>Says what is believed of a job before each call, where that is asked for.</summary>
internal static class Explanations
{
    // More ways than this are not read one by one.
    private const int MaximumWays = 10;

    public static IEnumerable<Finding> In(BodyAnalysis body)
    {
        if (!body.Context.Explains)
        {
            yield break;
        }

        foreach (var calls in body.Events
            .OfType<CallEvent>()
            .Where(call => call.Believed is not null && BlameAssignment.IsOwnText(body.Context, call.Site))
            .GroupBy(static call => call.Site)
            .OrderBy(
            static calls => calls.Key))
        {
            var ways = calls.Select(static call => call.Believed!).Distinct().ToList();
            var place = BlameAssignment.NameOf(body.Context.Points[calls.Key]);
            var believed = ways.Aggregate(JobState.Join);
            var message = $"Before {body.Context.Points.MemberAt(calls.Key)?.Name}: {Describe(believed, body.Context)}";
            var descriptions = ways.Select(way => Describe(way, body.Context)).Distinct().Take(MaximumWays).ToList();
            yield return new(
                RuleCatalogue.Explanation,
                null,
                calls.Key,
                place,
                ImmutableArray.Create<object>(message),
                descriptions.Count == 1
                    ? ImmutableArray<TraceStep>.Empty
                    : descriptions.Select((description, way) => new TraceStep(place, $"way {way + 1}: {description}")).ToImmutableArray())
            {
                Properties = PropertiesOf(believed, body.Context),
            };
        }

        if (body.Context.Blocks.GivenUpAt is not 0 and var last)
        {
            var site = BlameAssignment.OwnSiteOf(body.Context, last);
            yield return new(
                RuleCatalogue.Explanation,
                null,
                site,
                BlameAssignment.NameOf(body.Context.Points[site]),
                ImmutableArray.Create<object>("From here on calls are not followed: this body has too many ways through it"),
                ImmutableArray<TraceStep>.Empty);
        }
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(JobState job, BodyContext context)
    {
        var mask = job.Mask?.Bits;
        return ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.JobState, Describe(job.States))
            .Add(DiagnosticProperties.JobMaskOnes, NotifyFlags.Hex(mask?.Ones ?? 0))
            .Add(DiagnosticProperties.JobMaskZeros, NotifyFlags.Hex(mask?.Zeros ?? 0))
            .Add(DiagnosticProperties.JobCallback, Describe(job.Interface, job.Interface.IsStale, context))
            .Add(DiagnosticProperties.JobCommandLine, Describe(job.CommandLine, job.CommandLine.IsStale, context));
    }

    private static string Describe(JobState job, BodyContext context)
        => string.Join("; ",
            $"state {Describe(job.States)}",
            $"mask {Describe(job)}",
            $"callback {Describe(job.Interface, job.Interface.IsStale, context)}",
            $"callback class {Describe(job.Class, job.Class.IsStale, context)}",
            $"command line {Describe(job.CommandLine, job.CommandLine.IsStale, context)}",
            $"files {Describe(job.Files)}",
            job.CreationSite != 0 ? "created here" : "from elsewhere");

    private static string Describe(JobStates states)
    {
        if (states == JobStates.Any)
        {
            return "unknown";
        }

        if (states == JobStates.Open)
        {
            return "not ended";
        }

        return string.Join(" or ", Enumerable.Range(0, JobStatesExtensions.Count)
            .Select(static number => (JobStates)(1 << number))
            .Where(state => (states & state) != JobStates.None)
            .Select(static state => state == JobStates.TransientError ? "TRANSIENT_ERROR" : state.ToString().ToUpperInvariant()));
    }

    private static string Describe(JobState job)
    {
        var mask = job.Mask switch
        {
            null or { Bits.IsUnknown: true } => "unknown",
            { Bits: { IsConstant: true, Value: var value } } => NotifyFlags.Describe(value),
            { Bits: var bits } => Known(bits),
        };
        return job is { IsMaskStale: true, Mask: not null } ? mask + " unless replaced elsewhere" : mask;
    }

    private static string Known(NotifyMask bits)
    {
        var known = new List<string>();
        if (bits.Ones != 0)
        {
            known.Add("with " + NotifyFlags.Enumerate(bits.Ones));
        }

        if ((bits.Zeros & NotifyFlags.Defined) != 0)
        {
            known.Add("without " + NotifyFlags.Enumerate(bits.Zeros & NotifyFlags.Defined));
        }

        return known.Count == 0 ? "unknown" : string.Join(" and ", known);
    }

    private static string Describe(Receiver receiver, bool isStale, BodyContext context)
    {
        var text = receiver.Presence switch
        {
            Presence.Absent => "none",
            Presence.Present when receiver.ExactType >= 0 => $"of type {context.TypeOf(receiver.ExactType).Name}",
            Presence.Present => "set",
            Presence.Untouched => "not set here",
            _ => "unknown",
        };
        return isStale && receiver.Presence is Presence.Absent or Presence.Present ? text + " unless replaced elsewhere" : text;
    }

    private static string Describe(FileCount files) => files switch
    {
        FileCount.None => "none",
        FileCount.One => "one",
        FileCount.Several => "several",
        _ => "unknown",
    };
}
