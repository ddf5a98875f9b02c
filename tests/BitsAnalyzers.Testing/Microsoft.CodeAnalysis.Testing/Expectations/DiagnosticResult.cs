using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A diagnostic that a test expects.</summary>
public readonly struct DiagnosticResult
{
    public static readonly DiagnosticResult[] EmptyDiagnosticResults = [];

    private readonly ImmutableArray<DiagnosticLocation> _spans;

    public DiagnosticResult(string id, DiagnosticSeverity severity)
    {
        Id = id;
        Severity = severity;
    }

    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity)
    {
        MessageFormat = descriptor.MessageFormat;
    }

    public string Id { get; }

    public DiagnosticSeverity Severity { get; private init; }

    public DiagnosticOptions Options { get; private init; }

    /// <summary>Gets the location and the additional locations, in this order; none for a diagnostic without a location.</summary>
    public ImmutableArray<DiagnosticLocation> Spans
    {
        get => _spans.IsDefault ? [] : _spans;
        private init => _spans = value;
    }

    public bool HasLocation => !Spans.IsEmpty;

    public LocalizableString? MessageFormat { get; private init; }

    public object?[]? MessageArguments { get; private init; }

    /// <summary>Gets the expected message, or <see langword="null"/> if any message will do.</summary>
    public string? Message => ExplicitMessage.IsGiven ? ExplicitMessage.Text : FormattedMessage;

    /// <summary>Gets whether the diagnostic is expected to be suppressed; <see langword="null"/> if either will do.</summary>
    public bool? IsSuppressed { get; private init; }

    private (bool IsGiven, string? Text) ExplicitMessage { get; init; }

    private string? FormattedMessage
    {
        get
        {
            if (MessageFormat?.ToString(CultureInfo.CurrentUICulture) is not { } format)
            {
                return null;
            }

            try
            {
                return string.Format(CultureInfo.CurrentCulture, format, MessageArguments ?? []);
            }
            catch (FormatException)
            {
                return format;
            }
        }
    }

    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    public DiagnosticResult WithOptions(DiagnosticOptions options) => this with { Options = options };

    public DiagnosticResult WithArguments(params object[] arguments) => this with { MessageArguments = arguments };

    public DiagnosticResult WithMessage(string? message) => this with { ExplicitMessage = (true, message) };

    public DiagnosticResult WithMessageFormat(LocalizableString messageFormat) => this with { MessageFormat = messageFormat };

    public DiagnosticResult WithIsSuppressed(bool? isSuppressed) => this with { IsSuppressed = isSuppressed };

    public DiagnosticResult WithNoLocation() => this with { Spans = [] };

    public DiagnosticResult WithLocation(int line, int column) => WithLocation(string.Empty, line, column);

    public DiagnosticResult WithLocation(LinePosition location) => WithLocation(string.Empty, location);

    public DiagnosticResult WithLocation(string path, int line, int column) => WithLocation(path, Position(line, column));

    public DiagnosticResult WithLocation(string path, LinePosition location) =>
        WithLocation(path, location, DiagnosticLocationOptions.None);

    public DiagnosticResult WithLocation(string path, LinePosition location, DiagnosticLocationOptions options) =>
        WithSpan(new FileLinePositionSpan(path, location, location), options | DiagnosticLocationOptions.IgnoreLength);

    public DiagnosticResult WithLocation(int markupKey) => WithLocation(markupKey, DiagnosticLocationOptions.None);

    public DiagnosticResult WithLocation(int markupKey, DiagnosticLocationOptions options)
    {
        var key = new LinePosition(0, markupKey);
        return WithSpan(new FileLinePositionSpan(string.Empty, key, key), options | DiagnosticLocationOptions.InterpretAsMarkupKey);
    }

    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn) =>
        WithSpan(string.Empty, startLine, startColumn, endLine, endColumn);

    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn) =>
        WithSpan(new FileLinePositionSpan(path, Position(startLine, startColumn), Position(endLine, endColumn)));

    public DiagnosticResult WithSpan(FileLinePositionSpan span) => WithSpan(span, DiagnosticLocationOptions.None);

    public DiagnosticResult WithSpan(FileLinePositionSpan span, DiagnosticLocationOptions options) =>
        this with { Spans = Spans.Add(new DiagnosticLocation(span, options)) };

    /// <summary>Puts the locations that name no file into <paramref name="path"/>.</summary>
    public DiagnosticResult WithDefaultPath(string path) =>
        MapSpans(location => location.Span.Path.Length == 0 && !IsMarkupKey(location)
            ? new DiagnosticLocation(new FileLinePositionSpan(path, location.Span.Span), location.Options)
            : location);

    public DiagnosticResult WithLineOffset(int offset) => WithLineOffset(offset, _ => true);

    public override string ToString()
    {
        var location = HasLocation ? $"{Spans[0]}: " : string.Empty;
        var message = Message is { } text ? $": {text}" : string.Empty;
        return $"{location}{Severity.ToString().ToLowerInvariant()} {Id}{message}";
    }

    /// <summary>Moves the locations in the files that <paramref name="isMoved"/> selects.</summary>
    internal DiagnosticResult WithLineOffset(int offset, Func<string, bool> isMoved) =>
        MapSpans(location => isMoved(location.Span.Path)
            ? new DiagnosticLocation(Moved(location.Span, offset), location.Options)
            : location);

    /// <summary>Replaces markup keys by the spans that bear them.</summary>
    internal DiagnosticResult WithMarkupKeysResolved(IReadOnlyDictionary<string, FileLinePositionSpan> spansByKey)
    {
        var id = Id;
        return MapSpans(Resolve);

        DiagnosticLocation Resolve(DiagnosticLocation location)
        {
            if (!IsMarkupKey(location))
            {
                return location;
            }

            var key = $"#{location.Span.StartLinePosition.Character}";
            return spansByKey.TryGetValue(key, out var span)
                ? new DiagnosticLocation(span, location.Options & ~DiagnosticLocationOptions.InterpretAsMarkupKey)
                : throw new InvalidOperationException($"The markup location '{key}' of the expected {id} was not found in the input.");
        }
    }

    private static LinePosition Position(int line, int column) => new(line - 1, column - 1);

    private static bool IsMarkupKey(DiagnosticLocation location) =>
        location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey);

    private static FileLinePositionSpan Moved(FileLinePositionSpan span, int lines) => new(
        span.Path,
        new LinePosition(span.StartLinePosition.Line + lines, span.StartLinePosition.Character),
        new LinePosition(span.EndLinePosition.Line + lines, span.EndLinePosition.Character));

    private DiagnosticResult MapSpans(Func<DiagnosticLocation, DiagnosticLocation> map) =>
        this with { Spans = [.. Spans.Select(map)] };
}
