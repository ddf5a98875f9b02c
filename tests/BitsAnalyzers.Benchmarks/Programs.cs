using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace BitsAnalyzers.Benchmarks;

/// <summary>Compiles the programs: those that use BITS together with the commonest interop declarations.</summary>
internal static class Programs
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp11);

    private static readonly MetadataReference[] s_references =
        [.. ReferenceAssemblies.Net.Net80.ResolveAsync(LanguageNames.CSharp, CancellationToken.None).GetAwaiter().GetResult()];

    public static CSharpCompilation WithBits(params string[] programs) => WithBits(programs, []);

    private static CSharpCompilation WithBits(string[] programs, MetadataReference[] others)
        => Compile([.. programs, .. InteropShapes.Default.Sources.Select(static source => source.Text)], others);

    public static CSharpCompilation WithoutBits(string program) => Compile([program]);

    /// <summary>One file that uses BITS among so many ordinary ones.</summary>
    public static CSharpCompilation AmongFiles(int files) => WithBits(
    [
        GeneratedCode.Methods(8),
        .. Enumerable.Range(0, files).Select(
            static file => GeneratedCode.WithoutBits(2).Replace("Contoso.Shop", $"Contoso.Shop{file}", StringComparison.Ordinal)),
    ]);

    /// <summary>Windows over a library of wrappers, so many methods in all.</summary>
    public static CSharpCompilation Windows(int methods)
    {
        using var toolkit = new MemoryStream();
        Compile([WrapperProgram.Toolkit]).WithAssemblyName("Contoso.Ui").Emit(toolkit);
        return WithBits(WrapperProgram.OfMethods(methods), [MetadataReference.CreateFromImage(toolkit.ToArray())]);
    }

    /// <summary>So many callback classes, each in a file with a method that registers it.</summary>
    public static CSharpCompilation Callbacks(int classes)
        => WithBits([.. Enumerable.Range(0, classes).Select(static number => $$"""
            using System.Threading;
            using Contoso.Interop;

            namespace Contoso.Watchers
            {
                public class Watcher{{number}} : IBackgroundCopyCallback
                {
                    private int _failures;

                    public void Watch(IBackgroundCopyJob job)
                    {
                        job.SetNotifyInterface(this);
                        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
                    }

                    public void JobTransferred(IBackgroundCopyJob job) => job.Complete();

                    public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => Interlocked.Increment(ref _failures);

                    public void JobModification(IBackgroundCopyJob job, uint reserved) { }
                }
            }
            """)]);

    /// <summary>The least processor time that it takes to compile a program, in milliseconds.</summary>
    public static double CompileMilliseconds(CSharpCompilation compilation)
    {
        const int Runs = 4;
        var least = TimeSpan.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            compilation.Clone().Emit(Stream.Null);
            var time = Environment.CpuUsage.TotalTime - before;
            least = time < least ? time : least;
        }

        return least.TotalMilliseconds;
    }

    private static CSharpCompilation Compile(IEnumerable<string> sources, params MetadataReference[] others)
    {
        var compilation = CSharpCompilation.Create(
            "Measured",
            sources.Select(static (source, number) => CSharpSyntaxTree.ParseText(source, s_parseOptions, $"Source{number}.cs")),
            [.. s_references, .. others],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));
        var error = compilation.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return error is null ? compilation : throw new InvalidOperationException($"The generated code does not compile: {error}");
    }
}
