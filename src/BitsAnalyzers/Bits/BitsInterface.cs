using System.Collections.Immutable;

namespace BitsAnalyzers.Bits;

/// <summary>Where a member is refused with BG_E_INVALID_STATE.</summary>
internal enum IllegalIn
{
    /// <summary>Nowhere, as far as it is documented.</summary>
    Nothing,

    /// <summary>Once the job is CANCELLED or ACKNOWLEDGED.</summary>
    FinalState,

    /// <summary>Once the job is CANCELLED or ACKNOWLEDGED, by one page of the documentation and not by another.</summary>
    FinalStateByOnePage,

    /// <summary>From TRANSFERRED on.</summary>
    TransferredAndFinalState,
}

/// <summary>A method of a BITS interface, as the Windows metadata has it.</summary>
/// <param name="Id">Which it is.</param>
/// <param name="Parameters">
/// How its parameters are passed: a number of bytes (<c>4</c>, <c>8</c>, <c>16</c>), a string (<c>s</c>), an interface (<c>i</c>) or
/// another pointer (<c>p</c>), and with <c>*</c> the address of one. <c>2p</c> are two pointers, <c>8+2p</c> those behind eight bytes.
/// </param>
/// <param name="Effect">What it does to a job, or tells of it.</param>
/// <param name="IllegalIn">Where it is refused.</param>
internal sealed record BitsMember(BitsMemberId Id, string Parameters, JobEffect Effect, IllegalIn IllegalIn)
{
    /// <summary>Its name in the Windows headers.</summary>
    public string Name { get; } = Id.ToString();
}

/// <summary>What kind of object an interface is a face of.</summary>
internal enum BitsObject
{
    Manager,
    Job,
    Callback,
    Error,
    File,
    JobEnumerator,
    FileEnumerator,
    JobOptions,
}

/// <summary>A BITS interface: its identifier, and its own members in the order of the vtable.</summary>
internal sealed class BitsInterface
{
    public BitsInterface(string name, BitsObject @object, string iid, string? baseName, int firstSlot, params BitsMember[] members)
    {
        Name = name;
        Object = @object;
        Iid = Guid.Parse(iid);
        BaseName = baseName;
        FirstSlot = firstSlot;
        Members = ImmutableArray.Create(members);
    }

    public string Name { get; }

    public BitsObject Object { get; }

    public Guid Iid { get; }

    /// <summary>The BITS interface it derives from; null where that is IUnknown.</summary>
    public string? BaseName { get; }

    /// <summary>The slot of the first own member; slots 0 to 2 are those of IUnknown.</summary>
    public int FirstSlot { get; }

    public ImmutableArray<BitsMember> Members { get; }

    public override string ToString() => Name;
}
