using System.Collections.Immutable;
using System.Text.Json;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Which additional locations a diagnostic marks as unnecessary code: a property with a JSON array of their indices.</summary>
internal static class UnnecessaryLocations
{
    public static ImmutableHashSet<int> Of(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(WellKnownDiagnosticTags.Unnecessary, out var indices) && indices is not null
            ? [.. JsonSerializer.Deserialize<int[]>(indices) ?? []]
            : [];
}
