using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Writes diagnostics as the C# that would expect them, ready to be copied into the test.</summary>
internal sealed class DiagnosticAsCode(ImmutableArray<DiagnosticAnalyzer> analyzers, string defaultFilePath)
{
    public string Write(IEnumerable<DiagnosticResult> diagnostics) => Write(diagnostics.Select(Write));

    public string Write(IEnumerable<Diagnostic> diagnostics) => Write(diagnostics.Select(Write));

    public string Write(DiagnosticResult diagnostic)
    {
        var code = new StringBuilder().Append(Creation(diagnostic.Id, diagnostic.Severity, diagnostic.HasLocation));
        foreach (var location in diagnostic.Spans)
        {
            code.Append(AtPlace(location.Span, location.Options));
            if (diagnostic.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations))
            {
                break;
            }
        }

        return Commented(diagnostic.ToString(), code.Append(WithArguments(diagnostic.MessageArguments ?? [])));
    }

    public string Write(Diagnostic diagnostic)
    {
        var hasLocation = diagnostic.Location != Location.None;
        var code = new StringBuilder().Append(Creation(diagnostic.Id, diagnostic.Severity, hasLocation));
        var unnecessary = UnnecessaryLocations.Of(diagnostic);
        for (var i = -1; hasLocation && i < diagnostic.AdditionalLocations.Count; i++)
        {
            var location = i < 0 ? diagnostic.Location : diagnostic.AdditionalLocations[i];
            code.Append(AtPlace(
                location.GetLineSpan(),
                unnecessary.Contains(i) ? DiagnosticLocationOptions.UnnecessaryCode : DiagnosticLocationOptions.None));
        }

        code.Append(WithArguments(diagnostic.MessageArguments()));
        if (diagnostic.IsSuppressed)
        {
            code.Append(".WithIsSuppressed(true)");
        }

        return Commented(diagnostic.ToString(), code);
    }

    private static string Write(IEnumerable<string> diagnostics)
    {
        var text = string.Join(Environment.NewLine, diagnostics);
        return text.Length == 0 ? "    none" : text;
    }

    private static string Commented(string comment, StringBuilder code)
    {
        var lines = comment.ReplaceLineEndings("\n").Split('\n').Select(line => $"    // {line}{Environment.NewLine}");
        return $"{string.Concat(lines)}    {code},";
    }

    private static string WithArguments(IEnumerable<object?> arguments)
    {
        var list = string.Join(", ", arguments.Select(argument => $"\"{argument}\""));
        return list.Length == 0 ? string.Empty : $".WithArguments({list})";
    }

    private string Creation(string id, DiagnosticSeverity severity, bool hasLocation)
    {
        var descriptors = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).ToArray();
        if (Array.Exists(descriptors, descriptor => descriptor.Id == id))
        {
            return (descriptors.Length == 1 ? "VerifyCS.Diagnostic()" : $"VerifyCS.Diagnostic(\"{id}\")")
                + (hasLocation ? string.Empty : ".WithNoLocation()");
        }

        return severity switch
        {
            DiagnosticSeverity.Error => $"DiagnosticResult.CompilerError(\"{id}\")",
            DiagnosticSeverity.Warning => $"DiagnosticResult.CompilerWarning(\"{id}\")",
            _ => $"new DiagnosticResult(\"{id}\", DiagnosticSeverity.{severity})",
        };
    }

    private string AtPlace(FileLinePositionSpan span, DiagnosticLocationOptions options)
    {
        var path = span.Path == defaultFilePath ? string.Empty : $"\"{span.Path}\", ";
        var start = $"{path}{span.StartLinePosition.Line + 1}, {span.StartLinePosition.Character + 1}";
        if (options.HasFlag(DiagnosticLocationOptions.IgnoreLength))
        {
            return $".WithLocation({start})";
        }

        var unnecessary = options.HasFlag(DiagnosticLocationOptions.UnnecessaryCode) ? " /* unnecessary code */" : string.Empty;
        var end = string.Create(
            CultureInfo.InvariantCulture,
            $"{span.EndLinePosition.Line + 1}, {span.EndLinePosition.Character + 1}");
        return $".WithSpan({start}, {end}{unnecessary})";
    }
}
