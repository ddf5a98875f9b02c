using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.CodeFixes.Statements;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Receivers;

/// <summary>
/// An action that requests events for a callback: in the mask that is set, or, where none is, in a call of SetNotifyFlags after the one
/// that registers the callback, written as that is.
/// </summary>
/// <param name="equivalenceKey">The key of the action.</param>
/// <param name="title">Its title for many diagnostics.</param>
internal sealed class RequestEventsFix(string equivalenceKey, string title) : TextEditFix(equivalenceKey, title)
{
    private const string NoFlags = "0x00";

    private readonly MaskFix _mask = new(
        equivalenceKey,
        title,
        static place => TitleFor(place.Flags, place.Vocabulary),
        static place => new MaskRepair(place).Add(place.Flags),
        isForCall: true);

    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await _mask.RepairAsync(solution, diagnostic, cancellationToken).ConfigureAwait(false) is { } repair)
        {
            return repair;
        }

        var call = await ReportedCall.FindAsync(solution, diagnostic.Location, cancellationToken).ConfigureAwait(false);
        return call is { Name: "SetNotifyInterface" } && MaskPlaces.FlagsOf(diagnostic) is not 0 and var flags
            ? await InsertCallAsync(call, flags, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private static string TitleFor(uint flags, FlagVocabulary? vocabulary) => $"Request {FlagTitle.Enumerate(flags, vocabulary)}";

    // The new call is that of SetNotifyInterface with another name and a mask of 0; once it is bound, the mask is repaired like any other.
    private static async Task<Repair?> InsertCallAsync(ReportedCall call, uint flags, CancellationToken cancellationToken)
    {
        if (call.Statement is not { ContainsDirectives: false } statement ||
            StatementList.Of(statement) is null ||
            call.Method is not IdentifierNameSyntax ||
            statement.DescendantTrivia().Any(trivia => Comments.IsKept(trivia) && IsCopied(trivia.Span, statement, call)))
        {
            return null;
        }

        var arguments = call.Syntax.ArgumentList.Span;
        var receiver = Between(call, statement.SpanStart, call.Method.SpanStart);
        var head = $"{receiver}SetNotifyFlags{Between(call, call.Method.Span.End, arguments.Start)}(";
        var written = head + NoFlags + ")" + Between(call, arguments.End, statement.Span.End);
        var insertion = new StatementLines(call.Text).InsertAfter(written, statement);
        var position = insertion.Span.Start + insertion.NewText!.IndexOf(written, StringComparison.Ordinal) + head.Length;
        var document = call.Document.WithText(call.Text.WithChanges(insertion));
        if (await PlaceAsync(document, position, cancellationToken).ConfigureAwait(false) is not { } place ||
            new MaskRepair(place).Set(NotifyFlags.DefaultPair | flags) is not { } changes)
        {
            return null;
        }

        var text = place.Text.WithChanges(changes);
        var length = insertion.NewText.Length + text.Length - place.Text.Length;
        var final = new TextChange(insertion.Span, text.ToString(new TextSpan(insertion.Span.Start, length)));
        var edit = new DocumentEdit(call.Document.Id, [final]) { IsOfStatements = true };
        return new(TitleFor(flags, place.Vocabulary), ImmutableArray.Create(edit));
    }

    private static async Task<MaskPlace?> PlaceAsync(Document document, int position, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var place = root?.FindToken(position).Parent;
        if (place is not LiteralExpressionSyntax { Parent.Parent.Parent: InvocationExpressionSyntax call } literal ||
            model?.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { Parameters: [.., var parameter] })
        {
            return null;
        }

        return new(
            document,
            await document.GetTextAsync(cancellationToken).ConfigureAwait(false),
            model,
            literal,
            Value: 0,
            Accumulates: false,
            FlagVocabulary.Find(model, literal.SpanStart, parameter, model.GetOperation(literal, cancellationToken)));
    }

    private static bool IsCopied(TextSpan trivia, StatementSyntax statement, ReportedCall call)
        => statement.Span.Contains(trivia) && !call.Syntax.ArgumentList.Span.Contains(trivia);

    private static string Between(ReportedCall call, int start, int end) => call.Text.ToString(TextSpan.FromBounds(start, end));
}
