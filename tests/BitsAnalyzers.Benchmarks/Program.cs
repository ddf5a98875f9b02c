using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BitsAnalyzers.Benchmarks;

if (args is ["--short", ..])
{
    var hold = await new ShortRun(Console.Out).PrintAsync();
    return args.Contains("--gate") && !hold ? 1 : 0;
}

// In this process, because the one that BenchmarkDotNet would build knows nothing of the places of the analyzers.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(AnalyzerBenchmarks).Assembly).Run(args, config);
return 0;
