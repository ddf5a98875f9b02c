using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Bits;

/// <summary>
/// Tells which notification flag a constant is meant to be. Code bases name the flags in many styles (BG_NOTIFY_JOB_ERROR, JobError,
/// JobErrorOccurred, JOB_ERROR), so the words decide, and only together with the value.
/// </summary>
internal static class FlagNames
{
    /// <summary>The number of the flag that a constant of this name and value is; null where it is none.</summary>
    public static int? NumberOf(string name, uint value)
    {
        for (var number = 0; number < NotifyFlags.Count; number++)
        {
            if (value == 1u << number)
            {
                return Names(number, Normalise(name)) ? number : null;
            }
        }

        return null;
    }

    private static bool Names(int number, string name) => (1u << number) switch
    {
        NotifyFlags.JobTransferred => Has(name, "TRANSFERRED") && !Has(name, "FILE"),
        NotifyFlags.JobError => Has(name, "ERROR"),
        NotifyFlags.Disable => Has(name, "DISABLE"),
        NotifyFlags.JobModification => Has(name, "MODIFICATION") || Has(name, "MODIFIED"),
        NotifyFlags.FileTransferred => Has(name, "FILE") && Has(name, "TRANSFERRED") && !Has(name, "RANGE"),
        _ => Has(name, "FILE") && Has(name, "RANGE"),
    };

    private static bool Has(string name, string word) => name.IndexOf(word, StringComparison.Ordinal) >= 0;

    private static string Normalise(string name) => name.Replace("_", "").ToUpperInvariant();
}
