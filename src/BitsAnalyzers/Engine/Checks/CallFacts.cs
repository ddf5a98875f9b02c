using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Engine.Checks;

/// <summary>What a check goes by: the call, and what is known before it.</summary>
internal readonly struct CallFacts
{
    /// <summary>The body that is run.</summary>
    public BodyContext Context { get; init; }

    /// <summary>The call that is about to be made; null where none is.</summary>
    public BitsCall? Call { get; init; }

    /// <summary>The call that is the moment of the check; 0 where the body ends.</summary>
    public int Site { get; init; }

    /// <summary>What is known of the job; null where the call is not one of a known job.</summary>
    public JobState? Job { get; init; }

    /// <summary>The callback or the command line that the call sets; null where it sets none.</summary>
    public Receiver? Receiver { get; init; }

    /// <summary>What has been decided on the way.</summary>
    public Entries<Value, bool> Path { get; init; }
}
