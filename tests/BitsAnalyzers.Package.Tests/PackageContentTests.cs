using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace BitsAnalyzers.Package.Tests;

/// <summary>What is in the packages, and what they say of themselves.</summary>
public partial class PackageContentTests(PackedPackage package)
{
    public static TheoryData<string> Assemblies => ["BitsAnalyzers.dll", "BitsAnalyzers.CodeFixes.dll"];

    public static TheoryData<string> Packages =>
        [PackedPackage.Analyzers, PackedPackage.Runtime, PackedPackage.Simulator, PackedPackage.Hosting];

    public static TheoryData<string, string> AssembliesOfAllPackages => new()
    {
        { PackedPackage.Analyzers, "analyzers/dotnet/cs/BitsAnalyzers.dll" },
        { PackedPackage.Analyzers, "analyzers/dotnet/cs/BitsAnalyzers.CodeFixes.dll" },
        { PackedPackage.Runtime, "lib/netstandard2.0/BitsAnalyzers.Runtime.dll" },
        { PackedPackage.Runtime, "lib/net8.0/BitsAnalyzers.Runtime.dll" },
        { PackedPackage.Simulator, "lib/net8.0/BitsAnalyzers.Runtime.Testing.dll" },
        { PackedPackage.Hosting, "lib/netstandard2.0/BitsAnalyzers.Runtime.Hosting.dll" },
        { PackedPackage.Hosting, "lib/net8.0/BitsAnalyzers.Runtime.Hosting.dll" },
    };

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task TheFilesAreThoseOfTheSnapshot(string id)
    {
        await using var archive = await package.OpenAsync(id);
        var files = archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => !IsPartOfTheContainer(name))
            .Order(StringComparer.Ordinal);

        Snapshot.AssertIs($"tests/BitsAnalyzers.Package.Tests/Snapshots/{id}.files.txt", string.Join('\n', files) + "\n");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task TheNuspecIsThatOfTheSnapshot(string id)
    {
        await using var archive = await package.OpenAsync(id);
        var nuspec = (await TextOf(archive.GetEntry($"{id}.nuspec")!.OpenAsync(TestContext.Current.CancellationToken))).ReplaceLineEndings(
            "\n");

        Assert.Contains($"<version>{PackedPackage.Version}</version>", nuspec, StringComparison.Ordinal);
        Snapshot.AssertIs($"tests/BitsAnalyzers.Package.Tests/Snapshots/{id}.nuspec", Commit().Replace(nuspec, "").TrimEnd() + "\n");
    }

    [Theory]
    [MemberData(nameof(AssembliesOfAllPackages))]
    public async Task AnAssemblyCarriesItsSymbolsAndSaysNothingOfTheMachineItWasBuiltOn(string id, string assembly)
    {
        var bytes = await File.ReadAllBytesAsync(
            Path.Combine(await package.ExtractAsync("symbols-" + assembly.Replace('/', '-'), id), assembly),
            TestContext.Current.CancellationToken);
        using var image = new PEReader(new MemoryStream(bytes));
        var entries = image.ReadDebugDirectory();
        var symbols = Assert.Single(entries, entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(symbols);
        var reader = provider.GetMetadataReader();

        Assert.Contains(entries, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        Assert.All(
            reader.Documents,
            document => Assert.StartsWith("/_/", reader.GetString(reader.GetDocument(document).Name), StringComparison.Ordinal));
        Assert.DoesNotContain(Repository.Root, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain(Repository.Root, Encoding.Unicode.GetString(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task TheIconIsAPngOf128By128(string id)
    {
        await using var archive = await package.OpenAsync(id);
        await using var icon = await archive.GetEntry("icon.png")!.OpenAsync(TestContext.Current.CancellationToken);
        var header = new byte[24];
        await icon.ReadExactlyAsync(header, TestContext.Current.CancellationToken);

        Assert.Equal("PNG"u8, header.AsSpan(1, 3));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(16)));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20)));
    }

    [Fact]
    public void AReleaseHasAllPackages()
    {
        var projects = Directory.EnumerateFiles(Repository.FullPath("src"), "*.csproj", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains("<PackageReadmeFile>", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path)!);

        Assert.Equal(
            projects.Order(StringComparer.Ordinal),
            Projects().Match(Repository.Read("eng/pack.sh")).Groups["projects"].Value.Split(' ').Order(StringComparer.Ordinal));
    }

    /// <summary>A package manager shows the readme where no file of the repository is beside it.</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public async Task TheReadmeHasNoRelativeLinks(string id)
    {
        await using var archive = await package.OpenAsync(id);
        var readme = await TextOf(archive.GetEntry("README.md")!.OpenAsync(TestContext.Current.CancellationToken));

        var links = Link().Matches(readme).Select(link => link.Groups["target"].Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
    }

    // Files that every package has by the rules of the container format.
    private static bool IsPartOfTheContainer(string name)
        => name.StartsWith("_rels/", StringComparison.Ordinal)
            || name.StartsWith("package/", StringComparison.Ordinal)
            || name == "[Content_Types].xml";

    private static async Task<string> TextOf(Task<Stream> entry)
    {
        using var reader = new StreamReader(await entry, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@" commit=""[0-9a-f]+""")]
    private static partial Regex Commit();

    [GeneratedRegex(@"for project in (?<projects>[^;]+);")]
    private static partial Regex Projects();

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)")]
    private static partial Regex Link();
}
