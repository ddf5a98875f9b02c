namespace BitsAnalyzers.Bits;

/// <summary>What a member does to a job, or tells of it.</summary>
internal enum JobEffect
{
    None,
    Creates,
    Finds,
    FindsNext,
    SetsMask,
    ReadsMask,
    SetsCallback,
    SetsCommandLine,
    SetsProperty,
    SetsCredentials,
    RemovesCredentials,
    ChangesOwner,
    AddsFile,
    AddsFiles,
    Resumes,
    Suspends,
    Cancels,
    Completes,
    ReadsState,
}
