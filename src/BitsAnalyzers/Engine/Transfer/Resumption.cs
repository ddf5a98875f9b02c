using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// How the run of a block goes on after a call in it has been followed. The operation that the call is part of is carried out once more,
/// from its start and without being noted; calls that were followed before give what they gave then, and the last one returns now.
/// </summary>
/// <param name="Operation">The operation's place in the block; the number of operations for the block's condition.</param>
/// <param name="Before">What held before the operation.</param>
/// <param name="Returned">The calls that have returned since, and what held then.</param>
/// <param name="Site">The call that returns now.</param>
internal sealed record Resumption(int Operation, ProgramState Before, ImmutableArray<(int Site, ProgramState State)> Returned, int Site);
