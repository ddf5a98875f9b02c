using Microsoft.CodeAnalysis.Testing;

namespace BitsAnalyzers.Testing.Shapes;

public static class SolutionStateExtensions
{
    /// <summary>
    /// Adds a scenario in one shape, with what it needs to compile. A state that has sources inherits none, so call this for the
    /// fixed state too.
    /// </summary>
    public static void AddScenario(this SolutionState state, InteropShape shape, string scenario)
    {
        state.Sources.Add(shape.Render(scenario));
        state.AddShape(shape);
    }

    /// <summary>As <see cref="AddScenario"/>, for a look-alike: what the markup expects does not happen.</summary>
    public static void AddScenarioWithoutMarkup(this SolutionState state, InteropShape shape, string scenario)
    {
        state.Sources.Add(shape.RenderWithoutMarkup(scenario));
        state.AddShape(shape);
    }

    /// <summary>Adds a shape's declarations beside sources that are written in plain C#.</summary>
    public static void AddShape(this SolutionState state, InteropShape shape)
    {
        foreach (var (fileName, text) in shape.Sources)
        {
            state.Sources.Add((fileName, text));
        }

        state.AdditionalReferences.AddRange(shape.References);
    }

    /// <summary>
    /// As <see cref="AddShape"/>, with the declarations of the default shape as an assembly. A fix test makes many compilations, each of
    /// which would bind them anew; they take longer than what is tested. The other shapes are tested as they are written.
    /// </summary>
    public static void AddCompiledShape(this SolutionState state, InteropShape shape)
    {
        if (shape != InteropShapes.Default)
        {
            state.AddShape(shape);
            return;
        }

        state.Sources.Add((shape.GlobalUsings.FileName, shape.GlobalUsings.Text));
        state.AdditionalReferences.Add(DeclarationAssembly.OfDefaultShape);
    }
}
