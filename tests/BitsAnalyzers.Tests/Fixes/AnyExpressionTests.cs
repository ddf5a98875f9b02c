using System.Collections.Immutable;
using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>
/// Whatever expression a diagnostic points at, and whatever it says of it: a fixer does not throw, and if it offers something, the result
/// compiles as well as the program did before. The analyzer points at far fewer places than are tried here.
/// </summary>
public class AnyExpressionTests
{
    private const string Healthy = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Contoso.Interop;

        sealed class MaskAttribute : Attribute { public MaskAttribute(uint mask) { } public BG_NOTIFY Flags; }

        [Mask(3u, Flags = BG_NOTIFY.BG_NOTIFY_JOB_ERROR)]
        class Settings
        {
            const uint Number = 0x07, Other = Number | 0x10;
            const int Signed = (int)BG_NOTIFY.BG_NOTIFY_JOB_ERROR;
            const byte Small = (byte)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE);
            static readonly BG_NOTIFY s_flags = BG_NOTIFY.All & ~BG_NOTIFY.BG_NOTIFY_DISABLE;
            BG_NOTIFY _given = s_flags | BG_NOTIFY.BG_NOTIFY_JOB_ERROR;
            uint? _maybe = 6;
            long Wide => Number | 6L;
            BG_NOTIFY Mask { get; set; } = (BG_NOTIFY)6;

            uint Of(bool muted, uint start = 6u) => muted ? 4u : start switch { 0 => 7u, 1u => Number, _ => (uint)_given };

            void Take(uint mask) { }
            void Take(BG_NOTIFY mask) { }
            void Any<T>(T mask, object box) { }
            void Params(params uint[] masks) { }

            IEnumerable<uint> Run(IBackgroundCopyJob job, bool muted, ref uint shared)
            {
                var local = BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE;
                var number = 6;
                uint sum = Number + 8 * 2 - (uint)number << 1 ^ 3 & ~4u;
                local |= BG_NOTIFY.BG_NOTIFY_DISABLE;
                local &= ~(BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
                sum += shared++;
                shared = unchecked((uint)-1) ;
                job.SetNotifyFlags(flags: local);
                job.SetNotifyFlags((BG_NOTIFY)Convert.ToUInt32(sum));
                Take(6);
                Take((uint)6);
                Take(muted ? BG_NOTIFY.BG_NOTIFY_JOB_ERROR : default);
                Any(6u, local);
                Any((BG_NOTIFY)6, (object)6);
                Params(6, 7u, sum);
                Func<uint, uint> add = mask => mask | 6u;
                Func<BG_NOTIFY> make = () => BG_NOTIFY.BG_NOTIFY_JOB_ERROR | _given;
                var (left, right) = (6u, local);
                uint[] all = { 6, 7u, add(6) };
                var list = new List<BG_NOTIFY> { (BG_NOTIFY)6, make() };
                _maybe ??= 6u;
                _maybe = _maybe | 6;
                Mask = list.Aggregate((BG_NOTIFY)0, (one, two) => one | two) ^ (BG_NOTIFY)6;
                dynamic anything = 6u;
                Console.WriteLine($"{6u | sum:X} {local} {(muted ? 1u : 6u)} {all[0]} {all.Length} {Wide} {anything} {left} {right} {Signed} {Small} {Other} {s_flags}");
                if (local is BG_NOTIFY.BG_NOTIFY_DISABLE or (BG_NOTIFY)6 || (local & BG_NOTIFY.BG_NOTIFY_DISABLE) != 0 && sum == 6u)
                {
                    throw new ArgumentOutOfRangeException(nameof(local), local | BG_NOTIFY.BG_NOTIFY_JOB_ERROR, null);
                }

                return new[] { (uint)(local | BG_NOTIFY.BG_NOTIFY_DISABLE), sum | 6 };
            }
        }
        """;

    private const string Broken = """
        using Contoso.Interop;

        class Settings
        {
            const uint Circular = Circular | 4u;
            const BG_NOTIFY Missing = BG_NOTIFY.Nothing | BG_NOTIFY.BG_NOTIFY_DISABLE;
            uint Empty => ;
            void Run(IBackgroundCopyJob job, Unknown unknown, uint x)
            {
                job.SetNotifyFlags(x | );
                job.SetNotifyFlags(x | unknown | 4);
                job.SetNotifyFlags((BG_NOTIFY)6 | 6);
                job.SetNotifyFlags("text" + 4);
                job.SetNotifyFlags(x, BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE
                job.SetNotifyFlags(flags: BG_NOTIFY.BG_NOTIFY_DISABLE |
        #if A
                    BG_NOTIFY.BG_NOTIFY_JOB_ERROR |
        #else
                    BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED |
        #endif
                    BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION);
                goto 4 | 6;
                var mask = mask | 6u; mask |= ; int. | 6;
                4294967296U | 0x | 0b2 | 6u_;
            }
        }
        """;

    // Every place with one mask, and every fourth with two more; the nights try all of them.
    [Theory]
    [InlineData(null, 0, 1)]
    [InlineData(6u, 0, 4)]
    [InlineData(0x48u, 1, 4)]
    [InlineData(6u, 0, 1, Explicit = true, Traits = [LongRun.Trait, LongRun.Long])]
    [InlineData(0x48u, 0, 1, Explicit = true, Traits = [LongRun.Trait, LongRun.Long])]
    public async Task LeavesAProgramThatCompiles(uint? mask, int first, int step)
    {
        var offered = 0;
        var place = 0;
        var failures = new List<string>();
        await ForEveryExpressionAsync(MaskStyle.EnumParameter, Healthy, mask, (compilation, before, after, expression) =>
        {
            offered++;
            var errors = compilation.ReplaceSyntaxTree(before, after).GetSemanticModel(after).GetDiagnostics()
                .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
            failures.AddRange(errors.Select(error => $"'{expression}' in '{expression.Parent}' became\n{Line(after, error)}\n{error}"));
        }, _ => place++ % step == first);
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(offered > 50, $"Only {offered} actions were offered.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(6u)]
    public async Task DoesNotThrowInBrokenCode(uint? mask)
        => await ForEveryExpressionAsync(MaskStyle.EnumParameter, Broken, mask, static (_, before, after, place) =>
            Assert.True(ErrorsOf(after) <= ErrorsOf(before), $"'{place}' in '{place.Parent}'"));

    [Fact]
    public async Task DoesNotThrowInADeepExpression()
    {
        var sum = string.Join(" | ", Enumerable.Repeat("x", 1500)) + " | 6u";
        var nested = string.Concat(Enumerable.Repeat("(x | ", 300)) + "6u" + new string(')', 300);
        foreach (var expression in new[] { sum, nested })
        {
            var program =
                $"class Deep {{ void Run(Contoso.Interop.IBackgroundCopyJob job, uint x) {{ job.SetNotifyFlags({expression}); }} }}";
            await ForEveryExpressionAsync(
                MaskStyle.Numbers, program, null, static (_, _, _, _) => { }, static place => place.Parent is ArgumentSyntax);
        }
    }

    /// <summary>A diagnostic of the same id may come from anywhere, and from any version.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("edit.count=1")]
    [InlineData("edit.count=1,edit.0.step=0")]
    [InlineData("edit.count=1,edit.0.step=0,flags=8")]
    [InlineData("flags=0x8")]
    [InlineData("edit.count=1,edit.0.step=7,edit.0.mask=0x6")]
    [InlineData("edit.count=-1,edit.0.step=-1")]
    [InlineData("edit.count=99999999999,edit.0.step=x,edit.0.mask=6")]
    [InlineData("edit.count=2,edit.0.step=0,edit.0.mask=0x,edit.1.step=1")]
    public async Task OffersNothingForAnIncompleteDiagnostic(string properties)
    {
        using var workspace = new FixWorkspace();
        var project = await workspace.AddProjectAsync("App");
        var id = workspace.AddDocument(project, "/App.cs", "class App { }");
        var document = workspace.Solution.GetDocument(id)!;
        var tree = await document.GetSyntaxTreeAsync(TestContext.Current.CancellationToken);
        var dictionary = properties.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=')).ToImmutableDictionary(static pair => pair[0], static pair => (string?)pair[1]);
        Location[] locations = [tree!.GetRoot(TestContext.Current.CancellationToken).GetLocation(), Location.None];
        foreach (var fixer in ActionsTests.MaskFixers)
        {
            foreach (var location in locations)
            {
                var descriptor = RuleCatalogue.Descriptors.Single(known => known.Id == fixer.FixableDiagnosticIds[0]);
                var diagnostic = Diagnostic.Create(descriptor, location, [location], dictionary);
                Assert.Empty(await workspace.ActionsAsync(fixer, document, diagnostic));
            }
        }
    }

    private static async Task ForEveryExpressionAsync(
        MaskStyle style,
        string program,
        uint? mask,
        Action<Compilation, SyntaxTree, SyntaxTree, ExpressionSyntax> check,
        Func<ExpressionSyntax, bool>? filter = null)
    {
        using var workspace = new FixWorkspace();
        var project = await workspace.AddProjectAsync("App");
        workspace.AddDocument(project, "/Interop.cs", style.Declarations);
        var id = workspace.AddDocument(project, "/App.cs", program);
        var document = workspace.Solution.GetDocument(id)!;
        var tree = (await document.GetSyntaxTreeAsync())!;
        var compilation = (await document.Project.GetCompilationAsync())!;
        if (program == Healthy)
        {
            Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.EditCount, "1")
            .Add(DiagnosticProperties.EditStep(0), "0")
            .Add(DiagnosticProperties.Flags, "0x8");
        if (mask is { } value)
        {
            properties = properties.Add(DiagnosticProperties.EditMask(0), $"0x{value:X}");
        }

        var seen = new HashSet<string>();
        foreach (var expression in tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>().Where(filter ?? (static _ => true)))
        {
            foreach (var fixer in ActionsTests.MaskFixers)
            {
                var descriptor = RuleCatalogue.Descriptors.Single(known => known.Id == fixer.FixableDiagnosticIds[0]);
                var diagnostic = Diagnostic.Create(descriptor, expression.GetLocation(), [expression.GetLocation()], properties);
                foreach (var action in await workspace.ActionsAsync(fixer, document, diagnostic))
                {
                    var changed = await FixWorkspace.ApplyAsync(action);
                    var text = await workspace.TextAsync(changed, document.Id);
                    Assert.NotEqual(program, text);
                    if (seen.Add(text))
                    {
                        check(compilation, tree, (await changed.GetDocument(document.Id)!.GetSyntaxTreeAsync())!, expression);
                    }
                }
            }
        }
    }

    private static int ErrorsOf(SyntaxTree tree)
        => tree.GetDiagnostics().Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string Line(SyntaxTree tree, Diagnostic error)
        => tree.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
}
