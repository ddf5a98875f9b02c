using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>What a scenario finds: a service, a server, and somebody who listens.</summary>
internal abstract class Stage
{
    public abstract IBackgroundCopyManager Manager { get; }

    /// <summary>The address of a file that is there.</summary>
    public abstract string Url { get; }

    /// <summary>The address of a file that is not there.</summary>
    public abstract string MissingUrl { get; }

    /// <summary>Listens to every event.</summary>
    public abstract IBackgroundCopyCallback3 Receiver { get; }

    /// <summary>A program, which leaves a trace of itself when it is run with <see cref="Parameters"/>.</summary>
    public abstract string Program { get; }

    public abstract string Parameters { get; }

    /// <summary>True, which cannot be known before.</summary>
    public abstract bool Chance { get; }

    /// <summary>The path of a file that is not there yet.</summary>
    public abstract string NewPath();

    /// <summary>The path of a file to upload.</summary>
    public abstract string NewFile();

    /// <summary>Waits until no job is active any more.</summary>
    public abstract void RunTransfers();

    /// <summary>An event has reached a receiver.</summary>
    public abstract void Note(BitsEventKinds received);

    /// <summary>For an interface that the service does not have; the exception of a cast is more than .NET on Wine 8 survives.</summary>
    public static BitsException NoInterface() => new(HResults.E_NOINTERFACE, "the query for an interface");

    /// <summary>A call that prepares the one in question has to succeed.</summary>
    public static void Ok(int hresult)
    {
        if (hresult < 0)
        {
            throw new BitsException(hresult, "the preparation");
        }
    }
}
