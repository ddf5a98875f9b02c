namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>
/// The choices of one execution: inputs, failures, states of jobs. Executions differ in nothing else, so walking through all tapes runs a
/// program on everything that can happen to it.
/// </summary>
internal sealed class ChoiceTape
{
    private readonly List<(int Chosen, int Count)> _choices = [];
    private int _position;

    /// <summary>One of the numbers from 0 to count - 1.</summary>
    public int Choose(int count)
    {
        if (_position == _choices.Count)
        {
            _choices.Add((0, count));
        }

        return _choices[_position++].Chosen;
    }

    /// <summary>Goes to the next tape; false after the last.</summary>
    public bool MoveNext()
    {
        _position = 0;
        while (_choices is [.., var (chosen, count)])
        {
            _choices.RemoveAt(_choices.Count - 1);
            if (chosen + 1 < count)
            {
                _choices.Add((chosen + 1, count));
                return true;
            }
        }

        return false;
    }

    public override string ToString() => string.Join(' ', _choices.Select(static choice => choice.Chosen));
}
