using BitsAnalyzers.CodeFixes.Flags;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>In every shape of interop, a fix gives what that shape's programmers would have written.</summary>
public class EveryShapeFixTests
{
    [Theory]
    [EveryShape]
    public Task GivesTheSameMasks(InteropShape shape) => new Test(
        shape,
        ("{|BITS001:$flags(TRANSFERRED | DISABLE | ERROR)|}", "$flags(DISABLE)"),
        HasNoNames(shape)
            ? ("3", "3")
            : ("{|BITS003:$flags(TRANSFERRED & ERROR)|}", "$flags(TRANSFERRED | ERROR)"),
        HasNoNames(shape)
            ? ("{|BITS006:0x08u | 0x10u|}", "0x08u | 0x10u | 0x01u | 0x02u")
            : ("{|BITS006:$flags(MODIFICATION | FILE_TRANSFERRED)|}", "$flags(MODIFICATION | FILE_TRANSFERRED | TRANSFERRED | ERROR)"),
        ("{|BITS007:$flags(TRANSFERRED | MODIFICATION)|}", "$flags(TRANSFERRED | MODIFICATION | ERROR)"),
        HasNoNames(shape) ? ("3", "3") : ("{|BITS008:$number(3)|}", Rewritten(shape, "$flags(TRANSFERRED | ERROR)")),
        ("{|BITS010:$legacy(DISABLE_NOTIFY)|}", HasNoNames(shape) ? "0x04" : Rewritten(shape, "$flags(DISABLE)"))).RunAsync(TestContext.Current.CancellationToken);

    private static bool HasNoNames(InteropShape shape) => shape == InteropShapes.TypeLibrary;

    // Constants of 'int' need no cast, and without one beside it a cast is written in keywords.
    private static string Rewritten(InteropShape shape, string mask)
    {
        var rendered = shape.Render(mask);
        return shape == InteropShapes.TerraFX ? rendered.Replace("(uint)", "").Trim('(', ')') : rendered.Replace("UInt32", "uint");
    }

    private sealed class Test : CSharpCodeFixTest<BitsAnalyzer, Bits001DisableHidesFlagsFixProvider, DefaultVerifier>
    {
        public Test(InteropShape shape, params (string Before, string After)[] masks)
        {
            TestState.AddScenario(shape, Program(masks.Select(static mask => mask.Before)));
            FixedState.AddScenario(shape, Program(masks.Select(static mask => mask.After)));
            DisabledDiagnostics.AddRange(shape.DeclarationFindings);

            // Half of the shapes have a result, and the program is about something else.
            DisabledDiagnostics.Add("BITS101");

            // Fix All does not depend on the shape.
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck;
        }

        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() =>
        [
            new Bits001DisableHidesFlagsFixProvider(),
            new Bits003FlagsNotCombinedWithOrFixProvider(),
            new Bits006EndNeverAnnouncedFixProvider(),
            new Bits007FailureNeverAnnouncedFixProvider(),
            new Bits008UseNamedFlagsFixProvider(),
            new Bits010ConstantOfAnotherFamilyFixProvider(),
        ];

        private static string Program(IEnumerable<string> masks) => $$"""
            class Downloader
            {
            {{string.Concat(masks.Select(static (mask, number) => $"    void Start{number}($Job job) {{ job.SetNotifyFlags({mask}); }}\n"))}}
            }
            """;
    }
}
