namespace BitsAnalyzers.Testing.Shapes;

/// <summary>One source file of a shape.</summary>
public readonly record struct ShapeSource(string FileName, string Text);
