using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.Cli.Reports;
using BitsAnalyzers.Sarif;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Cli.Scanning;

/// <summary>Looks at projects one by one, and keeps what is found.</summary>
internal sealed class Scanner(SourceRoot root, ScanLog log, ImmutableDictionary<string, string> options)
{
    private const string ExplanationId = "BITS900";
    private const string StepId = "BITS901";

    private readonly DiagnosticAnalyzer _analyzer = new BitsAnalyzer();
    private readonly List<(Diagnostic Diagnostic, string Project, ImmutableArray<Step> Steps)> _found = [];
    private readonly HashSet<(string Id, string Path, int Start, string Message)> _seen = [];
    private readonly Dictionary<string, ImmutableArray<string>> _sources = new(StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    public int Projects { get; private set; }

    public int Files => _files.Count;

    public ImmutableDictionary<string, ImmutableArray<string>> Sources => _sources.ToImmutableDictionary(StringComparer.Ordinal);

    /// <param name="fileDone">Is told how many files of the project have been looked at.</param>
    public async Task ScanAsync(ScanUnit unit, Action<int> fileDone, CancellationToken cancellationToken)
    {
        if (await unit.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            log.Fail(unit.Name, "it cannot be compiled.");
            return;
        }

        Projects++;
        _files.UnionWith(compilation.SyntaxTrees.Select(static tree => tree.FilePath));
        var given = unit.Project.AnalyzerOptions;
        var failures = new ConcurrentQueue<string>();
        var diagnostics = await compilation
            .WithAnalyzers(
                [_analyzer, new FileCounter(fileDone)],
                new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions(given.AdditionalFiles, new ForcedOptions(given.AnalyzerConfigOptionsProvider, options)),
                    onAnalyzerException: (e, _, _) => failures.Enqueue(Describe(e)),
                    concurrentAnalysis: true,
                    logAnalyzerExecutionTime: false,
                    reportSuppressedDiagnostics: false))
            .GetAnalyzerDiagnosticsAsync(cancellationToken)
            .ConfigureAwait(false);
        if (!failures.IsEmpty)
        {
            log.FailInPart(unit.Name, failures);
        }

        var moments = diagnostics.Where(static diagnostic => diagnostic.Id == ExplanationId && diagnostic.Location.IsInSource)
            .ToLookup(static diagnostic => diagnostic.Location.SourceTree!);
        foreach (var diagnostic in diagnostics.Where(
            static diagnostic => diagnostic.Id is not (ExplanationId or StepId) && RulePage.All.ContainsKey(diagnostic.Id)))
        {
            var span = diagnostic.Location.GetLineSpan();
            if (_seen.Add(
                (diagnostic.Id, span.Path
                    ?? "", diagnostic.Location.SourceSpan.Start, diagnostic.GetMessage(CultureInfo.InvariantCulture))))
            {
                _found.Add((diagnostic, unit.Name, StepsOf(diagnostic, moments)));
                Keep(diagnostic.Location);
            }
        }
    }

    /// <summary>What has been found, in the order of files and lines.</summary>
    public ImmutableArray<Finding> Findings()
    {
        var fingerprints = new Fingerprints();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var (diagnostic, project, steps) in _found
            .OrderBy(found => PlaceOf(found.Diagnostic.Location).Path, StringComparer.Ordinal)
            .ThenBy(static found => found.Diagnostic.Location.SourceSpan.Start)
            .ThenBy(static found => found.Diagnostic.Id, StringComparer.Ordinal))
        {
            var page = RulePage.All[diagnostic.Id];
            var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
            var place = PlaceOf(diagnostic.Location);
            var lines = place.Path.Length == 0
                ? [message]
                : Enumerable.Range(place.Line, place.EndLine - place.Line + 1).Select(
                    line => _sources[place.Path].ElementAtOrDefault(line - 1) ?? "");
            findings.Add(new(
                page,
                message.StartsWith("Possibly: ", StringComparison.Ordinal) ? "Possible" : page.Level,
                SeverityOf(diagnostic.Severity),
                message,
                place,
                steps,
                project,
                fingerprints.Of(diagnostic.Id, place.Path, lines)));
        }

        return findings.ToImmutable();
    }

    private ImmutableArray<Step> StepsOf(Diagnostic diagnostic, ILookup<SyntaxTree, Diagnostic> moments)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        for (var number = 0; number < diagnostic.AdditionalLocations.Count; number++)
        {
            var location = diagnostic.AdditionalLocations[number];
            diagnostic.Properties.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"trace.{number}.text"), out var text);
            diagnostic.Properties.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"trace.{number}.condition"), out var condition);
            Keep(location);
            steps.Add(new(PlaceOf(location), text ?? "", condition is null ? null : condition == "true", MomentAt(location, moments)));
        }

        return steps.ToImmutable();
    }

    // What is believed before the call that a step is, or is an argument of: the nearest one around it in its statement.
    private static JobMoment? MomentAt(Location location, ILookup<SyntaxTree, Diagnostic> moments)
    {
        if (location.SourceTree is not { } tree)
        {
            return null;
        }

        for (var node = tree.GetRoot().FindNode(location.SourceSpan, getInnermostNodeForTie: true); node is not null; node = node.Parent)
        {
            if (node is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax call
                && moments[tree].FirstOrDefault(moment => call.Expression.Span.Contains(moment.Location.SourceSpan)) is { } believed)
            {
                return new(
                    believed.Properties["job.state"] ?? "",
                    NumberIn(believed.Properties["job.mask.ones"]),
                    NumberIn(believed.Properties["job.mask.zeros"]),
                    believed.Properties["job.callback"] ?? "",
                    believed.Properties["job.commandline"] ?? "");
            }

            if (node is Microsoft.CodeAnalysis.CSharp.Syntax.StatementSyntax)
            {
                return null;
            }
        }

        return null;
    }

    // The member and the kind of the failure. Its stack and its paths tell a user nothing.
    private static string Describe(Exception failure)
    {
        var member = failure.Message.Split(", ", 2)[0];
        return failure.InnerException is { } cause && member.StartsWith("The analysis of ", StringComparison.Ordinal)
            ? $"{member}: {cause.GetType().Name}: {cause.Message.ReplaceLineEndings(" ")}"
            : $"{failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}";
    }

    private static uint NumberIn(string? hexadecimal)
        => uint.TryParse(
            hexadecimal?.Replace("0x", "", StringComparison.Ordinal), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    private void Keep(Location location)
    {
        if (location.SourceTree is { } tree && root.RelativeOrName(tree.FilePath) is var path && !_sources.ContainsKey(path))
        {
            _sources.Add(path, [.. tree.GetText().Lines.Select(static line => line.ToString())]);
        }
    }

    private Place PlaceOf(Location location)
    {
        if (!location.IsInSource)
        {
            return new("", 1, 1, 1, 1);
        }

        var span = location.GetLineSpan();
        return new(
            root.RelativeOrName(span.Path),
            span.StartLinePosition.Line + 1,
            span.StartLinePosition.Character + 1,
            span.EndLinePosition.Line + 1,
            span.EndLinePosition.Character + 1);
    }

    private static Severity SeverityOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => Severity.Error,
        DiagnosticSeverity.Warning => Severity.Warning,
        DiagnosticSeverity.Info => Severity.Suggestion,
        _ => Severity.Silent,
    };
}
