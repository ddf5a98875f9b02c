using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace BitsAnalyzers.Tests;

/// <summary>
/// A test that could go on for hours takes its cases in an order that is another one each night, and as many as its time allows
/// (docs/decisions/long-tests.md). The environment variable BITS_SEED chooses the order, and BITS_LONG_SECONDS is the time for each such
/// test; without it a test takes all cases.
/// </summary>
internal static class LongRun
{
    /// <summary>The trait of these tests, by which eng/nightly.sh finds them.</summary>
    public const string Trait = "Length";

    /// <summary>The value of the trait.</summary>
    public const string Long = "Long";

    public static async Task Of<T>(IEnumerable<T> cases, Func<T, Task> test)
    {
        var order = cases.ToArray();
        new Random(Number("BITS_SEED") ?? 0).Shuffle(order);
        var limit = Number("BITS_LONG_SECONDS") is { } seconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
        var watch = Stopwatch.StartNew();
        var count = 0;
        while (count < order.Length && (count == 0 || watch.Elapsed < limit))
        {
            await test(order[count++]);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} of {order.Length} cases");
    }

    private static int? Number(string variable)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
