namespace BitsAnalyzers.Bits;

/// <summary>How a public library that wraps jobs goes about it, where libraries differ.</summary>
/// <param name="Name">Its name.</param>
/// <param name="KeepsJobs">Whether an object that manages jobs keeps those that are made, and hands them out to whoever asks.</param>
/// <param name="AnswersInEvents">Whether a handler of an event counts as having dealt with it, so that no command line is run.</param>
/// <param name="RegistersOnce">
/// Whether only the first handler of a job is refused once the job has ended; an object that stands for the job may have others.
/// </param>
internal sealed record KnownLibrary(string Name, bool KeepsJobs = false, bool AnswersInEvents = false, bool RegistersOnce = false);
