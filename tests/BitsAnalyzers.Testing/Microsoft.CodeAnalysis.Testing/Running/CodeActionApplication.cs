using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Applies code actions and parses what they make anew, as the compiler of a user would.</summary>
internal sealed class CodeActionApplication(CodeActionValidationMode validationMode, Type syntaxKindType)
{
    /// <summary>Gets in what the first tree that differs from its text does so.</summary>
    public string? TreeDifference { get; private set; }

    /// <summary>Gives the changed solution, or null where nothing changed.</summary>
    public async Task<Solution?> ApplyAsync(CodeAction action, Solution solution, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var anyChange = false;
        foreach (var change in changed.GetChanges(solution).GetProjectChanges())
        {
            anyChange = true;
            foreach (var id in change.GetChangedDocuments().Concat(change.GetAddedDocuments()))
            {
                changed = await ParseAnewAsync(changed.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            }
        }

        return anyChange ? changed : null;
    }

    private async Task<Solution> ParseAnewAsync(Document document, CancellationToken cancellationToken)
    {
        var made = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        document = document.WithText(SourceText.From(text.ToString(), text.Encoding, text.ChecksumAlgorithm));
        var parsed = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (validationMode != CodeActionValidationMode.None && TreeDifference is null)
        {
            var withTrivia = validationMode == CodeActionValidationMode.Full;
            var madeTree = SyntaxTreeText.Write(made!, syntaxKindType, withTrivia);
            var parsedTree = SyntaxTreeText.Write(parsed!, syntaxKindType, withTrivia);
            if (madeTree != parsedTree)
            {
                TreeDifference =
                    "The code action made a syntax tree that is not the tree of its text. Difference from parsed to made:"
                    + Environment.NewLine
                    + TextDifference.Between(parsedTree, madeTree);
            }
        }

        return document.Project.Solution;
    }
}
