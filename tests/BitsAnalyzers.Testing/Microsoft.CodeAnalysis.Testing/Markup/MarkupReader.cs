using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Turns markup in the files of a state into expected diagnostics and into spans that expectations refer to by key.</summary>
internal sealed class MarkupReader(
    MarkupMode mode,
    MarkupOptions options,
    DiagnosticDescriptor? defaultDescriptor,
    ImmutableArray<DiagnosticDescriptor> supportedDescriptors,
    ImmutableArray<string> fixableIds)
{
    private readonly Dictionary<string, FileLinePositionSpan> _spansByKey = new(StringComparer.Ordinal);

    public List<DiagnosticResult> Expected { get; } = [];

    public IReadOnlyDictionary<string, FileLinePositionSpan> SpansByKey => _spansByKey;

    public IEnumerable<(string filename, SourceText content)> Read(IEnumerable<(string filename, SourceText content)> files) =>
        mode == MarkupMode.None ? files.ToArray() : [.. files.Select(Read)];

    private (string Filename, SourceText Content) Read((string Filename, SourceText Content) file)
    {
        var markup = file.Content.ToString();
        var positions = ImmutableArray<int>.Empty;
        string code;
        ImmutableDictionary<string, ImmutableArray<TextSpan>> spans;
        if (options.HasFlag(MarkupOptions.TreatPositionIndicatorsAsCode))
        {
            TestFileMarkupParser.GetSpans(markup, treatPositionIndicatorsAsCode: true, out code, out spans);
        }
        else
        {
            TestFileMarkupParser.GetPositionsAndSpans(markup, out code, out positions, out spans);
        }

        var text = SourceText.From(code, file.Content.Encoding, file.Content.ChecksumAlgorithm);
        if (mode != MarkupMode.Ignore)
        {
            foreach (var position in positions)
            {
                Expect(string.Empty, result => result.WithLocation(file.Filename, text.Lines.GetLinePosition(position)));
            }

            foreach (var (name, span) in spans.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(Flatten))
            {
                Note(name, new FileLinePositionSpan(file.Filename, text.Lines.GetLinePositionSpan(span)));
            }
        }

        return (file.Filename, text);
    }

    private static IEnumerable<(string Name, TextSpan Span)> Flatten(KeyValuePair<string, ImmutableArray<TextSpan>> spans) =>
        spans.Value.Select(span => (spans.Key, span));

    private void Note(string name, FileLinePositionSpan span)
    {
        if (!name.StartsWith('#'))
        {
            Expect(name, result => result.WithSpan(span));
        }
        else if (!_spansByKey.TryAdd(name, span))
        {
            throw new InvalidOperationException($"The input has more than one markup location '{name}'.");
        }
    }

    private void Expect(string id, Func<DiagnosticResult, DiagnosticResult> withLocation)
    {
        var result = id.Length == 0 ? DefaultResult() : ResultFor(id);
        if (mode == MarkupMode.IgnoreFixable && fixableIds.Contains(result.Id))
        {
            return;
        }

        // Markup says where and which; message, severity and further locations are for explicit expectations.
        Expected.Add(withLocation(result)
            .WithMessage(null)
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity));
    }

    private DiagnosticResult DefaultResult() =>
        defaultDescriptor is not null
            ? new DiagnosticResult(defaultDescriptor)
            : throw new InvalidOperationException(
                "Markup can only omit the diagnostic id if the first analyzer supports a single diagnostic. "
                + $"Name the id, override GetDefaultDiagnostic or use {nameof(MarkupOptions)}.{nameof(MarkupOptions.UseFirstDescriptor)}.");

    private DiagnosticResult ResultFor(string id)
    {
        var descriptors = supportedDescriptors.Where(descriptor => descriptor.Id == id).ToArray();
        if (descriptors.Length > 1 && !options.HasFlag(MarkupOptions.UseFirstDescriptor))
        {
            throw new InvalidOperationException(
                $"More than one descriptor has the id {id}. Expect the diagnostic explicitly "
                + $"or use {nameof(MarkupOptions)}.{nameof(MarkupOptions.UseFirstDescriptor)}.");
        }

        return descriptors is [var descriptor, ..] ? new DiagnosticResult(descriptor) : DiagnosticResult.CompilerError(id);
    }
}
