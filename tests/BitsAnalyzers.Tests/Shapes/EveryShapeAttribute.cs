using System.Reflection;
using BitsAnalyzers.Testing.Shapes;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace BitsAnalyzers.Tests.Shapes;

/// <summary>Runs a theory with each <see cref="InteropShape"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryShapeAttribute : DataAttribute
{
    /// <summary>
    /// Leaves out the shapes in which a job is a pointer: for lambdas over <c>List&lt;$Job></c>, async methods, <c>?.</c>.
    /// </summary>
    public bool WithoutPointers { get; init; }

    /// <summary>Leaves out the shapes whose SetNotifyInterface takes declared callbacks only.</summary>
    public bool WithAnySink { get; init; }

    /// <summary>Leaves out the shapes that write flags as numbers.</summary>
    public bool WithNamedFlags { get; init; }

    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
        => new(InteropShapes.All
            .Where(shape => !WithoutPointers || !shape.UsesPointers)
            .Where(shape => !WithAnySink || shape.TakesAnySink)
            .Where(shape => !WithNamedFlags || shape.NamesFlags)
            .Select(shape => new TheoryDataRow<InteropShape>(shape))
            .ToArray());
}
