using Microsoft.CodeAnalysis.CSharp;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How C# sources under test are compiled where a test does not say: the newest language that this Roslyn knows, with pointers.</summary>
internal static class CSharpDefaults
{
    public const string FileExtension = "cs";

    public static CSharpCompilationOptions CompilationOptions { get; } = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);
}
