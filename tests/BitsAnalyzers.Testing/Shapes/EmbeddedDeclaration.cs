namespace BitsAnalyzers.Testing.Shapes;

/// <summary>Interop files as code bases have them, stored in the folders beside this file and embedded in the assembly.</summary>
internal static class EmbeddedDeclaration
{
    public static ShapeSource Read(string name, string folder = "Declarations")
    {
        var resource = $"Shapes/{folder}/{name}.cs.txt";
        using var stream = typeof(EmbeddedDeclaration).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no embedded declaration '{resource}'.");
        using var reader = new StreamReader(stream);
        return new ShapeSource($"{name}.cs", reader.ReadToEnd());
    }
}
