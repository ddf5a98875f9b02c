using System.Collections.Immutable;
using System.Reflection;
using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

[CollectionDefinition(nameof(ConsumerBuild))]
public sealed class ConsumerBuildDefinition : ICollectionFixture<ConsumerBuild>;

/// <summary>
/// All consumers, restored and built by one command in a folder outside the repository. The package comes from the folder it was packed to
/// and is installed into a package folder of this build alone; everything else comes from where this machine gets its packages.
/// </summary>
public sealed class ConsumerBuild(PackedPackage package) : IAsyncLifetime
{
    private static readonly ImmutableArray<Consumer> s_consumers =
    [
        FrameworkTests.Consumer,
        SeverityTests.Defaults,
        SeverityTests.EditorConfig,
        PresetChoiceTests.Strict,
        PresetChoiceTests.StrictWithOwnSettings,
        PresetChoiceTests.Off,
        PresetChoiceTests.Misspelt,
        SilenceTests.Consumer,
        FormatTests.Consumer,
        RuntimeTests.Consumer,
        RuntimeTests.OldLanguage,
        RuntimeTests.Strict,
        RuntimeTests.BehindStrict,
        HostingTests.Consumer,
        EditorTests.Consumer,
        OptionTests.Lists,
        OptionTests.Levels,
        OptionTests.Steps,
        OptionTests.Broken,
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("BitsAnalyzers.Consumers-");
    private ImmutableArray<BuildDiagnostic> _diagnostics;

    public async ValueTask InitializeAsync()
    {
        Write("NuGet.config", NuGetConfig(package));
        foreach (var consumer in s_consumers)
        {
            Write($"{consumer.Name}/{consumer.Name}.csproj", consumer.ProjectFile);
            foreach (var (name, text) in consumer.Files)
            {
                Write($"{consumer.Name}/{name}", text + "\n");
            }
        }

        Write("Consumers.slnx", $"""
            <Solution>
              {string.Join("\n  ", s_consumers.Select(SolutionEntry))}
            </Solution>
            """);

        var build = await RunAsync(
            "build", "Consumers.slnx", "--disable-build-servers", "-nologo", "-tl:off", "-v:quiet", "-clp:NoSummary");
        _diagnostics = BuildDiagnostic.Parse(build.Output);
        var notBuilt = s_consumers.Where(consumer => consumer.IsBuilt && !HasOutput(consumer) && DiagnosticsOf(consumer).IsEmpty);
        Assert.True(!notBuilt.Any(), $"Not built: {string.Join(", ", notBuilt)}\n{build.Output}");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>What the build has printed about a consumer.</summary>
    internal ImmutableArray<BuildDiagnostic> DiagnosticsOf(Consumer consumer)
        => s_consumers.Contains(consumer)
            ? [.. _diagnostics.Where(diagnostic => diagnostic.Project == consumer.Name)]
            : throw new ArgumentException($"{consumer} is not one of the consumers that are built.", nameof(consumer));

    internal string PathOf(Consumer consumer, string file) => Path.Combine(_folder.FullName, consumer.Name, file);

    /// <summary>A project beside the consumers, with the same mistakes and no reference.</summary>
    internal void WriteProject(string name, string projectFile)
    {
        Write($"{name}/{name}.csproj", projectFile);
        foreach (var (file, text) in new[] { ConsumerCode.Interop, ConsumerCode.Downloads })
        {
            Write($"{name}/{file}", text + "\n");
        }
    }

    /// <summary>What a process needs that works with the consumers.</summary>
    internal (string Name, string Value)[] Variables => [("NUGET_PACKAGES", Path.Combine(_folder.FullName, "packages"))];

    internal Task<CommandResult> RunAsync(params string[] arguments) => DotNet.RunAsync(_folder.FullName, arguments, Variables);

    internal static string NuGetConfig(PackedPackage package) =>
        $"""
        <configuration>
          <packageSources>
            <add key="packed" value="{package.Feed}" />
          </packageSources>
          <fallbackPackageFolders>
            <add key="machine" value="{PackageCacheOfTheMachine}" />
          </fallbackPackageFolders>
        </configuration>
        """;

    private static string PackageCacheOfTheMachine
        => typeof(ConsumerBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(
            attribute => attribute.Key == "PackageCache").Value!;

    private static string SolutionEntry(Consumer consumer)
        => $"""<Project Path="{consumer.Name}/{consumer.Name}.csproj"><Build Project="{(consumer.IsBuilt ? "true" : "false")}" /></Project>""";

    private bool HasOutput(Consumer consumer)
        => Directory.EnumerateFiles(PathOf(consumer, "bin"), consumer.Name + ".dll", SearchOption.AllDirectories).Any();

    private void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}
