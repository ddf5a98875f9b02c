using System.Collections.Immutable;

namespace BitsAnalyzers.Bits;

/// <summary>What a member of a wrapper does to the job behind it.</summary>
/// <param name="Bits">The name of the member of BITS that it comes to.</param>
/// <param name="Parameter">The place of the parameter that carries the first argument of that member; negative where none does, or the
/// member is a property.</param>
/// <param name="Job">The place of the parameter that is the job; negative where that is the object itself.</param>
/// <param name="EndsInEitherState">Whether the job may be cancelled or acknowledged by it: which of the two is not told.</param>
internal sealed record WrapperMember(string Bits, int Parameter = -1, int Job = -1, bool EndsInEitherState = false)
{
    /// <summary>The place of the parameter that carries the second argument; negative where none does.</summary>
    public int Second { get; init; } = -1;

    /// <summary>Whether it is refused where the member of BITS is, and changes nothing that is followed.</summary>
    public bool IsOnlyRefused { get; init; }

    /// <summary>Whether a handler is added that is asked for an answer to events, and nothing is registered for that.</summary>
    public bool IsOnlyAnswer { get; init; }

    /// <summary>Whether it is done to all jobs that there are, one after the other.</summary>
    public bool IsOfAll { get; init; }

    /// <summary>The property of a job that it sets or reads, where it comes to SetProperty or GetProperty.</summary>
    public uint? Property { get; init; }

    /// <summary>The flag that is added to the mask in force; null where the mask is replaced.</summary>
    public uint? AddedFlag { get; init; }

    /// <summary>The library that it belongs to; null where the project has named it, or its author has.</summary>
    public KnownLibrary? Library { get; init; }

    /// <summary>Where the arguments of the member of BITS are among those of the wrapper.</summary>
    public ImmutableArray<int> Places => ImmutableArray.Create(Parameter, Second);
}
