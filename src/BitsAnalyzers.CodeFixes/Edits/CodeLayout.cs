using BitsAnalyzers.CodeFixes.Masks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Edits;

/// <summary>How a file is laid out: what new lines of it look like.</summary>
internal sealed class CodeLayout(SourceText text)
{
    /// <summary>The line break of the file.</summary>
    public string LineBreak { get; } = OperatorLayouts.LineBreakAt(0, text) is { Length: > 0 } first ? first : "\n";

    public string IndentationOf(SyntaxNode node) => OperatorLayouts.IndentationAt(node.SpanStart, text);

    /// <summary>One level more than this.</summary>
    public static string Deeper(string indentation) => indentation.IndexOf('\t') >= 0 ? indentation + "\t" : indentation + "    ";

    /// <summary>One level of the file: what a node is indented by more than the one around it that begins a line of its own.</summary>
    public string LevelAt(SyntaxNode node)
    {
        var inner = IndentationOf(node);
        foreach (var around in node.Ancestors())
        {
            if (IndentationOf(around) is var outer && outer.Length < inner.Length && inner.StartsWith(outer, StringComparison.Ordinal))
            {
                return inner.Substring(outer.Length);
            }
        }

        return inner.IndexOf('\t') >= 0 ? "\t" : "    ";
    }

    /// <summary>Lines, each with its indentation; an empty one without.</summary>
    public string Lines(string indentation, IEnumerable<string> lines)
        => string.Concat(lines.Select(line => line.Length == 0 ? LineBreak : indentation + line + LineBreak));
}
