using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Numbers the operations of a body, so that the domain can refer to them without knowing what an operation is. Numbers start with 1 and
/// follow the order in which operations are first met. A body that is followed from a call has its own numbers for each such call.
/// </summary>
internal sealed class ProgramPoints
{
    private readonly Dictionary<IOperation, int> _numbers = new(OperationIdentity.Instance);
    private readonly Dictionary<IOperation, int> _writes = new(OperationIdentity.Instance);
    private readonly List<(IOperation Operation, BodyContext Body)> _operations;
    private readonly Dictionary<int, CalledMember> _members;
    private readonly BodyContext _body;

    public ProgramPoints(BodyContext body)
    {
        _operations = [];
        _members = [];
        _body = body;
    }

    /// <summary>The numbers of a body that is followed from a call in another one.</summary>
    public ProgramPoints(BodyContext body, ProgramPoints caller)
    {
        _operations = caller._operations;
        _members = caller._members;
        _body = body;
    }

    public int this[IOperation operation]
    {
        get
        {
            if (!_numbers.TryGetValue(operation, out var number))
            {
                _operations.Add((operation, _body));
                _numbers.Add(operation, number = _operations.Count);
            }

            return number;
        }
    }

    /// <summary>The number for the write to a property that is both read and written.</summary>
    public int OfWrite(IOperation target)
    {
        if (!_writes.TryGetValue(target, out var number))
        {
            _operations.Add((target, _body));
            _writes.Add(target, number = _operations.Count);
        }

        return number;
    }

    /// <summary>The number of an operation, if it has been met; 0 otherwise.</summary>
    public int NumberOf(IOperation operation) => _numbers.TryGetValue(operation, out var number) ? number : 0;

    public IOperation this[int site] => _operations[site - 1].Operation;

    /// <summary>The member of BITS that is called at a site; null where none is.</summary>
    public CalledMember? MemberAt(int site) => _members.TryGetValue(site, out var member) ? member : null;

    /// <summary>Notes which member of BITS is called at a site.</summary>
    public void SetMemberAt(int site, CalledMember member) => _members[site] = member;

    /// <summary>The body that an operation was met in.</summary>
    public BodyContext BodyOf(int site) => _operations[site - 1].Body;
}

/// <summary>A member of BITS that is called somewhere.</summary>
/// <param name="Id">Which it is; null where a wrapper ends the job in a way that is not told.</param>
/// <param name="Name">Its name, or that of the wrapper.</param>
internal sealed record CalledMember(BitsMemberId? Id, string Name);
