using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BitsAnalyzers.CodeFixes.Runtime;

/// <summary>The library BitsAnalyzers.Runtime, as it is seen from a place in a project that references it.</summary>
internal sealed class RuntimeLibrary
{
    private const string Namespace = "BitsAnalyzers.Runtime.";

    private readonly SemanticModel _model;
    private readonly int _position;

    private RuntimeLibrary(SemanticModel model, int position)
    {
        _model = model;
        _position = position;
    }

    /// <summary>The library; null where the project does not reference it.</summary>
    public static RuntimeLibrary? SeenFrom(SemanticModel model, int position)
        => Find(model, "BitsJob") is null ? null : new(model, position);

    /// <summary>The name of a type of the library, as short as the usings allow.</summary>
    public string NameOf(string type)
        => Find(_model, type)!.ToMinimalDisplayString(_model, _position);

    /// <summary>A name for a local variable that nothing else has here.</summary>
    public string UnusedName(string name)
    {
        var unused = name;
        for (var number = 2; !_model.LookupSymbols(_position, name: unused).IsEmpty; number++)
        {
            unused = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return unused;
    }

    /// <summary>Text as a literal; with backslashes in it, as a verbatim one.</summary>
    public static string Literal(string text)
        => text.IndexOf('\\') >= 0 && text.IndexOf('"') < 0 ? "@\"" + text + "\"" : SymbolDisplay.FormatLiteral(text, quote: true);

    private static INamedTypeSymbol? Find(SemanticModel model, string type)
        => model.Compilation.GetTypesByMetadataName(Namespace + type).FirstOrDefault();
}
