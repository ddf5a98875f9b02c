using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Cli.Scanning;

/// <summary>A project that is ready to be looked at.</summary>
/// <param name="Name">How it is called in reports and messages.</param>
/// <param name="Project">The project, for one of its target frameworks.</param>
internal sealed record ScanUnit(string Name, Project Project);
