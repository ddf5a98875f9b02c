using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>A value that may be passed as a notification mask.</summary>
/// <param name="Mask">What is known of it.</param>
/// <param name="Written">The expression that writes it, without conversions: the place to repair.</param>
/// <param name="Joins">The expressions that it was joined in from flags, the first one first.</param>
internal sealed record MaskValue(NotifyMask Mask, IOperation Written, ImmutableArray<FlagJoin> Joins);
