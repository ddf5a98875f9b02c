using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace BitsAnalyzers.Testing;

/// <summary>
/// Flow traces: the first <c>trace.count</c> additional locations of a diagnostic are the steps that led to it, in order, and
/// the property <c>trace.i.text</c> says what happened at step i.
/// </summary>
public static class DiagnosticTrace
{
    /// <summary>Expects that the diagnostic is explained by these steps, each at the span <c>{|#key:…|}</c>.</summary>
    /// <param name="result">The expected diagnostic, with its location, made from a descriptor.</param>
    /// <param name="steps">The steps in order.</param>
    public static DiagnosticResult WithTrace(this DiagnosticResult result, params (int MarkupKey, string Text)[] steps)
    {
        if (!result.HasLocation || result.MessageFormat is null)
        {
            throw new InvalidOperationException("A trace can be expected of a diagnostic that has a descriptor and a location.");
        }

        // An expectation carries nothing of our own but its message format, so the texts travel there.
        return steps
            .Aggregate(result, (traced, step) => traced.WithLocation(step.MarkupKey))
            .WithMessageFormat(new TracedMessageFormat(result.MessageFormat, [.. steps.Select(step => step.Text)]));
    }

    /// <summary>Reads the steps of a diagnostic; none if it has no trace.</summary>
    public static ImmutableArray<(Location Location, string Text)> GetTrace(this Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue("trace.count", out var countText))
        {
            return [];
        }

        if (!int.TryParse(countText, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count > diagnostic.AdditionalLocations.Count)
        {
            throw new InvalidOperationException(
                $"trace.count is '{countText}', but {diagnostic} has {diagnostic.AdditionalLocations.Count} additional locations.");
        }

        return [.. Enumerable.Range(0, count).Select(step => (diagnostic.AdditionalLocations[step], TextOf(diagnostic, step)))];
    }

    /// <summary>Checks that the trace of a diagnostic is well formed and, where a trace is expected, is that.</summary>
    public static void Verify(Diagnostic actual, DiagnosticResult expected, IVerifier verifier)
    {
        var texts = actual.GetTrace().Select(step => step.Text);
        if (expected.MessageFormat is TracedMessageFormat { Texts: var expectedTexts })
        {
            verifier.EqualOrDiff(
                string.Join('\n', expectedTexts),
                string.Join('\n', texts),
                $"The trace of {actual} differs. Difference from expected to actual:");
        }
    }

    private static string TextOf(Diagnostic diagnostic, int step) =>
        diagnostic.Properties.TryGetValue($"trace.{step.ToString(CultureInfo.InvariantCulture)}.text", out var text)
        && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw new InvalidOperationException($"Step {step} of the trace of {diagnostic} has no text.");

    private sealed class TracedMessageFormat(LocalizableString format, ImmutableArray<string> texts) : LocalizableString
    {
        public ImmutableArray<string> Texts => texts;

        protected override string GetText(IFormatProvider? formatProvider) => format.ToString(formatProvider);

        protected override int GetHash() => format.GetHashCode();

        protected override bool AreEqual(object? other) =>
            other is TracedMessageFormat traced && format.Equals(traced.Format) && texts.SequenceEqual(traced.Texts);

        private LocalizableString Format => format;
    }
}
