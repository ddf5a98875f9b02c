using BitsAnalyzers.Testing.Shapes;

namespace BitsAnalyzers.Tests.Wrappers;

/// <summary>One way in which programs wrap BITS, with what is reported and what is right, as a scenario for every shape.</summary>
/// <param name="Name">The pattern.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="SkippedBecause">Why the pattern cannot be written in a shape; null where it can.</param>
internal sealed record WrapperScenario(string Name, string Scenario, Func<InteropShape, string?> SkippedBecause)
{
    public WrapperScenario(string name, string scenario)
        : this(name, scenario, static _ => null)
    {
    }

    /// <summary>Written in a shape, in a namespace of its own.</summary>
    public string Render(InteropShape shape) => $"namespace {Name}\n{{\n{shape.Render(Scenario)}\n}}\n";
}
