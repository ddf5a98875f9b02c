namespace BitsAnalyzers.Package.Tests;

/// <summary>What a command has said and returned.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    public CommandResult MustSucceed()
        => ExitCode == 0 ? this : throw new InvalidOperationException($"'{Command}' failed with {ExitCode}:\n{Output}");
}
