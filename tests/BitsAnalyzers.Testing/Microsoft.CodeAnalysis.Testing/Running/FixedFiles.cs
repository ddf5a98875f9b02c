using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares the files that fixes made with the expected state.</summary>
internal static class FixedFiles
{
    public static async Task VerifyAsync(Solution solution, SolutionState expected, IVerifier verifier, CancellationToken cancellationToken)
    {
        foreach (var state in expected.AdditionalProjects.Values.Prepend(expected))
        {
            var project = solution.Projects.Single(project => project.Name == state.Name);
            await VerifyAsync("source files", state, state.Sources, project.Documents, verifier, cancellationToken)
                .ConfigureAwait(false);
            await VerifyAsync("additional files", state, state.AdditionalFiles, project.AdditionalDocuments, verifier, cancellationToken)
                .ConfigureAwait(false);
            await VerifyAsync(
                "analyzer config files", state, state.AnalyzerConfigFiles, project.AnalyzerConfigDocuments, verifier, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async Task VerifyAsync(
        string what,
        ProjectState state,
        SourceFileCollection expected,
        IEnumerable<TextDocument> documents,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        TextDocument[] actual = [.. documents];
        verifier.EqualOrDiff(
            string.Join('\n', expected.Select(file => Name(ProjectFiles.NameAndFolders(state.DefaultPrefix, file.filename)))),
            string.Join('\n', actual.Select(document => Name((document.Name, document.Folders)))),
            $"The {what} of '{state.Name}' differ. Difference from expected to actual:");
        foreach (var ((path, content), document) in expected.Zip(actual))
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            verifier.EqualOrDiff(
                content.ToString(),
                text.ToString(),
                $"The content of '{path}' differs. Difference from expected to actual:");
            verifier.Equal(
                content.Encoding,
                text.Encoding,
                $"Expected the encoding of '{path}' to be '{content.Encoding?.WebName}' but it is '{text.Encoding?.WebName}'.");
        }
    }

    private static string Name((string Name, IEnumerable<string> Folders) file) => string.Join('/', file.Folders.Append(file.Name));
}
