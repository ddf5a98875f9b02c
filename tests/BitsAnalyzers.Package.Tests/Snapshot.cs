using Xunit;

namespace BitsAnalyzers.Package.Tests;

/// <summary>
/// Text that is kept in the repository and follows from something else: a file with the content of the package, the severities of a preset,
/// a table in a readme. A test compares the two; with the environment variable UPDATE_SNAPSHOTS=1 it writes the file instead.
/// </summary>
internal static class Snapshot
{
    public static void AssertIs(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Repository.FullPath(path), expected);
            return;
        }

        var actual = File.Exists(Repository.FullPath(path)) ? Repository.Read(path) : "";
        Assert.True(
            expected == actual,
            $"{path} is out of date. If the change is meant, run the tests with UPDATE_SNAPSHOTS=1 and look at the "
            + $"difference.\n\n{Difference(expected, actual)}");
    }

    private static string Difference(string expected, string actual)
    {
        var wanted = expected.Split('\n');
        var found = actual.Split('\n');
        return string.Join(
            '\n', [.. found.Except(wanted).Select(line => "- " + line), .. wanted.Except(found).Select(line => "+ " + line)]);
    }
}
