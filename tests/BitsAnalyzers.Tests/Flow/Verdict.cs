using System.Collections.Concurrent;
using System.Collections.Immutable;
using BitsAnalyzers.Testing;
using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// Compares what the analyzer reports in a program with its markup: <c>{|BITS001:…|}</c> where something is reported, and nothing
/// elsewhere. The declarations of a shape are compiled once, so that each program costs no more than itself.
/// </summary>
internal static class Verdict
{
    private static readonly ConcurrentDictionary<(InteropShape Shape, string Options), AnalyzerRunnerSettings> s_settings = new();

    private static readonly BitsAnalyzer s_analyzer = new();

    /// <summary>A scenario, written in a shape.</summary>
    public static Task Scenario(InteropShape shape, string scenario) => Program(shape, shape.Render(scenario));

    /// <summary>A whole program that is already written in a shape.</summary>
    public static Task Program(InteropShape shape, string program) => Program(shape, program, NoOptions);

    /// <summary>A whole program in plain C# against the commonest declarations, with options of a project.</summary>
    public static Task Program(string program, params (string Key, string Value)[] options)
        => Program(
            InteropShapes.Default, program, options.ToImmutableDictionary(static option => option.Key, static option => option.Value));

    /// <summary>A whole program about one rule: what others say of it is left aside.</summary>
    public static Task ProgramAbout(string id, string program) => Program(InteropShapes.Default, program, NoOptions, [id]);

    /// <summary>A whole program about one rule, written in a shape: what others say of it is left aside.</summary>
    public static Task ProgramAbout(InteropShape shape, string id, string program) => Program(shape, program, NoOptions, [id]);

    /// <summary>A whole program about some rules: what others say of it is left aside.</summary>
    public static Task ProgramAbout(IEnumerable<string> ids, string program)
        => Program(InteropShapes.Default, program, NoOptions, [.. ids]);

    /// <summary>Statements, as those of <see cref="Statements"/>, about one rule: what others say of it is left aside.</summary>
    public static Task StatementsAbout(string id, string statements) => ProgramAbout(id, Method(statements));

    private static async Task Program(
        InteropShape shape, string program, ImmutableDictionary<string, string> options, string[]? about = null)
    {
        TestFileMarkupParser.GetSpans(
            program, treatPositionIndicatorsAsCode: true, out var source, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        var diagnostics = await Diagnostics(shape, source, options);
        diagnostics = diagnostics.RemoveAll(diagnostic => about is not null
            ? !about.Contains(diagnostic.Id)
            : (diagnostic.Id == "BITS101" || IncidentalRules.Contain(diagnostic.Id)) && !spans.ContainsKey(diagnostic.Id));

        var expected = spans.SelectMany(pair => pair.Value.Select(span => (Id: pair.Key, Span: span)));
        Assert.True(
            Describe(
                source,
                expected) == Describe(source, diagnostics.Select(static diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan))),
            $"""
            Expected:
            {Describe(source, expected)}
            Reported:
            {string.Join('\n', diagnostics)}
            in
            {source}
            """);
    }

    /// <summary>
    /// Statements of a method that has a manager, jobs of unknown origin (<c>job</c>, <c>other</c>), inputs (<c>first</c>, <c>second</c>,
    /// <c>number</c>, <c>input</c>) and unknown code (<c>Touch</c>, <c>Decide</c>, <c>Log</c>).
    /// </summary>
    public static Task Statements(string statements) => Program(Method(statements));

    public static string Method(string statements) => $$"""
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using static Contoso.Interop.BG_NOTIFY;
        using static Contoso.Interop.BG_JOB_STATE;
        using static Contoso.Interop.BG_JOB_TYPE;
        using static Contoso.Interop.BITS_JOB_PROPERTY_ID;
        abstract class Downloader
        {
            protected abstract void Touch(IBackgroundCopyJob job);
            protected abstract bool Decide();
            static void Log(string text) => Console.WriteLine(text);

            void Run(
                IBackgroundCopyManager manager, IBackgroundCopyJob5 job, IBackgroundCopyJob2 other, List<IBackgroundCopyJob> jobs,
                bool first, bool second, int number, uint input, string text, IBackgroundCopyCallback callback)
            {
        {{statements}}
            }
        }

        sealed class Silent : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }

        sealed class Watcher : IBackgroundCopyCallback2
        {
            public void JobTransferred(IBackgroundCopyJob job) => Console.WriteLine(job);
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => Console.WriteLine(job);
            public void JobModification(IBackgroundCopyJob job, uint reserved) => Console.WriteLine("modified");
            public void FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file) => Console.WriteLine("file");
        }
        """;

    public static Task<ImmutableArray<Diagnostic>> Diagnostics(string source) => Diagnostics(InteropShapes.Default, source);

    public static Task<ImmutableArray<Diagnostic>> Diagnostics(InteropShape shape, string source) => Diagnostics(shape, source, NoOptions);

    public static Task<ImmutableArray<Diagnostic>> Diagnostics(
        InteropShape shape, string source, ImmutableDictionary<string, string> options)
        => AnalyzerRunner.GetDiagnosticsAsync([s_analyzer], source, SettingsFor(shape, options), TestContext.Current.CancellationToken);

    private static ImmutableDictionary<string, string> NoOptions => ImmutableDictionary<string, string>.Empty;

    private static AnalyzerRunnerSettings SettingsFor(InteropShape shape, ImmutableDictionary<string, string> options)
        => s_settings.GetOrAdd(
            (shape, string.Join(';', options.OrderBy(static option => option.Key, StringComparer.Ordinal))),
            _ => new()
            {
                SharedSources = [.. shape.Sources.Select(static source => source.Text)],
                AdditionalReferences = shape.References,
                AnalyzerOptions = options,
            });

    private static string Describe(string source, IEnumerable<(string Id, TextSpan Span)> places)
        => string.Join('\n', places
            .OrderBy(static place => place.Span).ThenBy(static place => place.Id, StringComparer.Ordinal)
            .Select(place => $"{place.Id} at {place.Span.Start}: {source.Substring(place.Span.Start, place.Span.Length)}"));
}
