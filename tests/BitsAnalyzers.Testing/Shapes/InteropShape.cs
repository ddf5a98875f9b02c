using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
        _declarations = new(() => [.. dialect.Declarations.Select(EmbeddedDeclaration.Read)]);
    }

    public string Name { get; }

    /// <summary>The interop files alone.</summary>
    public ImmutableArray<ShapeSource> Declarations => _declarations.Value;

    /// <summary>What to add to a rendered scenario: the interop files, and the usings it needs as global ones.</summary>
    public ImmutableArray<ShapeSource> Sources => [.. Declarations, new ShapeSource("GlobalUsings.cs", UsingDirectives("global using ", "\n"))];

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

    /// <summary>Diagnostics that the declarations themselves deserve (a wrong slot, an enum without <c>[Flags]</c>).</summary>
    public ImmutableArray<string> DeclarationFindings => Dialect.DeclarationFindings;

    internal ShapeDialect Dialect { get; }

    /// <summary>The assemblies to reference beside the framework's, compiled against these.</summary>
    public ImmutableArray<MetadataReference> CreateReferences(ImmutableArray<MetadataReference> framework)
        => [.. Dialect.TypeLibraries.Select(library => library.CreateReference(framework))];

    /// <summary>
    /// Writes the scenario in this shape. Lines stay where they are; test markup is kept. Compile it with <see cref="Sources"/>.
    /// </summary>
    public string Render(string scenario) => _renderer.Render(scenario);

    /// <summary>As <see cref="Render"/>, with the usings in front of the first line, for language versions without global usings.</summary>
    public string RenderWithUsings(string scenario) => UsingDirectives("using ", " ") + _renderer.Render(scenario);

    public override string ToString() => Name;

    private string UsingDirectives(string keyword, string separator)
        => string.Concat(Dialect.Usings.Select(name => $"{keyword}{name};{separator}"));
}
