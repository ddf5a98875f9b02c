using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>What all executions of a program together say about each rule at each call.</summary>
internal sealed class Verdicts
{
    private readonly Dictionary<Node, int> _visits = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Node, int> _doubtfulVisits = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Node, int> _established = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Node, int> _doubtfullyEstablished = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Node, int> _establishedToTheEnd = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Rule, int Site), Evidence> _evidence = [];
    private readonly Dictionary<(string Rule, Node Judge), int> _hits = [];
    private readonly HashSet<Node> _everEstablished = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Rule, int Site), HashSet<Node>> _pointlessCauses = [];
    private Dictionary<(string Rule, int Site), Verdict>? _verdicts;

    /// <summary>The calls that some execution makes.</summary>
    public HashSet<int> ReachedSites { get; } = [];

    /// <summary>The calls on ways that there are not, but that an analyzer may take.</summary>
    public HashSet<int> PointlesslyReachedSites { get; } = [];

    /// <summary>The rules that some execution breaks by how it leaves a job.</summary>
    public HashSet<string> LeftBehind { get; } = [];

    public int Executions { get; private set; }

    /// <summary>Whether a loop was left because it ran too often: what a mask becomes in it later is not known.</summary>
    public bool AreTruncated { get; private set; }

    /// <summary>Whether the program has more executions than were run, so that nothing is to be said about it.</summary>
    public bool AreIncomplete { get; set; }

    /// <summary>Every rule and call with a misuse in some execution.</summary>
    public IReadOnlyDictionary<(string Rule, int Site), Verdict> All
        => _verdicts ??= _evidence.ToDictionary(static pair => pair.Key, pair => Judge(pair.Key.Rule, pair.Value));

    /// <summary>
    /// Whether a report must be there. That a job may be final (BITS041) is to be said where one execution makes it so, and nothing more
    /// certain is to be said.
    /// </summary>
    public bool IsRequired(string rule, int site) => rule == RuleIds.JobMayBeFinal
        ? Of(rule, site).IsFirmSometimes && Of(RuleIds.JobIsFinal, site).Certainty is Certainty.Never or Certainty.Sometimes
        : Of(rule, site).IsRequired;

    /// <summary>Whether a report should be there for what every execution does that established the misuse.</summary>
    public bool IsRequiredAfter(string rule, int site)
        => rule != RuleIds.JobMayBeFinal && Of(rule, site) is { IsRequired: false, IsRequiredAfter: true };

    /// <summary>
    /// Whether what is wrong at a call rests on what is done only on ways that there are not, but that an analyzer may take.
    /// </summary>
    public bool FollowsFromNothing(string rule, int site)
        => _pointlessCauses.TryGetValue((rule, site), out var causes) && causes.Any(cause => !_everEstablished.Contains(cause));

    public Verdict Of(string rule, int site) => All.GetValueOrDefault((rule, site));

    public void Add(ExecutionLog log)
    {
        Executions++;
        AreTruncated |= log.Outcome == Outcome.Truncated || log.IsCutShort;
        LeftBehind.UnionWith(log.LeftBehind);
        var returned = log.Outcome is Outcome.Returned or Outcome.Left;
        var misused = new HashSet<(string, int)>();
        foreach (var visit in log.Visits)
        {
            if (visit.Judge is JobCall call)
            {
                (log.IsPointless ? PointlesslyReachedSites : ReachedSites).Add(call.Site);
            }

            if (visit.IsAside)
            {
                // Says nothing about the place itself.
            }
            else if (visit.IsDoubtful)
            {
                Increment(_doubtfulVisits, visit.Judge);
            }
            else
            {
                Increment(_visits, visit.Judge);
                foreach (var rule in visit.Misuses.Select(static misuse => misuse.Rule).Distinct())
                {
                    Increment(_hits, (rule, visit.Judge));
                }
            }

            foreach (var misuse in visit.Misuses.Where(_ => log.IsPointless))
            {
                if (!_pointlessCauses.TryGetValue((misuse.Rule, misuse.Site), out var causes))
                {
                    _pointlessCauses.Add((misuse.Rule, misuse.Site), causes = new(ReferenceEqualityComparer.Instance));
                }

                causes.UnionWith(misuse.Causes.Places);
            }

            foreach (var misuse in visit.Misuses.Where(_ => !log.IsPointless))
            {
                misused.Add((misuse.Rule, misuse.Site));
                Note(misuse with { IsFirm = misuse.IsFirm && !visit.IsFarFetched && !visit.IsAside }, visit, returned);
            }
        }

        if (!log.IsPointless)
        {
            _everEstablished.UnionWith(log.Established);
        }

        if (!returned)
        {
            return;
        }

        foreach (var place in log.Established)
        {
            Increment(log.IsDoubtful ? _doubtfullyEstablished : _established, place);
            if (log is { IsDoubtful: false, Outcome: Outcome.Returned })
            {
                Increment(_establishedToTheEnd, place);
            }
        }

        foreach (var key in misused)
        {
            _evidence[key].EndExecution(log);
        }
    }

    private void Note(Misuse misuse, Visit visit, bool returned)
    {
        if (!_evidence.TryGetValue((misuse.Rule, misuse.Site), out var evidence))
        {
            _evidence.Add((misuse.Rule, misuse.Site), evidence = new());
        }

        if (visit.IsAside)
        {
            // Says nothing about the place itself.
        }
        else if (visit.IsDoubtful)
        {
            evidence.IsDoubtful = true;
            Increment(evidence.DoubtfulJudges, visit.Judge, misuse.IsFirm ? 1 : 0);
        }
        else
        {
            evidence.IsFirmSometimes |= misuse.IsFirm;
            Increment(evidence.Judges, visit.Judge, misuse.IsFirm ? 1 : 0);
        }

        foreach (var cause in misuse.Causes.Places)
        {
            evidence.Causes.Add(cause);
            if (returned)
            {
                evidence.CausesNow[cause] = evidence.CausesNow.GetValueOrDefault(cause) | misuse.IsFirm;
            }
        }
    }

    private Verdict Judge(string rule, Evidence evidence)
    {
        var isBefore = evidence.Judges.Keys.Any(judge => _hits[(rule, judge)] == _visits[judge]);
        var isRequired = evidence.Judges.Any(pair => pair.Value == _visits[pair.Key] &&
            evidence.DoubtfulJudges.GetValueOrDefault(pair.Key) == _doubtfulVisits.GetValueOrDefault(pair.Key));

        // A callback that is registered on a job that is never resumed is no worse for it.
        var isAfter = rule == RuleIds.HandlerNeverRuns
            ? evidence.Causes.Any(
                cause => evidence.CountsToTheEnd.GetValueOrDefault(cause) == _establishedToTheEnd.GetValueOrDefault(cause))
            : evidence.Causes.Any(cause => evidence.Counts.GetValueOrDefault(cause) == _established.GetValueOrDefault(cause));
        var isRequiredAfter = evidence.Causes.Any(cause => _established.GetValueOrDefault(cause) is > 0 and var count &&
            evidence.FirmCounts.GetValueOrDefault(cause) == count &&
            evidence.DoubtfulCounts.GetValueOrDefault(cause) == _doubtfullyEstablished.GetValueOrDefault(cause));
        var certainty = isBefore ? Certainty.AlwaysBefore
            : isAfter || (evidence.IsDoubtful && evidence.Judges.Count == 0) ? Certainty.AlwaysAfter
            : Certainty.Sometimes;
        return new(certainty, isRequired, isRequiredAfter, evidence.IsFirmSometimes);
    }

    private static void Increment<TKey>(Dictionary<TKey, int> counts, TKey key, int by = 1)
        where TKey : notnull
        => counts[key] = counts.GetValueOrDefault(key) + by;

    /// <summary>What speaks for one rule at one call.</summary>
    private sealed class Evidence
    {
        /// <summary>Where it showed, and how often beyond doubt.</summary>
        public Dictionary<Node, int> Judges { get; } = new(ReferenceEqualityComparer.Instance);

        /// <summary>The same in executions that are in doubt: what is required must show there too.</summary>
        public Dictionary<Node, int> DoubtfulJudges { get; } = new(ReferenceEqualityComparer.Instance);

        public HashSet<Node> Causes { get; } = new(ReferenceEqualityComparer.Instance);

        /// <summary>How many executions with the misuse pass each place and return.</summary>
        public Dictionary<Node, int> Counts { get; } = new(ReferenceEqualityComparer.Instance);

        /// <summary>How many of these come to the end of the body.</summary>
        public Dictionary<Node, int> CountsToTheEnd { get; } = new(ReferenceEqualityComparer.Instance);

        /// <summary>In how many executions that return each cause led here beyond doubt.</summary>
        public Dictionary<Node, int> FirmCounts { get; } = new(ReferenceEqualityComparer.Instance);

        /// <summary>The causes in the execution at hand, and whether beyond doubt.</summary>
        public Dictionary<Node, bool> CausesNow { get; } = new(ReferenceEqualityComparer.Instance);

        /// <summary>The same of executions that are in doubt.</summary>
        public Dictionary<Node, int> DoubtfulCounts { get; } = new(ReferenceEqualityComparer.Instance);

        public bool IsFirmSometimes { get; set; }

        public bool IsDoubtful { get; set; }

        public void EndExecution(ExecutionLog log)
        {
            var firmCounts = log.IsDoubtful ? DoubtfulCounts : FirmCounts;
            foreach (var (cause, isFirm) in CausesNow)
            {
                // Causes that were refused are named as well, in executions that are not among those that established them.
                Increment(firmCounts, cause, isFirm && log.Established.Contains(cause) ? 1 : 0);
            }

            if (!log.IsDoubtful)
            {
                foreach (var place in log.Established)
                {
                    Increment(Counts, place);
                    Increment(CountsToTheEnd, place, log.Outcome == Outcome.Returned ? 1 : 0);
                }
            }

            CausesNow.Clear();
        }
    }
}
