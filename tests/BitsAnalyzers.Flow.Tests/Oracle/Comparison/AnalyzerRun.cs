using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

/// <summary>Runs the analyzer over many programs in one compilation.</summary>
internal static class AnalyzerRun
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest);

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileNameWithoutExtension(path) is
                "System.Private.CoreLib" or "System.Runtime" or "System.Console" or "System.Runtime.InteropServices"
                or "System.Collections" or "System.Threading"
                or "System.Linq" or "System.Linq.Expressions" or "Microsoft.CSharp")
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The rules that the analyzer has by now.</summary>
    public static ImmutableHashSet<string> SupportedRules { get; } =
    [
        .. new BitsAnalyzer().SupportedDiagnostics.Select(static descriptor => descriptor.Id)
    ];

    /// <summary>The compilation of these programs; the tree of each is at its index, and the prelude comes last.</summary>
    public static CSharpCompilation Compile(IReadOnlyList<PrintedProgram> programs, Dialect dialect)
    {
        var trees = programs.Select(static program => program.Text).Append(Prelude.Write(dialect)).AsParallel().AsOrdered()
            .Select(static text => CSharpSyntaxTree.ParseText(text, s_parseOptions));
        return CSharpCompilation.Create("Programs", trees, s_references, new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    public static PrintedProgram Print(BitsProgram program, int index, Dialect dialect)
        => ProgramPrinter.Print(program, $"Program{index}", dialect);

    /// <summary>The reports on each program, in the order of the text.</summary>
    public static async Task<ImmutableArray<ImmutableArray<Report>>> AnalyzeAsync(
        IReadOnlyList<PrintedProgram> programs, Dialect dialect, CancellationToken cancellationToken)
    {
        var compilation = Compile(programs, dialect);
        var withAnalyzers = compilation.WithAnalyzers(
            [new BitsAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new([]),
                onAnalyzerException: null,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: false));
        var diagnostics = await withAnalyzers.GetAnalyzerDiagnosticsAsync(cancellationToken);
        var byTree = diagnostics.ToLookup(static diagnostic => diagnostic.Location.SourceTree);
        if (byTree[null].FirstOrDefault() is { } crash)
        {
            throw new InvalidOperationException(crash.ToString() + crash.Descriptor.Description);
        }

        return
        [
            .. programs.Zip(compilation.SyntaxTrees, (program, tree) => byTree[tree]
                .OrderBy(static diagnostic => diagnostic.Location.SourceSpan)
                .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .Select(diagnostic => Locate(program, diagnostic))
                .ToImmutableArray()),
        ];
    }

    private static Report Locate(PrintedProgram program, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        foreach (var call in program.Calls)
        {
            if (call.Whole.Contains(span))
            {
                var part = call.Name == span ? ReportedPart.Name : call.Argument == span ? ReportedPart.Argument : ReportedPart.Other;
                return new(diagnostic.Id, call.Site, part, diagnostic);
            }
        }

        return new(diagnostic.Id, Site: null, ReportedPart.Other, diagnostic);
    }
}
