using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.Benchmarks;

/// <summary>A keystroke: a character is written into one file of a program.</summary>
/// <param name="File">The file.</param>
/// <param name="Mark">The text in it that the character is written behind.</param>
/// <param name="Shown">What of the file an editor asks about; null for all of it.</param>
internal sealed record Edit(string File, string Mark, TextSpan? Shown)
{
    /// <summary>The program after the keystroke.</summary>
    public CSharpCompilation Apply(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == File);
        var text = tree.GetText();
        var place = text.ToString().IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        return (CSharpCompilation)compilation.ReplaceSyntaxTree(
            tree, tree.WithChangedText(text.WithChanges(new TextChange(new(place, 0), " "))));
    }
}
