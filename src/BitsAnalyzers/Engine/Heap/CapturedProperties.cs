using BitsAnalyzers.Engine.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Heap;

/// <summary>
/// Properties that stand left of an assignment whose value takes more than one block: <c>download.Flags = isMuted ? muted : usual</c>. The
/// control flow graph captures them first. What is noted here is noted in the order of the blocks, in which a capture comes before its
/// uses.
/// </summary>
internal sealed class CapturedProperties
{
    private readonly Dictionary<CaptureId, Uses> _uses = [];
    private readonly Dictionary<CaptureId, IOperation?> _targets = [];
    private readonly Dictionary<CaptureId, bool> _areNew = [];

    /// <summary>Notes what a capture keeps.</summary>
    public void Note(IFlowCaptureOperation capture)
    {
        var isNew = capture.Value is IObjectCreationOperation or IDefaultValueOperation;
        _areNew[capture.Id] = isNew && (!_areNew.TryGetValue(capture.Id, out var areNew) || areNew);
        if (capture.Value is IPropertyReferenceOperation reference)
        {
            _uses[capture.Id] = new(reference);
        }

        if (capture.Value is IFieldReferenceOperation or IArrayElementReferenceOperation)
        {
            _targets[capture.Id] = _targets.ContainsKey(capture.Id) ? null : capture.Value;
        }
    }

    /// <summary>Notes a use of a capture; gives the property that is written there, if one is.</summary>
    public IPropertyReferenceOperation? Note(IFlowCaptureReferenceOperation use)
    {
        if (!_uses.TryGetValue(use.Id, out var uses))
        {
            return null;
        }

        var isWritten = PropertyWrites.IsTarget(use);
        uses.IsWritten |= isWritten;
        uses.IsRead |= !isWritten || use.Parent is not (ISimpleAssignmentOperation or ITupleOperation);
        return isWritten ? uses.Property : null;
    }

    /// <summary>The property that is written where a capture is; null where the capture stands for none, or is only read.</summary>
    public IPropertyReferenceOperation? WrittenBy(CaptureId capture)
        => _uses.TryGetValue(capture, out var uses) && uses.IsWritten ? uses.Property : null;

    /// <summary>The field or array element that a capture stands for; null where that is not one alone.</summary>
    public IOperation? TargetOf(CaptureId capture) => _targets.TryGetValue(capture, out var target) ? target : null;

    /// <summary>Whether a capture only keeps what is made there: nothing else has a name for that.</summary>
    public bool IsNew(CaptureId capture) => _areNew.TryGetValue(capture, out var isNew) && isNew;

    /// <summary>Whether what the property holds is used, too: otherwise nothing calls the accessor that reads it.</summary>
    public bool IsRead(CaptureId capture) => !_uses.TryGetValue(capture, out var uses) || uses.IsRead;

    private sealed class Uses(IPropertyReferenceOperation property)
    {
        public IPropertyReferenceOperation Property { get; } = property;

        public bool IsWritten { get; set; }

        public bool IsRead { get; set; }
    }
}
