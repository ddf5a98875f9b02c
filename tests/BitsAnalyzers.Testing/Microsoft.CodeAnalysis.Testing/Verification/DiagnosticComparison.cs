namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The ways in which an actual diagnostic may differ from an expected one; each gives a message, or null if it does not.</summary>
internal static class DiagnosticComparison
{
    public static IEnumerable<string> Differences(DiagnosticResult expected, Diagnostic actual)
    {
        IEnumerable<string?> differences =
        [
            Id(expected, actual),
            Place(expected, actual),
            .. AdditionalPlaces(expected, actual),
            Severity(expected, actual),
            Message(expected, actual),
            Suppression(expected, actual),
        ];
        return differences.OfType<string>();
    }

    /// <summary>How far apart two diagnostics are: id and place weigh more than what is said there.</summary>
    public static double Distance(DiagnosticResult expected, Diagnostic actual)
    {
        var distance = 0.0;
        distance += Id(expected, actual) is null ? 0 : 3;
        distance += PlaceDistance(expected, actual);
        distance += AdditionalPlaces(expected, actual).Any(difference => difference is not null) ? 1 : 0;
        distance += Severity(expected, actual) is null ? 0 : 1;
        distance += Message(expected, actual) is null ? 0 : 1;
        return distance;
    }

    private static string? Id(DiagnosticResult expected, Diagnostic actual) =>
        expected.Id == actual.Id ? null : $"Expected diagnostic id to be \"{expected.Id}\" but was \"{actual.Id}\".";

    private static string? Place(DiagnosticResult expected, Diagnostic actual)
    {
        if (expected.HasLocation)
        {
            return Place(expected.Spans[0], actual.Location, "diagnostic");
        }

        return actual.Location == Location.None ? null : "Expected a diagnostic with no location.";
    }

    private static IEnumerable<string?> AdditionalPlaces(DiagnosticResult expected, Diagnostic actual)
    {
        if (!expected.HasLocation || expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations))
        {
            return [];
        }

        var expectedCount = expected.Spans.Length - 1;
        if (expectedCount != actual.AdditionalLocations.Count)
        {
            return [$"Expected {expectedCount} additional locations but got {actual.AdditionalLocations.Count}."];
        }

        var unnecessary = UnnecessaryLocations.Of(actual);
        return Enumerable.Range(0, expectedCount).SelectMany(IEnumerable<string?> (i) =>
        [
            Place(expected.Spans[i + 1], actual.AdditionalLocations[i], $"additional location {i}"),
            Unnecessary(expected.Spans[i + 1], unnecessary.Contains(i), i),
        ]);
    }

    private static string? Unnecessary(DiagnosticLocation expected, bool isUnnecessary, int index)
    {
        var shouldBe = expected.Options.HasFlag(DiagnosticLocationOptions.UnnecessaryCode);
        return shouldBe == isUnnecessary
            ? null
            : $"Expected additional location {index} {(shouldBe ? "to" : "not to")} be marked as unnecessary code.";
    }

    private static string? Place(DiagnosticLocation expected, Location actual, string what)
    {
        var span = actual.GetLineSpan();
        if (expected.Span.Path != span.Path)
        {
            return $"Expected {what} to be in file \"{expected.Span.Path}\" but was in \"{span.Path}\".";
        }

        var isAsExpected = expected.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength)
            ? expected.Span.StartLinePosition == span.StartLinePosition
            : expected.Span.Span == span.Span;
        return isAsExpected ? null : $"Expected {what} to be at {Display(expected)} but was at {Display(span)}.";
    }

    private static double PlaceDistance(DiagnosticResult expected, Diagnostic actual)
    {
        if (Place(expected, actual) is null)
        {
            return 0;
        }

        var span = actual.Location.GetLineSpan();
        var isNear = expected.HasLocation
            && expected.Spans[0].Span.Path == span.Path
            && (expected.Spans[0].Span.StartLinePosition == span.StartLinePosition
                || expected.Spans[0].Span.EndLinePosition == span.EndLinePosition);
        return isNear ? 2 : 3;
    }

    private static string? Severity(DiagnosticResult expected, Diagnostic actual) =>
        expected.Severity == actual.Severity || expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity)
            ? null
            : $"Expected diagnostic severity to be \"{expected.Severity}\" but was \"{actual.Severity}\".";

    private static string? Message(DiagnosticResult expected, Diagnostic actual)
    {
        if (expected.Message is { } message)
        {
            return message == actual.GetMessage()
                ? null
                : $"Expected diagnostic message to be \"{message}\" but was \"{actual.GetMessage()}\".";
        }

        var expectedArguments = Texts(expected.MessageArguments ?? []);
        var actualArguments = Texts(actual.MessageArguments());
        return expectedArguments.Length == 0 || expectedArguments.SequenceEqual(actualArguments)
            ? null
            : $"Expected message arguments to be [{string.Join(", ", expectedArguments)}] but were [{string.Join(", ", actualArguments)}].";
    }

    private static string? Suppression(DiagnosticResult expected, Diagnostic actual) =>
        expected.IsSuppressed is not { } isSuppressed || isSuppressed == actual.IsSuppressed
            ? null
            : $"Expected the diagnostic {(isSuppressed ? "to" : "not to")} be suppressed.";

    private static string[] Texts(IEnumerable<object?> arguments) =>
        [.. arguments.Select(argument => argument?.ToString() ?? string.Empty)];

    private static string Display(DiagnosticLocation location) =>
        location.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength)
            ? $"{location.Span.Span.Start.Line + 1}:{location.Span.Span.Start.Character + 1}"
            : Display(location.Span);

    private static string Display(FileLinePositionSpan span) =>
        $"{span.StartLinePosition.Line + 1}:{span.StartLinePosition.Character + 1}"
        + $"-{span.EndLinePosition.Line + 1}:{span.EndLinePosition.Character + 1}";
}
