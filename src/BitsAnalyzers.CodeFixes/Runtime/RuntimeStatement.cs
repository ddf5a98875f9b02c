using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Runtime;

/// <summary>Writes a statement in which the library does something to the job of a call, in the place of that call.</summary>
internal static class RuntimeStatement
{
    /// <summary>The change; null where a comment would be lost, or the job is not one that the library takes.</summary>
    /// <param name="call">The call that is replaced.</param>
    /// <param name="library">The library.</param>
    /// <param name="member">What is called on the job: the method, with its arguments.</param>
    public static TextChange? InPlaceOf(ReportedCall call, RuntimeLibrary library, string member)
    {
        if (call.Statement is not { } statement || Comments.AreInside(statement) || JobOfCall.Of(call) is not { } job)
        {
            return null;
        }

        var name = library.UnusedName("bitsJob");
        var header = $"using (var {name} = {library.NameOf("BitsJob")}.From({job}))";
        return new(statement.Span, Layout(header, $"{name}.{member};", statement, call.Text));
    }

    /// <summary>A block behind a header, laid out as the statement whose place it takes.</summary>
    public static string Layout(string header, string body, StatementSyntax statement, SourceText text)
    {
        var indentation = OperatorLayouts.IndentationAt(statement.SpanStart, text);
        var start = text.Lines.GetLineFromPosition(statement.SpanStart).Start;
        var lineBreak = OperatorLayouts.LineBreakAt(statement.SpanStart, text);
        if (statement.SpanStart != start + indentation.Length || lineBreak.Length == 0)
        {
            return $"{header} {{ {body} }}";
        }

        var deeper = indentation + (indentation.IndexOf('\t') >= 0 ? "\t" : "    ");
        return $"{header}{lineBreak}{indentation}{{{lineBreak}{deeper}{body}{lineBreak}{indentation}}}";
    }
}
