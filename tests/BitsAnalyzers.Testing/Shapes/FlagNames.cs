namespace BitsAnalyzers.Testing.Shapes;

/// <summary>The notification flags under the short names that scenarios use.</summary>
internal static class FlagNames
{
    /// <summary>The end of the flag's name in the Windows headers, behind <c>BG_NOTIFY_</c>.</summary>
    public static string? Full(string name) => name switch
    {
        "TRANSFERRED" => "JOB_TRANSFERRED",
        "ERROR" => "JOB_ERROR",
        "MODIFICATION" => "JOB_MODIFICATION",
        "DISABLE" or "FILE_TRANSFERRED" or "FILE_RANGES_TRANSFERRED" => name,
        _ => null,
    };
}
