using System.Collections.Immutable;
using BitsAnalyzers.Testing;
using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace BitsAnalyzers.Tests.Wrappers;

/// <summary>
/// Compares what is reported in a program that uses a library, of which it sees the metadata only, with the program's markup.
/// </summary>
internal static class WrapperVerdict
{
    public const string Attributes = """
        using System;
        [AttributeUsage(AttributeTargets.All)] public sealed class BitsJobAttribute : Attribute { }
        [AttributeUsage(AttributeTargets.All)] public sealed class BitsNotifyFlagsAttribute : Attribute { }
        [AttributeUsage(AttributeTargets.All)] public sealed class BitsCommandLineAttribute : Attribute { }
        [AttributeUsage(AttributeTargets.All)] public sealed class BitsCallbackAttribute : Attribute { }
        [AttributeUsage(AttributeTargets.All)] public sealed class BitsFinalStateAttribute : Attribute { }

        """;

    public static Task Program(string library, string program, params (string Key, string Value)[] options)
        => Compare(library, program, [.. InteropShapes.Default.Sources.Select(static source => source.Text)], options);

    /// <summary>As <see cref="Program"/>, for a program that declares nothing of BITS itself.</summary>
    public static Task ProgramWithoutInterop(string library, string program, params (string Key, string Value)[] options)
        => Compare(library, program, [], options);

    private static async Task Compare(
        string library, string program, ImmutableArray<string> shared, params (string Key, string Value)[] options)
    {
        TestFileMarkupParser.GetSpans(
            program, treatPositionIndicatorsAsCode: true, out var source, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        var settings = new AnalyzerRunnerSettings
        {
            AdditionalReferences = [await Compile(library)],
            SharedSources = shared,
            AnalyzerOptions = options.ToImmutableDictionary(static option => option.Key, static option => option.Value),
        };
        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync<BitsAnalyzer>(source, settings, TestContext.Current.CancellationToken);
        var expected = Describe(spans.SelectMany(static pair => pair.Value.Select(span => (pair.Key, span.Start))));
        var actual = Describe(diagnostics.Select(static diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan.Start)));
        Assert.True(expected == actual, $"Expected:\n{expected}\nActual:\n{actual}");

        string Describe(IEnumerable<(string Id, int Start)> reports)
            => string.Join('\n', reports.OrderBy(static report => report.Start).ThenBy(static report => report.Id, StringComparer.Ordinal)
                .Select(report => $"{report.Id} at {SourceText.From(source).Lines.GetLinePosition(report.Start)}: " +
                    SourceText.From(source).Lines.GetLineFromPosition(report.Start).ToString().Trim()));
    }

    /// <summary>What is reported at the end of a compilation with these options.</summary>
    public static async Task<IEnumerable<string>> AtTheEnd(string library, string program, params (string Key, string Value)[] options)
    {
        var references = (await ReferenceAssemblies.Default.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken)).Add(
            await Compile(library));
        var compilation = CSharpCompilation.Create(
            "Program",
            [CSharpSyntaxTree.ParseText(program)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var provider = new UniformAnalyzerOptions(
            options.ToImmutableDictionary(static option => option.Key, static option => option.Value));
        var diagnostics = await compilation
            .WithAnalyzers([new BitsAnalyzer()], new AnalyzerOptions([], provider))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return diagnostics.Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}").Order(StringComparer.Ordinal);
    }

    /// <summary>An assembly, of which programs see the metadata only.</summary>
    public static async Task<MetadataReference> Compile(string source)
    {
        var references = await ReferenceAssemblies.Default.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create(
            "Library", [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
