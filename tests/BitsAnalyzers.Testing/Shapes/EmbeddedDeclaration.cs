namespace BitsAnalyzers.Testing.Shapes;

/// <summary>Interop files as code bases have them, stored next to this file in <c>Declarations</c> and embedded in the assembly.</summary>
internal static class EmbeddedDeclaration
{
    public static ShapeSource Read(string name)
    {
        var resource = $"Shapes/Declarations/{name}.cs.txt";
        using var stream = typeof(EmbeddedDeclaration).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no embedded declaration '{resource}'.");
        using var reader = new StreamReader(stream);
        return new ShapeSource($"{name}.cs", reader.ReadToEnd());
    }
}
