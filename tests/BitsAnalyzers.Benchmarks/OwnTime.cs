using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace BitsAnalyzers.Benchmarks;

/// <summary>
/// How long the own code of analyzers runs: what the driver counts for each, without binding the code, which is done for all of them. That
/// is time on a clock; it is reduced by the part of the run in which this process had no processor, so that a busy machine shows less.
/// </summary>
internal static class OwnTime
{
    private const int LeastRounds = 5;
    private const int MostRounds = 40;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Measures analyzers in turns, and takes the least of each: everything that disturbs a run makes it slower.</summary>
    public static Task<Dictionary<Contestant, double>> MillisecondsAsync(
        CSharpCompilation compilation, IReadOnlyCollection<Contestant> contestants, TimeSpan? patience = null)
        => MillisecondsAsync(contestant => contestant.OwnTimeAsync(compilation), contestants, patience);

    /// <summary>The same for what follows an edit.</summary>
    public static Task<Dictionary<Contestant, double>> MillisecondsAfterAsync(
        CSharpCompilation compilation, Edit edit, IReadOnlyCollection<Contestant> contestants)
        => MillisecondsAsync(contestant => contestant.OwnTimeAfterAsync(compilation, edit), contestants, patience: null);

    private static async Task<Dictionary<Contestant, double>> MillisecondsAsync(
        Func<Contestant, Task<TimeSpan>> measure, IReadOnlyCollection<Contestant> contestants, TimeSpan? patience)
    {
        var least = contestants.ToDictionary(static contestant => contestant, static _ => double.MaxValue);
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < MostRounds && (round < LeastRounds || watch.Elapsed < (patience ?? s_patience)); round++)
        {
            foreach (var contestant in contestants)
            {
                GC.Collect();
                var (processor, begin) = (Environment.CpuUsage.TotalTime, watch.Elapsed);
                var own = await measure(contestant);
                var share = Math.Min(1, (Environment.CpuUsage.TotalTime - processor) / (watch.Elapsed - begin));
                least[contestant] = Math.Min(least[contestant], own.TotalMilliseconds * share);
            }
        }

        return least;
    }
}
