using System.Collections.Immutable;
using BitsAnalyzers.Runtime;
using BitsAnalyzers.Testing;
using BitsAnalyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Tests.Agreement;

/// <summary>
/// A file of scenarios, which the integration tests of the runtime carry out on a BITS service: here as source code, for the analyzers to
/// look at.
/// </summary>
internal sealed class ScenarioFile
{
    private const string Folder = "tests/BitsAnalyzers.Runtime.Integration.Tests/Agreement";

    private const string ImplicitUsings = "global using System; global using System.Threading; global using BitsAnalyzers.Runtime;";

    private static readonly AnalyzerRunnerSettings s_settings = new()
    {
        SharedSources =
        [
            ImplicitUsings,
            Read($"{Folder}/ScenarioAttribute.cs"),
            Read($"{Folder}/Stage.cs"),
            Read($"{Folder}/JobWatcher.cs"),
            Read($"{Folder}/../WineDifferences.cs"),
        ],
        AdditionalReferences = [MetadataReference.CreateFromFile(typeof(BitsJob).Assembly.Location)],
    };

    private readonly string _text;

    private ScenarioFile(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        _text = Read(path);
        Summary = SummaryOf(CSharpSyntaxTree.ParseText(_text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single());
        Scenarios =
        [
            .. from method in CSharpSyntaxTree.ParseText(_text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
               where method.AttributeLists.Count > 0
               select new Scenario(method),
        ];
    }

    public static ImmutableArray<ScenarioFile> All { get; } =
        [.. Repository.FilesBelow($"{Folder}/Scenarios", "*.cs").Select(path => new ScenarioFile(path))];

    /// <summary>What has a type in the library: no uses of BITS, but written down in the same way.</summary>
    public static ImmutableArray<ScenarioFile> Settings { get; } =
        [.. Repository.FilesBelow($"{Folder}/Settings", "*.cs").Select(path => new ScenarioFile(path))];

    public string Name { get; }

    /// <summary>What the scenarios are about.</summary>
    public string Summary { get; }

    public ImmutableArray<Scenario> Scenarios { get; }

    /// <summary>What is reported in each scenario: the names of the scenarios, and the ids.</summary>
    public async Task<ILookup<string, string>> AnalyzeAsync(CancellationToken cancellationToken)
    {
        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync<BitsAnalyzer>(_text, s_settings, cancellationToken);
        return diagnostics.ToLookup(
            diagnostic => diagnostic.Location.SourceTree!.GetRoot(cancellationToken)
                .FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()!.Identifier.Text,
            diagnostic => diagnostic.Id,
            StringComparer.Ordinal);
    }

    private static string Read(string path) => "#nullable enable\n" + Repository.Read(path);

    private static string SummaryOf(ClassDeclarationSyntax type)
    {
        var comment = type.GetLeadingTrivia().ToString();
        const string Start = "<summary>";
        var start = comment.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return comment[start..comment.IndexOf("</summary>", StringComparison.Ordinal)].TrimEnd('.');
    }
}
