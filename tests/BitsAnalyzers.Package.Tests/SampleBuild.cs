using System.Collections.Immutable;
using Xunit;

namespace BitsAnalyzers.Package.Tests;

/// <summary>A build of the sample. It comes after the package has been packed, because both build the same projects.</summary>
public sealed class SampleBuild(PackedPackage package) : IAsyncLifetime
{
    internal ImmutableArray<BuildDiagnostic> Diagnostics { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Assert.NotEmpty(package.Feed);
        var build = await DotNet.RunAsync(Repository.Root, [.. Readme.Command("build"), "--disable-build-servers", "-tl:off"]);
        Diagnostics = BuildDiagnostic.Parse(build.MustSucceed().Output);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
