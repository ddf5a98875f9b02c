using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BitsAnalyzers.Benchmarks;

const string Gate = "--gate";
if (args is ["--short", .. var parts])
{
    var hold = await new ShortRun(Console.Out).PrintAsync([.. parts.Where(static part => part != Gate)]);
    return parts.Contains(Gate) && !hold ? 1 : 0;
}

// In this process, because the one that BenchmarkDotNet would build knows nothing of the places of the analyzers.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(AnalyzerBenchmarks).Assembly).Run(args, config);
return 0;
