namespace BitsAnalyzers.Rules;

/// <summary>The parts that a call can have in a mistake.</summary>
[Flags]
internal enum CallParts
{
    None = 0,

    /// <summary>The job has ended after it.</summary>
    Ends = 1,

    /// <summary>It is refused when the job has ended.</summary>
    IsRefused = 2,

    /// <summary>It makes a job, which has no files.</summary>
    Creates = 4,

    /// <summary>It gives the new job a file.</summary>
    AddsFile = 8,

    /// <summary>It starts a job.</summary>
    Resumes = 16,

    /// <summary>It tells the state of a job, and a test of that may tell that it has ended.</summary>
    ReadsState = 32,
}
