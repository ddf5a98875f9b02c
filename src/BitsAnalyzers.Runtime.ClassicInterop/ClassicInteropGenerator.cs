using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.Runtime.ClassicInterop;

/// <summary>
/// Writes the interfaces that are declared for source-generated COM as classic ones ([ComImport]), which .NET Framework knows. The sources
/// come as additional files.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ClassicInteropGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var declarations = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            .SelectMany(static (file, cancellationToken) => InterfacesIn(file, cancellationToken))
            .Collect();
        context.RegisterSourceOutput(declarations, static (output, interfaces) =>
        {
            var byName = interfaces.ToImmutableDictionary(
                static declaration => declaration.Identifier.ValueText, StringComparer.Ordinal);
            foreach (var declaration in interfaces)
            {
                var text = new ClassicInterface(declaration, byName).ToString();
                output.AddSource($"{declaration.Identifier.ValueText}.g.cs", SourceText.From(text, Encoding.UTF8));
            }
        });
    }

    private static IEnumerable<InterfaceDeclarationSyntax> InterfacesIn(AdditionalText file, CancellationToken cancellationToken)
        => file.GetText(cancellationToken) is { } text
            ? CSharpSyntaxTree.ParseText(text, cancellationToken: cancellationToken)
                .GetRoot(cancellationToken)
                .DescendantNodes()
                .OfType<InterfaceDeclarationSyntax>()
            : [];
}
