namespace BitsAnalyzers.Cli;

/// <summary>What the tool tells the script that has called it.</summary>
internal static class ExitCodes
{
    /// <summary>Done, and nothing found that counts.</summary>
    public const int Clean = 0;

    /// <summary>Done, with findings at or above the severity of <c>--fail-on</c>.</summary>
    public const int Findings = 1;

    /// <summary>Something could not be scanned, or the command line is wrong.</summary>
    public const int NotDone = 2;
}
