using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.Testing.Shapes;

/// <summary>One of the ways in which C# code bases declare BITS, and how a program is written against that declaration.</summary>
public sealed class InteropShape
{
    private readonly ScenarioRenderer _renderer;
    private readonly Lazy<ImmutableArray<ShapeSource>> _declarations;

    internal InteropShape(string name, ShapeDialect dialect)
    {
        Name = name;
        Dialect = dialect;
        _renderer = new ScenarioRenderer(dialect);
        _declarations = new(() => [.. dialect.Declarations.Select(declaration => Read(declaration, dialect.Edit))]);
    }

    public string Name { get; }

    /// <summary>The interop files alone.</summary>
    public ImmutableArray<ShapeSource> Declarations => _declarations.Value;

    /// <summary>What to add to a rendered scenario: the interop files, and the usings it needs as global ones.</summary>
    public ImmutableArray<ShapeSource> Sources => [.. Declarations, GlobalUsings];

    /// <summary>The usings that a rendered scenario needs.</summary>
    public ShapeSource GlobalUsings => new("GlobalUsings.cs", UsingDirectives("global using ", "\n"));

    /// <summary>The oldest language version in which the declarations compile.</summary>
    public LanguageVersion LanguageVersion => Dialect.LanguageVersion;

    /// <summary>Whether the declarations compile for .NET Framework too; otherwise they need .NET 8.</summary>
    public bool SupportsNetFramework => Dialect.LanguageVersion <= LanguageVersion.CSharp7_3;

    /// <summary>The sources need unsafe code to be allowed, and callbacks cannot be asynchronous.</summary>
    public bool NeedsUnsafe => Dialect.NeedsUnsafe || Dialect.UsesPointers;

    /// <summary>Interfaces are structs behind pointers: nothing in a class can be asynchronous, and a job is no type argument.</summary>
    public bool UsesPointers => Dialect.UsesPointers;

    /// <summary>Calls return an HRESULT, as <c>int</c> or as a struct, instead of throwing.</summary>
    public bool ReturnsHResult => Dialect.Failures != FailureStyle.Exceptions;

    /// <summary>SetNotifyInterface takes any object, not only one that is declared as a callback.</summary>
    public bool TakesAnySink => Dialect.TakesAnySink;

    /// <summary>There are names for the flags, so that a number could have been written as a flag.</summary>
    public bool NamesFlags => Dialect.NamesFlags;

    /// <summary>Diagnostics that the declarations themselves deserve (a wrong slot, an enum without <c>[Flags]</c>).</summary>
    public ImmutableArray<string> DeclarationFindings => Dialect.DeclarationFindings;

    internal ShapeDialect Dialect { get; }

    /// <summary>The assemblies to reference beside the framework's.</summary>
    public ImmutableArray<MetadataReference> References => [.. Dialect.TypeLibraries.Select(static library => library.CreateReference())];

    /// <summary>
    /// Writes the scenario in this shape. Lines stay where they are; test markup is kept. Compile it with <see cref="Sources"/>.
    /// </summary>
    public string Render(string scenario) => _renderer.Render(scenario);

    /// <summary>As <see cref="Render"/>, for a shape in which the scenario is expected to give no diagnostics.</summary>
    public string RenderWithoutMarkup(string scenario)
    {
        TestFileMarkupParser.GetSpans(
            Render(scenario),
            treatPositionIndicatorsAsCode: true,
            out var program,
            out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        return program;
    }

    /// <summary>As <see cref="Render"/>, with the usings in front of the first line, for language versions without global usings.</summary>
    public string RenderWithUsings(string scenario) => UsingDirectives("using ", " ") + _renderer.Render(scenario);

    public override string ToString() => Name;

    private static ShapeSource Read(string declaration, Func<string, string> edit)
    {
        var source = EmbeddedDeclaration.Read(declaration);
        return source with { Text = edit(source.Text) };
    }

    private string UsingDirectives(string keyword, string separator)
        => string.Concat(Dialect.Usings.Select(name => $"{keyword}{name};{separator}"));
}
