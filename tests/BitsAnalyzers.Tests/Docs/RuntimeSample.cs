using System.Collections.Immutable;
using BitsAnalyzers.Runtime;
using BitsAnalyzers.Runtime.Testing;
using BitsAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>
/// Samples of the runtime and of its simulator: each is a program of its own, with the libraries and the usual namespaces at hand.
/// </summary>
internal static class RuntimeSample
{
    public static readonly ImmutableArray<string> Pages =
    [
        "README.md",
        "docs/runtime.md",
        "docs/simulator.md",
        "src/BitsAnalyzers.Runtime/README.md",
        "src/BitsAnalyzers.Runtime.Testing/README.md",
    ];

    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using BitsAnalyzers.Runtime;
        global using Xunit;
        """;

    private static readonly AnalyzerRunnerSettings s_settings = new()
    {
        OutputKind = OutputKind.ConsoleApplication,
        SharedSources = [ImplicitUsings, .. SampleProgram.InteropSources],
        AdditionalReferences = [.. new[] { typeof(BitsJob), typeof(BitsSimulator), typeof(Assert) }
            .Select(type => MetadataReference.CreateFromFile(type.Assembly.Location))],
    };

    /// <summary>The samples of a page. The readme has those of the analyzers too, which are no programs.</summary>
    public static IEnumerable<CodeSample> On(string path)
        => MarkdownPage.Load(path).Samples.Where(
            sample => path != "README.md" || sample.Code.Contains("using BitsAnalyzers.Runtime;", StringComparison.Ordinal));

    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CodeSample sample, CancellationToken cancellationToken)
        => AnalyzerRunner.GetDiagnosticsAsync<BitsAnalyzer>(sample.Code, s_settings, cancellationToken);
}
