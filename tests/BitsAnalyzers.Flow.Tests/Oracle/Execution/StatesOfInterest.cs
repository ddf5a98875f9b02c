using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>The states that make a difference when the state of a job is read.</summary>
/// <param name="Tested">Those that the program tests.</param>
internal sealed record StatesOfInterest(ImmutableArray<JobState> Tested)
{
    /// <summary>Those that the program tests, and one of either kind.</summary>
    public ImmutableArray<JobState> All { get; } = [.. Tested.Append(JobState.Transferring).Append(JobState.Cancelled).Distinct().Order()];

    public static StatesOfInterest Of(BitsProgram program)
    {
        var states = new SortedSet<JobState>();
        foreach (var statement in Descendants.Of(program.Body))
        {
            if (statement is SwitchState @switch)
            {
                states.UnionWith(@switch.Cases.SelectMany(static c => c.Labels));
            }

            foreach (var test in ConditionsIn.Of(statement).OfType<StateTest>())
            {
                states.UnionWith(test.States);
            }
        }

        return new([.. states]);
    }
}
