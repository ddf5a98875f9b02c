using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Generation;

/// <summary>Writes tests. There are few inputs, so that programs test the same one again and again.</summary>
internal sealed class ConditionGenerator(Prng random, Kinds kinds)
{
    private static readonly (int, JobState)[] s_states =
        [(4, JobState.Cancelled), (3, JobState.Acknowledged), (3, JobState.Transferred), (2, JobState.Error), (1, JobState.Suspended)];

    /// <summary>A test that may call unknown code.</summary>
    public Condition Generate(Scope scope)
        => random.OneIn(12) ? new Ask()
        : random.OneIn(24) ? new Not(new Ask())
        : random.OneIn(20) ? new NullTest(random.Pick(scope.Jobs).Name, random.OneIn(2))
        : Pure(scope, depth: 2);

    /// <summary>A test that calls nothing.</summary>
    public Condition Pure(Scope scope, int depth)
    {
        List<(int, Func<Condition>)> ways =
        [
            (10, () => new BoolVariable(random.Pick(scope.Bools))),
            (4, () => new Not(new BoolVariable(random.Pick(scope.Bools)))),
            (3, () => TestNumber(scope)),
        ];
        if (!scope.Masks.IsEmpty)
        {
            ways.Add((2, () => TestMask(scope)));
        }

        if (!scope.States.IsEmpty)
        {
            ways.Add((12, () => TestState(scope)));
        }

        if (!scope.Results.IsEmpty)
        {
            ways.Add((24, () => TestResult(scope)));
        }

        if (!scope.Handles.IsEmpty)
        {
            ways.Add((16, () => TestHandle(scope)));
        }

        if (kinds.HasFlag(Kinds.Comparisons))
        {
            ways.Add((16, TestLifted));
            ways.Add((6, () => new MissingTest(random.OneIn(3) ? Parameters.Ratio : Parameters.Limit, random.OneIn(2))));
        }

        if (depth > 0)
        {
            ways.Add((2, () => new Both(Pure(scope, depth - 1), Pure(scope, depth - 1))));
            ways.Add((2, () => new Either(Pure(scope, depth - 1), Pure(scope, depth - 1))));
            ways.Add((1, () => new Not(Pure(scope, depth - 1))));
        }

        return random.Pick(ways)();
    }

    public JobState State() => random.Pick(s_states);

    // No number is negative, so none is less than 0.
    private NumberTest TestNumber(Scope scope)
    {
        var comparison = random.Pick<NumberComparison>(Enum.GetValues<NumberComparison>());
        return new(random.Pick(scope.Numbers), comparison, comparison == NumberComparison.Less ? 1 + random.Next(2) : random.Next(3));
    }

    private HandleTest TestHandle(Scope scope)
    {
        var (name, form) = random.Pick(scope.Handles);
        return new(name, form, random.OneIn(2));
    }

    private LiftedTest TestLifted()
    {
        var name = random.OneIn(3) ? Parameters.Ratio : Parameters.Limit;
        return new(name, random.Pick<LiftedComparison>(Enum.GetValues<LiftedComparison>()), 2 + random.Next(2));
    }

    private ResultTest TestResult(Scope scope)
    {
        var result = random.OneIn(3) ? random.Pick(scope.Results) : scope.Results[^1];
        return new(result, random.Pick<ResultQuestion>(ResultQuestion.All));
    }

    private MaskTest TestMask(Scope scope)
    {
        var mask = random.Pick(scope.Masks);
        var style = random.Pick<MaskTestStyle>(Enum.GetValues<MaskTestStyle>());
        return new(
            mask,
            style == MaskTestStyle.HasFlag && mask.Type == MaskType.Number ? MaskTestStyle.AnyBit : style,
            random.Pick<uint>([1, 2, 3, 4, 8, 0x38]));
    }

    private StateTest TestState(Scope scope)
    {
        ImmutableArray<JobState> states = random.OneIn(3) ? [JobState.Cancelled, JobState.Acknowledged] : [State()];
        return new(random.Pick(scope.States), states, (StateTestStyle)random.Next(2), random.OneIn(3));
    }
}
