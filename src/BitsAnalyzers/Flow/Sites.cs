using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Flow;

/// <summary>
/// Numbers the operations of a body, so that the domain can refer to them without knowing what an operation is. Numbers start with 1 and
/// follow the order in which operations are first met.
/// </summary>
internal sealed class Sites
{
    private readonly Dictionary<IOperation, int> _numbers = [];
    private readonly List<IOperation> _operations = [];

    public int this[IOperation operation]
    {
        get
        {
            if (!_numbers.TryGetValue(operation, out var number))
            {
                _operations.Add(operation);
                _numbers.Add(operation, number = _operations.Count);
            }

            return number;
        }
    }

    public IOperation this[int site] => _operations[site - 1];
}
