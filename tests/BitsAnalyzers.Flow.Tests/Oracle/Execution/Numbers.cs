using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>
/// The int variables of an execution. The same test of the same number has the same outcome; that different tests may contradict each other
/// takes arithmetic, which an analyzer need not do.
/// </summary>
internal sealed class Numbers(ChoiceTape tape, ExecutionLog log)
{
    /// <summary>How many lengths an array may have, from 0 on.</summary>
    public const int ItemCounts = 3;

    /// <summary>How often a loop over a number may run, from 0 on: so often that every number that is tested occurs.</summary>
    public const int Counts = 4;

    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<(string Name, NumberComparison Comparison, int Value), bool> _tests = [];
    private readonly HashSet<string> _counted = [];

    /// <summary>Gives a loop counter its value.</summary>
    public void SetCounter(string name, int value)
    {
        _numbers[name] = value;
        foreach (var test in _tests.Keys.Where(test => test.Name == name).ToList())
        {
            _tests.Remove(test);
        }
    }

    public bool Test(string name, NumberComparison comparison, int value)
    {
        // '!=' is the same test as '=='.
        var test = (name, comparison == NumberComparison.NotEqual ? NumberComparison.Equal : comparison, value);
        if (!_tests.TryGetValue(test, out var outcome))
        {
            var number = Get(name);
            outcome = comparison == NumberComparison.Less ? number < value : number == value;
            var isInput = name == Parameters.Mode;
            if ((!isInput || _tests.Keys.Any(other => other.Name == name)) && log.DoubtsFurther(tape))
            {
                outcome = !outcome;
            }

            _tests.Add(test, outcome);
        }

        return comparison == NumberComparison.NotEqual ? !outcome : outcome;
    }

    /// <summary>How often a loop over an input runs. That two loops run equally often is more than an analyzer has to know.</summary>
    public int Count(string name)
    {
        var count = Get(name);
        return _counted.Add(name) || !log.DoubtsFurther(tape) ? count : count == 0 ? 1 : 0;
    }

    private int Get(string name)
    {
        if (!_numbers.TryGetValue(name, out var value))
        {
            _numbers[name] = value = tape.Choose(
                name switch { Parameters.Mode => Parameters.ModeCount, Parameters.Count => Counts, _ => ItemCounts });
        }

        return value;
    }
}
