namespace BitsAnalyzers.Engine.Transfer;

/// <summary>An interval, and the numbers in it that are left out. Bounds of another type of numbers are not understood.</summary>
internal sealed class NumberRange
{
    private readonly HashSet<IComparable> _excluded = [];
    private IComparable? _least;
    private IComparable? _greatest;
    private bool _isLeastOpen;
    private bool _isGreatestOpen;

    /// <summary>Whether no number is left.</summary>
    public bool IsEmpty
    {
        get
        {
            while (_least is decimal whole && !_isLeastOpen && _isWhole && _excluded.Contains(whole))
            {
                _least = whole + 1;
            }

            if (_least is null || _greatest is null || _least.GetType() != _greatest.GetType())
            {
                return false;
            }

            var order = _least.CompareTo(_greatest);
            return order > 0 || (order == 0 && (_isLeastOpen || _isGreatestOpen || _excluded.Contains(_least)));
        }
    }

    private bool _isWhole;

    /// <summary>The number is this one or greater; where the bound is open, greater.</summary>
    public void AtLeast(IComparable bound, bool isOpen, bool isWhole)
    {
        _isWhole |= isWhole;
        if (isWhole && isOpen && bound is decimal number)
        {
            (bound, isOpen) = (number + 1, false);
        }

        if (_least is null || (_least.GetType() == bound.GetType()
            && (_least.CompareTo(bound) is var order && (order < 0 || (order == 0 && isOpen)))))
        {
            (_least, _isLeastOpen) = (bound, isOpen);
        }
    }

    /// <summary>The number is this one or less; where the bound is open, less.</summary>
    public void AtMost(IComparable bound, bool isOpen, bool isWhole)
    {
        _isWhole |= isWhole;
        if (isWhole && isOpen && bound is decimal number)
        {
            (bound, isOpen) = (number - 1, false);
        }

        if (_greatest is null || (_greatest.GetType() == bound.GetType()
            && (_greatest.CompareTo(bound) is var order && (order > 0 || (order == 0 && isOpen)))))
        {
            (_greatest, _isGreatestOpen) = (bound, isOpen);
        }
    }

    /// <summary>The number is not this one.</summary>
    public void Exclude(IComparable number) => _excluded.Add(number);
}
