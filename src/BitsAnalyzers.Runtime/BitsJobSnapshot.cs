namespace BitsAnalyzers.Runtime;

/// <summary>A job as it was when the jobs were listed. It holds no reference to the service.</summary>
/// <param name="Id">The identifier, for <see cref="BitsManager.GetJob"/>.</param>
/// <param name="DisplayName">The name.</param>
/// <param name="Type">Whether it fetches or sends.</param>
/// <param name="Owner">The security identifier of the owner; empty where the service does not tell.</param>
/// <param name="Progress">How far it had come.</param>
/// <param name="Files">Its files.</param>
public sealed record BitsJobSnapshot(
    Guid Id, string DisplayName, BitsJobType Type, string Owner, BitsProgress Progress, IReadOnlyList<BitsFileSnapshot> Files);
