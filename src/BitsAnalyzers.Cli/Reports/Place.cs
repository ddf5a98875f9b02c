namespace BitsAnalyzers.Cli.Reports;

/// <summary>A piece of a file, with lines and columns counted from one.</summary>
/// <param name="Path">The path, relative and with slashes; empty where a finding is about a whole project.</param>
/// <param name="EndColumn">The column behind the last character.</param>
internal sealed record Place(string Path, int Line, int Column, int EndLine, int EndColumn);
