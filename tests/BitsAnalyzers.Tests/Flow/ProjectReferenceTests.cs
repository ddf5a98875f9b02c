using System.Globalization;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// An editor knows a project that is referenced by its sources, a build by its assembly. What is reported must not depend on that.
/// </summary>
public class ProjectReferenceTests
{
    private const string Friend = "App";

    // The programs of other tests are much alike: one in so many is enough.
    private const int Share = 4;

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp11);

    /// <summary>Programs of other tests are taken apart: one type is the program, the others are a project that it references.</summary>
    [Fact]
    public async Task OfManyPrograms()
    {
        var halves = TestSources.OfTests.Where(static (_, index) => index % Share == 0).SelectMany(Split).ToList();
        Assert.InRange(halves.Count, 50, int.MaxValue);
        Assert.NotEmpty(await Reported(halves));
    }

    [Theory]
    [InlineData(
        "BITS040",
        "public static class Settings { public static readonly object Gate = new object(); }",
        "void Run(IBackgroundCopyJob job) { job.Cancel(); Log(); job.Resume(); } void Log() => Console.WriteLine(Settings.Gate);")]
    [InlineData(
        "BITS001",
        "[StructLayout(LayoutKind.Sequential)] public class Pair { public uint Mask; public int Number; }",
        "void Run(IBackgroundCopyJob job) { var pair = new Pair(); pair.Mask = 6; pair.Number = 3; job.SetNotifyFlags(pair.Mask); }")]
    [InlineData(
        "BITS040",
        "public static class Other { public static void Act() { } }",
        "void Run(IBackgroundCopyJob job) { job.Cancel(); Other.Act(); job.Resume(); }")]
    public async Task OfOneProgramWithAMisuse(string id, string others, string members)
        => Assert.Contains(id, Assert.Single(await Reported([($"class Program {{ {members} }}", others)])), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "public sealed class Silent : IBackgroundCopyCallback { public void JobTransferred(IBackgroundCopyJob job) { } "
        + "public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { } "
        + "public void JobModification(IBackgroundCopyJob job, uint reserved) { } }",
        "void Run(IBackgroundCopyManager manager, bool some) { "
        + "manager.CreateJob(\"job\", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job); job.AddFile(\"http://a\", \"c:\\\\a\"); "
        + "job.SetNotifyInterface(new Silent()); if (some) { job.Resume(); } }")]
    [InlineData(
        "[StructLayout(LayoutKind.Explicit)] public class Union { [FieldOffset(0)] public uint Mask; [FieldOffset(0)] public int Number; }",
        "void Run(IBackgroundCopyJob job) { var union = new Union(); union.Mask = 6; union.Number = 3; job.SetNotifyFlags(union.Mask); }")]
    public async Task OfOneProgramWithout(string others, string members)
        => Assert.Empty(await Reported([($"class Program {{ {members} }}", others)]));

    private static async Task<List<string>> Reported(IReadOnlyCollection<(string Type, string Others)> halves)
    {
        var library = WithoutErrors(
            ShapeCompilation.OfDeclarations(InteropShapes.Default)
                .WithAssemblyName("Library")
                .AddSyntaxTrees(
                    CSharpSyntaxTree.ParseText(
                        $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{Friend}\")]", s_options, "Friend.cs",
                        cancellationToken: TestContext.Current.CancellationToken))
                .AddSyntaxTrees(halves.Select(static (half, index) => Parse(half.Others, index))));
        var program = WithoutErrors(
            CSharpCompilation.Create(
                Friend,
                halves.Select(static (half, index) => Parse(half.Type, index)),
                library.References.Append(library.ToMetadataReference()),
                library.Options));
        Assert.NotEmpty(program.SyntaxTrees);
        using var assembly = new MemoryStream();
        Assert.True(library.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Success);
        var built = program.ReplaceReference(program.References.Last(), MetadataReference.CreateFromImage(assembly.ToArray()));

        var inBuild = Describe(await Batch.Analyze(built));
        Assert.Equal(inBuild, Describe(await Batch.Analyze(program)));
        return inBuild;
    }

    private static IEnumerable<(string Type, string Others)> Split(string program)
    {
        var root = CSharpSyntaxTree.ParseText(program, s_options).GetCompilationUnitRoot();
        if (root.AttributeLists.Any() || root.Members.Count < 2 || !root.Members.All(static member => member is BaseTypeDeclarationSyntax))
        {
            yield break;
        }

        foreach (var type in root.Members.Cast<BaseTypeDeclarationSyntax>())
        {
            // What is left has to do without it.
            var name = type.Identifier.ValueText;
            if (root.Members.Where(other => other != type).All(other => !other.DescendantTokens().Any(token => token.ValueText == name)))
            {
                yield return (
                    root.WithMembers(new(type)).ToFullString(),
                    root.WithMembers(root.Members.Remove(type)).ToFullString());
            }
        }
    }

    // The types of each program have a namespace of their own.
    private static SyntaxTree Parse(string half, int index)
        => CSharpSyntaxTree.ParseText(
            $"namespace Program{index}\n{{\n{InteropShapes.Default.RenderWithUsings("")}{half}\n}}", s_options, $"Program{index}.cs");

    private static CSharpCompilation WithoutErrors(CSharpCompilation compilation)
    {
        while (true)
        {
            // An error may stand in the project that is referenced, or nowhere.
            var kept = compilation.SyntaxTrees.Except(compilation.Errors().Select(static error => error.Location.SourceTree!)).ToList();
            if (kept.Count == compilation.SyntaxTrees.Length)
            {
                return compilation;
            }

            compilation = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(kept);
        }
    }

    private static List<string> Describe(IEnumerable<Diagnostic> diagnostics)
        => diagnostics
            .Select(static diagnostic =>
                $"{diagnostic.Location.GetLineSpan()}: {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)} in "
                + diagnostic.Location.SourceTree)
            .Order(StringComparer.Ordinal)
            .ToList();
}
