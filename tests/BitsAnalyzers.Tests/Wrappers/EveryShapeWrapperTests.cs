using System.Collections.Immutable;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Flow;
using BitsAnalyzers.Tests.Shapes;
using Xunit;

namespace BitsAnalyzers.Tests.Wrappers;

/// <summary>Wrappers and helpers get the same verdict in every shape.</summary>
public class EveryShapeWrapperTests
{
    [Theory]
    [EveryShape]
    public Task ArgumentsAreReportedWhereTheyArePassed(InteropShape shape) => VerdictOn(shape, WrapperScenarios.Arguments);

    [Theory]
    [EveryShape]
    public Task HelpersDoWhatTheirBodiesDo(InteropShape shape) => VerdictOn(shape, WrapperScenarios.Helpers);

    [Theory]
    [EveryShape]
    public Task MembersHoldWhatWasStoredInThem(InteropShape shape) => VerdictOn(shape, WrapperScenarios.Members);

    private static Task VerdictOn(InteropShape shape, ImmutableArray<WrapperScenario> scenarios)
        => Verdict.Program(
            shape,
            string.Concat(scenarios.Where(scenario => scenario.SkippedBecause(shape) is null).Select(scenario => scenario.Render(shape))));
}
