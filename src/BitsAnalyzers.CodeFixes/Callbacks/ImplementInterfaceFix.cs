using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Callbacks;

/// <summary>An action that gives the class of a callback the interfaces it lacks, with methods that return success.</summary>
internal sealed class ImplementInterfaceFix(string equivalenceKey, string title) : TextEditFix(equivalenceKey, title)
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.CallbackType, out var id) || id is null ||
            !diagnostic.Properties.TryGetValue(DiagnosticProperties.CallbackInterfaces, out var names) || names is null ||
            LocatedDocument.Find(solution, diagnostic.Location) is not { } reported ||
            await reported.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } reporting ||
            DocumentationCommentId.GetFirstSymbolForDeclarationId(id, reporting)
                is not INamedTypeSymbol { TypeKind: TypeKind.Class } named ||
            DeclarationOf(named, cancellationToken) is not { } declaration ||
            LocatedDocument.Find(solution, declaration.GetLocation()) is not { } document ||
            await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model ||
            model.GetDeclaredSymbol(declaration, cancellationToken) is not { } type)
        {
            return null;
        }

        var interfaces = new List<INamedTypeSymbol>();
        foreach (var name in names.Split(';').AsEnumerable().Reverse())
        {
            // The newest contains the others, if it is declared so.
            if (CallbackDeclarations.Find(model.Compilation, type, name) is not { } found)
            {
                return null;
            }

            if (!interfaces.Exists(newer => newer.AllInterfaces.Contains(found, SymbolEqualityComparer.Default)))
            {
                interfaces.Insert(0, found);
            }
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var position = declaration.OpenBraceToken.SpanStart;
        var stubs = new InterfaceStubs(type, model, position, IsUnsafe(declaration));
        var methods = new List<string[]>();
        foreach (var @interface in interfaces)
        {
            if (stubs.Of(@interface) is not { } needed)
            {
                return null;
            }

            methods.AddRange(needed);
        }

        var changes = BaseList(declaration, interfaces, model, cancellationToken).Concat(Members(declaration, text, methods));
        var titleAt =
            $"Implement {string.Join(" and ", interfaces.Select(@interface => @interface.ToMinimalDisplayString(model, position)))}";
        return new(titleAt, ImmutableArray.Create(new DocumentEdit(document.Id, changes)));
    }

    // Of several parts, the one that names the interfaces.
    private static TypeDeclarationSyntax? DeclarationOf(INamedTypeSymbol type, CancellationToken cancellationToken)
        => type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>()
            .Where(static part => part is { OpenBraceToken.IsMissing: false, CloseBraceToken.IsMissing: false } &&
                part.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken) &&
                !part.GetDiagnostics().Any(static problem => problem.Severity == DiagnosticSeverity.Error))
            .OrderBy(static part => part.BaseList is null)
            .FirstOrDefault();

    private static bool IsUnsafe(TypeDeclarationSyntax declaration)
        => declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Any(
            static around => around.Modifiers.Any(SyntaxKind.UnsafeKeyword));

    // A newer interface takes the place of the one that it derives from.
    private static IEnumerable<TextChange> BaseList(
        TypeDeclarationSyntax declaration, List<INamedTypeSymbol> interfaces, SemanticModel model, CancellationToken cancellationToken)
    {
        var position = declaration.OpenBraceToken.SpanStart;
        var added = new List<string>();
        foreach (var @interface in interfaces)
        {
            var name = @interface.ToMinimalDisplayString(model, position);
            var older = declaration.BaseList?.Types.FirstOrDefault(entry =>
                model.GetSymbolInfo(entry.Type, cancellationToken).Symbol is INamedTypeSymbol listed
                    && @interface.AllInterfaces.Contains(listed, SymbolEqualityComparer.Default));
            if (older is not null)
            {
                yield return new(older.Span, name);
            }
            else
            {
                added.Add(name);
            }
        }

        if (added.Count > 0)
        {
            var list = string.Join(", ", added);
            yield return declaration.BaseList is { Types: var types }
                ? new(new TextSpan(types[types.Count - 1].Span.End, 0), ", " + list)
                : new(new TextSpan(EndOfName(declaration), 0), " : " + list);
        }
    }

    private static int EndOfName(TypeDeclarationSyntax declaration)
    {
        var parameters = declaration.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault();
        return (parameters ?? (SyntaxNode?)declaration.TypeParameterList)?.Span.End ?? declaration.Identifier.Span.End;
    }

    private static IEnumerable<TextChange> Members(TypeDeclarationSyntax declaration, SourceText text, List<string[]> methods)
    {
        if (methods.Count == 0)
        {
            yield break;
        }

        var layout = new CodeLayout(text);
        var outer = layout.IndentationOf(declaration);
        var last = declaration.CloseBraceToken.GetPreviousToken();
        var isOnOwnLine = text.Lines.IndexOf(last.Span.End) != text.Lines.IndexOf(declaration.CloseBraceToken.SpanStart);
        var inner = declaration.Members.Count > 0 && isOnOwnLine
            ? layout.IndentationOf(declaration.Members.Last())
            : CodeLayout.Deeper(outer);
        var body = string.Join(layout.LineBreak, methods.Select(method => layout.Lines(inner, method)));
        if (isOnOwnLine)
        {
            var line = text.Lines.GetLineFromPosition(last.Span.End);
            yield return new(new TextSpan(line.EndIncludingLineBreak, 0), (declaration.Members.Count > 0 ? layout.LineBreak : "") + body);
        }
        else
        {
            var isBlank = string.IsNullOrWhiteSpace(
                text.ToString(TextSpan.FromBounds(last.Span.End, declaration.CloseBraceToken.SpanStart)));
            var start = isBlank ? last.Span.End : declaration.CloseBraceToken.SpanStart;
            yield return new(TextSpan.FromBounds(start, declaration.CloseBraceToken.SpanStart), layout.LineBreak + body + outer);
        }
    }
}
