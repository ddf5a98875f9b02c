using System.Collections.Concurrent;
using System.Collections.Immutable;
using BitsAnalyzers.Runtime;
using BitsAnalyzers.Testing;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>
/// Makes programs of samples. Statements become the body of a method with a parameter <c>IBackgroundCopyJob job</c>, members become those
/// of a class, and what is neither is a file. The interop declarations and their namespace are there.
/// </summary>
internal static class SampleProgram
{
    private static readonly ImmutableArray<(string Before, string After)> s_frames =
    [
        ("internal sealed class Downloads { public void Configure(IBackgroundCopyJob job) { ", "} }"),
        ("internal sealed class Downloads { ", "}"),
        ("", ""),
    ];

    /// <summary>The library that some actions make use of.</summary>
    public static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(BitsJob).Assembly.Location);

    private static readonly ConcurrentDictionary<string, AnalyzerRunnerSettings> s_settings = new(StringComparer.Ordinal);

    /// <summary>
    /// The declarations that samples are written against, and beside them, in a namespace of their own, some that return HRESULTs.
    /// </summary>
    public static ImmutableArray<string> InteropSources
        => [.. InteropShapes.Default.Sources.Concat(InteropShapes.PreserveSig.Declarations).Select(source => source.Text)];

    /// <summary>What every sample is compiled with.</summary>
    public static ImmutableArray<string> SharedSources => [.. InteropSources, "global using BitsAnalyzers.Runtime;"];

    /// <summary>The program of one sample; the first line of the code is the first of the program.</summary>
    public static string Of(string code)
    {
        var (before, after) = FrameOf(code);
        return $"{before}{code}\n{after}";
    }

    /// <summary>One program of all samples of a page, each in a namespace of its own, and in the lines where the page has it.</summary>
    public static string Of(MarkdownPage page)
    {
        var lines = page.Text.Split('\n').Select(static _ => "").ToArray();
        foreach (var sample in page.Samples)
        {
            var (before, after) = FrameOf(sample.Code);
            var code = sample.Code.Split('\n');
            lines[sample.Line - 1] = $"namespace Line{sample.Line} {{ {before}";
            code.CopyTo(lines, sample.Line);
            lines[sample.Line + code.Length] = $"{after} }}";
        }

        return string.Join('\n', lines);
    }

    /// <summary>What is reported in a program; of the rules that nearly every short one breaks, those that it names.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(
        string program, ImmutableDictionary<string, string> options, CancellationToken cancellationToken)
        => (await AnalyzerRunner.GetDiagnosticsAsync<BitsAnalyzer>(program, SettingsFor(options), cancellationToken))
            .RemoveAll(diagnostic => IncidentalRules.Contain(diagnostic.Id) && !program.Contains(diagnostic.Id, StringComparison.Ordinal));

    public static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    private static AnalyzerRunnerSettings SettingsFor(ImmutableDictionary<string, string> options)
        => s_settings.GetOrAdd(string.Join(';', options), _ => new()
        {
            SharedSources = SharedSources,
            AdditionalReferences = [Runtime],
            AnalyzerOptions = options,
        });

    private static (string Before, string After) FrameOf(string code)
        => s_frames.FirstOrDefault(frame => Parses($"{frame.Before}\n{code}\n{frame.After}"), s_frames[^1]);

    private static bool Parses(string program)
        => !CSharpSyntaxTree.ParseText(program).GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
