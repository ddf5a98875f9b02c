using System.Globalization;
using System.Numerics;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.Rules.Flags;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>
/// The masks are few, so every one of them is tried, in every other style, as a number and as a chain of names: what Fix All leaves has the
/// value that the action promises, compiles, and gives the action nothing more to do.
/// </summary>
public class EveryMaskTests
{
    private const uint FirstUndefined = 0x40;

    private static readonly List<string> s_styles =
    [
        "EnumParameter",
        "CastEnum",
        "PInvoke",
        "UsingStatic",
        "IntConstants",
        "Numbers",
        "OldEnum"
    ];

    public static TheoryData<string> Styles => [.. s_styles];

    [Theory]
    [MemberData(nameof(Styles))]
    public async Task IsRepaired(string style)
    {
        var mask = (MaskStyle)typeof(MaskStyle).GetProperty(style)!.GetValue(null)!;
        var parity = s_styles.IndexOf(style) % 2;
        var values = Enumerable
            .Range(0, 2 * (int)FirstUndefined)
            .Where(value => value is 0 or (int)FirstUndefined || IsOdd(value) == (parity == 1))
            .Select(static value => (uint)value)
            .ToList();
        var arguments = values.ConvertAll(value => Number(mask, value)).Concat(values.Select(value => Chain(mask, value))).ToList();
        using var workspace = new FixWorkspace();
        var project = await workspace.AddProjectAsync("App");
        workspace.AddDocument(project, "/Interop.cs", mask.Declarations);
        var caller = workspace.AddDocument(
            project, "/Caller.cs", mask.Method(string.Concat(arguments.Select(static argument => $"Job().SetNotifyFlags({argument});\n"))));
        var before = workspace.Solution;

        foreach (var fixer in ActionsTests.Fixers.Where(static fixer => IsAboutOneMask(fixer.FixableDiagnosticIds[0])))
        {
            foreach (var fix in fixer.Fixes)
            {
                workspace.Restore(before);
                var reported = await CallsAsync(workspace, project, fixer);
                if (await workspace.FixAllAsync(fixer, fix.EquivalenceKey, caller, FixAllScope.Document) is not { } action)
                {
                    Assert.Contains(fix.EquivalenceKey, KeysWithoutWork(style));
                    continue;
                }

                workspace.Restore(await FixWorkspace.ApplyAsync(action));
                var compilation = (await workspace.Solution.GetProject(project)!.GetCompilationAsync(
                    TestContext.Current.CancellationToken))!;
                Assert.Empty(
                    compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(
                        static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

                var left = await CallsAsync(workspace, project, fixer);
                var results = await ValuesAsync(workspace, caller);
                for (var call = 0; call < arguments.Count; call++)
                {
                    var value = values[call % values.Count];
                    var expected = reported.Contains(call) ? Promised(fix.EquivalenceKey, value) : null;
                    Assert.True(results[call] == (expected ?? value), $"{fix.EquivalenceKey} made {results[call]} of {arguments[call]}");
                    Assert.True(
                        left.Contains(call) == (reported.Contains(call) && expected is null),
                        $"{fix.EquivalenceKey} left {arguments[call]}");
                }

                Assert.Null(await workspace.FixAllAsync(fixer, fix.EquivalenceKey, caller, FixAllScope.Document));
            }
        }
    }

    // By the number of their flags, so that both halves have masks with and without each flag.
    private static bool IsOdd(int mask) => BitOperations.PopCount((uint)mask) % 2 == 1;

    private static bool IsAboutOneMask(string ruleId) => MaskRules.InOrder.Any(rule => rule.Rule.Id == ruleId);

    private static uint? Promised(string key, uint value) => key switch
    {
        "BITS001.KeepDisable" or "BITS005.UseDisable" => 4,
        "BITS001.RemoveDisable" => value & ~4u,
        // What is left must not hide most of itself.
        "BITS002.RemoveUndefined" =>
            value == FirstUndefined ? null : (value & 4) != 0 && (value & 0x3B) != 0 ? value & 0x3B : value & ~FirstUndefined,
        "BITS002.UseDefaultPair" => value == FirstUndefined ? 3 : null,
        "BITS005.RequestDefaultPair" => 3,
        "BITS006.AddDefaultPair" => value | 3,
        "BITS007.AddError" => value | 2,
        "BITS008.UseNames" => value,
        "BITS011.AddTransferred" => value | 1,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, message: null),
    };

    private static string[] KeysWithoutWork(string style)
        => style == "Numbers"
            ? ["BITS003.UseOr", "BITS004.UseOr", "BITS008.UseNames", "BITS010.UseNotifyFlag"]
            : ["BITS003.UseOr", "BITS004.UseOr", "BITS010.UseNotifyFlag"];

    private static string Number(MaskStyle style, uint value)
        => style == MaskStyle.EnumParameter && value != 0 ? $"(BG_NOTIFY)0x{value:X2}" : $"0x{value:X2}";

    private static string Chain(MaskStyle style, uint value)
    {
        if (value == 0)
        {
            return "default";
        }

        var operands = Enumerable.Range(0, 7).Where(number => (value & (1u << number)) != 0).Select(number => Flag(style, number)).ToList();
        var chain = string.Join(" | ", operands);
        return style == MaskStyle.CastEnum || style == MaskStyle.OldEnum ? $"(uint)({chain})" : chain;
    }

    private static string Flag(MaskStyle style, int number)
    {
        string[] names = ["JOB_TRANSFERRED", "JOB_ERROR", "DISABLE", "JOB_MODIFICATION", "FILE_TRANSFERRED", "FILE_RANGES_TRANSFERRED"];
        string[] old = ["JobTransferred", "JobErrorOccured", "NotificationDisabled", "JobModified"];
        var value = (1 << number).ToString(CultureInfo.InvariantCulture);
        return style.Name switch
        {
            "EnumParameter" or "CastEnum" => number < names.Length ? $"BG_NOTIFY.BG_NOTIFY_{names[number]}" : $"(BG_NOTIFY){value}",
            "PInvoke" or "IntConstants" => number < names.Length ? $"PInvoke.BG_NOTIFY_{names[number]}" : value,
            "UsingStatic" => number < names.Length ? $"BG_NOTIFY_{names[number]}" : value,
            "OldEnum" => number < old.Length ? $"NotificationFlags.{old[number]}" : $"(NotificationFlags){value}",
            _ => value,
        };
    }

    // The numbers of the calls that the fixer's rule is reported at.
    private static async Task<HashSet<int>> CallsAsync(FixWorkspace workspace, ProjectId project, TextEditFixProvider fixer)
    {
        var calls = new HashSet<int>();
        foreach (var diagnostic in await workspace.DiagnosticsAsync(project, fixer.FixableDiagnosticIds[0]))
        {
            var root = await diagnostic.Location.SourceTree!.GetRootAsync();
            var call = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>()!;
            calls.Add(Arguments(root).FindIndex(argument => argument.Parent!.Parent == call));
        }

        return calls;
    }

    private static async Task<List<uint?>> ValuesAsync(FixWorkspace workspace, DocumentId document)
    {
        var model = (await workspace.Solution.GetDocument(document)!.GetSemanticModelAsync())!;
        return Arguments(await model.SyntaxTree.GetRootAsync()).ConvertAll(argument
            => model.GetConstantValue(argument.Expression) is { HasValue: true, Value: { } value }
                ? Convert.ToUInt32(value, CultureInfo.InvariantCulture)
                : (uint?)null);
    }

    private static List<ArgumentSyntax> Arguments(SyntaxNode root) => root.DescendantNodes().OfType<ArgumentSyntax>().ToList();
}
