using System.Reflection;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>A method of one of the classes of scenarios, with what is said of it.</summary>
internal sealed record Scenario(string Name, ScenarioAttribute Outcome, Func<Stage, int> Run)
{
    public static IReadOnlyDictionary<string, Scenario> All { get; } =
        new[] { typeof(FlagScenarios), typeof(ReceiverScenarios), typeof(CommandLineScenarios), typeof(LifetimeScenarios) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Select(method => new Scenario(
                method.Name, method.GetCustomAttribute<ScenarioAttribute>()!, method.CreateDelegate<Func<Stage, int>>()))
            .ToDictionary(scenario => scenario.Name, StringComparer.Ordinal);
}
