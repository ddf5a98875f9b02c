using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.CodeFixes.Receivers;

/// <summary>Writes a test of the version of Windows, in a way that the analyzer understands.</summary>
internal static class WindowsVersionGuard
{
    /// <summary>The test that Windows has at least the version, as an operand of any operator but a member access.</summary>
    /// <param name="document">The document it is in.</param>
    /// <param name="model">The model of that document.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<string> WriteAsync(
        Document document, SemanticModel model, int position, WindowsVersion version, CancellationToken cancellationToken)
    {
        var numbers = version.Build == 0 ? $"{version.Major}, {version.Minor}" : $"{version.Major}, {version.Minor}, {version.Build}";
        return await HasTestAsync(document, cancellationToken).ConfigureAwait(false)
            ? $"{NameOf(model, position, "OperatingSystem")}.IsWindowsVersionAtLeast({numbers})"
            : $"{NameOf(model, position, "Environment")}.OSVersion.Version >= new {NameOf(model, position, "Version")}({numbers})";
    }

    // A file that is built for several frameworks needs what all of them have.
    private static async Task<bool> HasTestAsync(Document document, CancellationToken cancellationToken)
    {
        var solution = document.Project.Solution;
        var documents = document.FilePath is { } path
            ? solution.GetDocumentIdsWithFilePath(path).Add(document.Id)
            : ImmutableArray.Create(document.Id);
        foreach (var project in documents.Select(static id => id.ProjectId).Distinct())
        {
            var compilation = await solution.GetProject(project)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
            if (compilation?.GetTypesByMetadataName("System.OperatingSystem").Any(
                static type => !type.GetMembers("IsWindowsVersionAtLeast").IsEmpty) != true)
            {
                return false;
            }
        }

        return true;
    }

    private static string NameOf(SemanticModel model, int position, string type)
        => model.LookupNamespacesAndTypes(position, name: type)
            is [INamedTypeSymbol { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }]
            ? type
            : "System." + type;
}
