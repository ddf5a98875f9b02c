using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>
/// The inputs that may be null, or not a number. Whatever is compared with such a value is not less, equal or greater. That two different
/// comparisons of a number contradict each other is more than an analyzer has to know; not so that both may be false where there is none.
/// </summary>
internal sealed class LiftedNumbers(ChoiceTape tape, ExecutionLog log)
{
    // Null first; then numbers on every side of those that are compared with.
    private const int Values = 6;

    private readonly Dictionary<string, int?> _values = [];
    private readonly Dictionary<(string Name, LiftedComparison? Comparison, int Value), bool> _tests = [];

    public bool Compare(LiftedTest test)
    {
        var value = Get(test.Name);
        return Agree((test.Name, test.Comparison, test.Value), test.Comparison switch
        {
            LiftedComparison.Greater => value > test.Value,
            LiftedComparison.AtMost => value <= test.Value,
            LiftedComparison.Less => value < test.Value,
            LiftedComparison.AtLeast => value >= test.Value,
            LiftedComparison.Equal => value == test.Value,
            _ => value != test.Value,
        });
    }

    public bool IsMissing(string name)
    {
        var isMissing = Get(name) is null;
        if (!_tests.TryGetValue((name, null, 0), out var known))
        {
            _tests[(name, null, 0)] = known = isMissing != (_tests.Keys.Any(other => other.Name == name) && log.DoubtsPointlessly(tape));
        }

        return known;
    }

    private bool Agree((string Name, LiftedComparison? Comparison, int Value) test, bool outcome)
    {
        if (!_tests.TryGetValue(test, out var known))
        {
            _tests[test] = known = outcome != (MayDoubt(test.Name) && log.DoubtsFurther(tape));
        }

        return known;
    }

    // Only a test for null, or for what is not a number, says that the others are false.
    private bool MayDoubt(string name)
        => _tests.Keys.Any(other => other.Name == name && (_values[name] is not null || other.Comparison is null));

    private int? Get(string name)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            _values[name] = value = tape.Choose(Values) is > 0 and var number ? number : null;
        }

        return value;
    }
}
