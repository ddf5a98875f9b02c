using Microsoft.Build.Framework;

namespace BitsAnalyzers.Sarif;

/// <summary>The task behind the MSBuild property <c>BitsAnalyzersSarif</c>: writes the compiler's log anew, with code flows.</summary>
public sealed class AddCodeFlows : Microsoft.Build.Utilities.Task
{
    /// <summary>The log that the compiler has written.</summary>
    [Required]
    public string Source { get; set; } = "";

    /// <summary>The file to write.</summary>
    [Required]
    public string Output { get; set; } = "";

    /// <summary>A folder of the working copy, which paths are made relative to.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var converted = SarifLog.Convert(File.ReadAllText(Source), SourceRoot.Around(Folder));
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Output))!);
            File.WriteAllText(Output, converted);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            Log.LogWarning(null, "BITSSARIF", null, null, 0, 0, 0, 0, "{0} was not written: {1}", Output, e.Message);
        }

        return true;
    }
}
