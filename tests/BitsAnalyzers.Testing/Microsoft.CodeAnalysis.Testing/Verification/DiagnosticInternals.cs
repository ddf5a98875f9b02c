using System.Reflection;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Facts about a diagnostic that Roslyn keeps to itself and expectations can be about.</summary>
internal static class DiagnosticInternals
{
    private static readonly PropertyInfo? ArgumentsProperty = Property("Arguments");
    private static readonly PropertyInfo? ProgrammaticSuppressionInfoProperty = Property("ProgrammaticSuppressionInfo");

    public static IReadOnlyList<object?> MessageArguments(this Diagnostic diagnostic) =>
        ArgumentsProperty?.GetValue(diagnostic) as IReadOnlyList<object?> ?? [];

    public static bool IsSuppressedByASuppressor(this Diagnostic diagnostic) =>
        ProgrammaticSuppressionInfoProperty?.GetValue(diagnostic) is not null;

    private static PropertyInfo? Property(string name) =>
        typeof(Diagnostic).GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}
