using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Heap;

/// <summary>The ids of jobs that were made here: who has one finds the job by it.</summary>
internal static class JobNames
{
    // What a call gives besides its result is numbered below this.
    private const int IdPart = 950;

    /// <summary>The id of a job that was made here.</summary>
    public static SymbolicValue IdOf(SymbolicValue job) => new(job.Site, IdPart);

    public static bool IsId(Value? value) => value is SymbolicValue { Site: > 0, Part: IdPart };

    /// <summary>The job that an id is of.</summary>
    public static SymbolicValue JobOf(SymbolicValue id) => new(id.Site);
}
