using System.Text;
using System.Text.RegularExpressions;
using BitsAnalyzers.Tests.Docs;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Tests.Agreement;

/// <summary>The table of <c>docs/simulator.md</c> with the facts that conformance tests assert, which follows from their tests.</summary>
internal static partial class FactsTable
{
    private const string Path = "docs/simulator.md";

    private const string Start = "| Id | Fact |\n|---|---|\n";

    private const string End = "\n## Known limitations";

    public static void AssertIsUpToDate()
    {
        var text = Repository.Read(Path);
        var start = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        GeneratedTextTests.AssertOrUpdate(Path, text[..start] + Rows() + text[text.IndexOf(End, start, StringComparison.Ordinal)..]);
    }

    private static string Rows()
    {
        var rows = new StringBuilder();
        var source = Repository.Read("tests/BitsAnalyzers.Runtime.Tests/Simulator/WindowsFactsTests.cs");
        foreach (var method in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            if (NameOfFact().Match(method.Identifier.Text) is { Success: true } fact)
            {
                rows.Append($"| {fact.Groups["id"].Value.Replace('_', '.')} | {fact.Groups["text"].Value.Replace('_', ' ')} |\n");
            }
        }

        return rows.ToString();
    }

    [GeneratedRegex("^(?<id>[A-Z]+[0-9]+_[0-9]+)_(?<text>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex NameOfFact();
}
