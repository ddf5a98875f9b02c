namespace BitsAnalyzers.Bits;

/// <summary>What a member of a wrapper does to the job behind it.</summary>
/// <param name="Bits">The name of the member of BITS that it comes to.</param>
/// <param name="Parameter">The place of the parameter that carries the first argument of that member; negative where none does, or the
/// member is a property.</param>
/// <param name="Job">The place of the parameter that is the job; negative where that is the object itself.</param>
/// <param name="EndsInEitherState">Whether the job may be cancelled or acknowledged by it: which of the two is not told.</param>
internal sealed record WrapperMember(string Bits, int Parameter = -1, int Job = -1, bool EndsInEitherState = false);
