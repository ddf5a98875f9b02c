using System.Reflection;
using BitsAnalyzers.Runtime.Hosting;
using BitsAnalyzers.Runtime.Testing;
using BitsAnalyzers.Runtime.Tests.Interop;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>A program with a strong name may reference only what has one, all the way down.</summary>
public sealed class StrongNameTests
{
    private const string Token = "ba084282c5458390";

    public static TheoryData<string, string> Libraries => new()
    {
        { "Runtime", "net8.0" },
        { "Runtime", "netstandard2.0" },
        { "Simulator", "net8.0" },
        { "Hosting", "net8.0" },
    };

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_has_the_name_and_so_has_what_it_references(string library, string build)
    {
        var assembly = (library, build) switch
        {
            ("Runtime", "net8.0") => RuntimeBuilds.Generated,
            ("Runtime", _) => RuntimeBuilds.Classic,
            ("Simulator", _) => typeof(BitsSimulator).Assembly,
            _ => typeof(BitsJobs).Assembly,
        };

        Assert.Equal(Token, TokenOf(assembly.GetName()));
        Assert.All(assembly.GetReferencedAssemblies(), reference => Assert.NotEmpty(TokenOf(reference)));
    }

    private static string TokenOf(AssemblyName name) => Convert.ToHexStringLower(name.GetPublicKeyToken() ?? []);
}
