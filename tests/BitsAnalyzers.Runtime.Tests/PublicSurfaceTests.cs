using System.Reflection;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>A change of the public surface shows in the repository. UPDATE_SNAPSHOTS=1 writes the files anew.</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_runtime_has_the_surface_of_its_snapshot() => AssertSnapshot(typeof(BitsJob).Assembly);

    [Fact]
    public void The_simulator_has_the_surface_of_its_snapshot() => AssertSnapshot(typeof(BitsSimulator).Assembly);

    private static void AssertSnapshot(Assembly assembly)
    {
        var folder = typeof(PublicSurfaceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(
            a => a.Key == "Snapshots").Value!;
        var path = Path.Combine(folder, assembly.GetName().Name + ".txt");
        string[] surface = [.. PublicSurface.Of(assembly)];
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, string.Join('\n', surface) + "\n");
        }

        Assert.Equal(File.ReadAllLines(path), surface);
    }
}
