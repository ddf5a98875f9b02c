namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>
/// A use of BITS: what the analyzers report in it, and what becomes of it. The method returns the HRESULT of the call in question;
/// afterwards its transfers run to their end.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScenarioAttribute : Attribute
{
    /// <summary>The only rule that reports something here; null where the analyzers leave the code alone.</summary>
    public string? Reports { get; set; }

    /// <summary>What the call in question fails with; S_OK where it succeeds.</summary>
    public int Fails { get; set; }

    /// <summary>Events that reach a receiver.</summary>
    public BitsEventKinds Delivers { get; set; }

    /// <summary>Events that happen, and that the code has asked for or has a handler for, and that reach nobody.</summary>
    public BitsEventKinds Withholds { get; set; }

    /// <summary>Whether the program of the command line runs.</summary>
    public bool RunsProgram { get; set; }

    /// <summary>Whether a program is set and never runs.</summary>
    public bool WithholdsProgram { get; set; }

    /// <summary>Why it goes another way with the implementation in Wine: one of <see cref="WineDifferences"/>.</summary>
    public string? OnWine { get; set; }
}
