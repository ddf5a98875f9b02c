namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The order in which diagnostics are compared: by file and place, then by id and arguments.</summary>
internal sealed class DiagnosticOrder : IComparer<Diagnostic>
{
    public static DiagnosticOrder ByPlace { get; } = new();

    public int Compare(Diagnostic? x, Diagnostic? y)
    {
        if (x is null || y is null)
        {
            return Comparer<bool>.Default.Compare(x is not null, y is not null);
        }

        var byPath = string.CompareOrdinal(x.Location.GetLineSpan().Path, y.Location.GetLineSpan().Path);
        if (byPath != 0)
        {
            return byPath;
        }

        var bySpan = x.Location.SourceSpan.CompareTo(y.Location.SourceSpan);
        if (bySpan != 0)
        {
            return bySpan;
        }

        var byId = string.CompareOrdinal(x.Id, y.Id);
        return byId != 0 ? byId : string.CompareOrdinal(Arguments(x), Arguments(y));
    }

    /// <summary>Writes everything that can be seen of the diagnostics, in this order.</summary>
    public static string Describe(IEnumerable<Diagnostic> diagnostics) => string.Concat(diagnostics
        .OrderBy(diagnostic => diagnostic, ByPlace)
        .Select(Describe)
        .Order(StringComparer.Ordinal));

    private static string Describe(Diagnostic diagnostic)
    {
        var properties = diagnostic.Properties
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $" {pair.Key}={pair.Value}");
        var places = diagnostic.AdditionalLocations.Prepend(diagnostic.Location).Select(location => $" {location.GetLineSpan()}");
        return $"{diagnostic.Id} {diagnostic.Severity}{string.Concat(places)} {diagnostic.GetMessage()}{string.Concat(properties)}\n";
    }

    private static string Arguments(Diagnostic diagnostic) => string.Join('\0', diagnostic.MessageArguments());
}
