using BitsAnalyzers.CodeFixes.Flags;
using BitsAnalyzers.CodeFixes.Lifetime;
using BitsAnalyzers.CodeFixes.Receivers;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Testing;
using BitsAnalyzers.Tests.Shapes;
using Microsoft.CodeAnalysis.CodeFixes;
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
        ("{|BITS010:$legacy(DISABLE_NOTIFY)|}", HasNoNames(shape) ? "0x04" : Rewritten(shape, "$flags(DISABLE)"))).RunAsync(
            TestContext.Current.CancellationToken);

    [Theory]
    [EveryShape]
    public Task PutsTheSameCallsInOrder(InteropShape shape)
    {
        // A number follows the one that it replaces; a cast is written as it was, a new one in keywords.
        var pair = HasNoNames(shape) ? "0x3u"
            : shape == InteropShapes.BitsManager ? "$flags(TRANSFERRED | ERROR)"
            : Rewritten(shape, "$flags(TRANSFERRED | ERROR)");
        var all = HasNoNames(shape) ? "0x0B" : Rewritten(shape, "$flags(TRANSFERRED | ERROR | MODIFICATION)");
        return new CallTest(
            shape,
            $$"""
            class Commands
            {
                void Ignored($Job2 job)
                {
                    $call(job.SetNotifyCmdLine($text(@"C:\a.exe"), $text(null)));
                    $call(job.SetNotifyFlags({|BITS020:$flags(TRANSFERRED | MODIFICATION | ERROR)|}));
                }
            }

            class Downloader
            {
                void Ended($Job job)
                {
                    $call(job.Cancel());
                    $call(job.{|BITS040:SetNotifyInterface|}($noSink));
                }

                void TooLate($Job5 job)
                {
                    $call(job.AddFile($text("http://contoso.com/"), $text(@"C:\a.txt")));
                    $call(job.{|BITS045:SetProperty|}($property(HIGH_PERFORMANCE), $enable(true)));
                }

                void TakenOver($Job2 job)
                {
                    $call(job.{|BITS047:SetNotifyCmdLine|}($text(@"C:\a.exe"), $text(null)));
                    $call(job.TakeOwnership());
                }

                void Replaced($Job job)
                {
                    $call(job.SetNotifyFlags($flags(ERROR | MODIFICATION)));
                    $call(job.SetNotifyFlags({|BITS009:$flags(ERROR | TRANSFERRED)|}));
                }

                void Muted($Job2 job)
                {
                    $call(job.SetNotifyCmdLine($text(@"C:\a.exe"), $text(null)));
                    $call(job.SetNotifyFlags({|BITS021:$flags(DISABLE)|}));
                }

                void Unrequested()
                {
                    $create(var job);
                    $call(job.AddFile($text("http://contoso.com/"), $text(@"C:\a.txt")));
                    $call(job.{|BITS028:SetNotifyInterface|}($sink(new Watcher())));
                    $call(job.Resume());
                }
            }
            """,
            $$"""
            class Commands
            {
                void Ignored($Job2 job)
                {
                    $call(job.SetNotifyCmdLine($text(@"C:\a.exe"), $text(null)));
                    $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR)));
                }
            }

            class Downloader
            {
                void Ended($Job job)
                {
                    $call(job.SetNotifyInterface($noSink));
                    $call(job.Cancel());
                }

                void TooLate($Job5 job)
                {
                    $call(job.SetProperty($property(HIGH_PERFORMANCE), $enable(true)));
                    $call(job.AddFile($text("http://contoso.com/"), $text(@"C:\a.txt")));
                }

                void TakenOver($Job2 job)
                {
                    $call(job.TakeOwnership());
                    $call(job.SetNotifyCmdLine($text(@"C:\a.exe"), $text(null)));
                }

                void Replaced($Job job)
                {
                    $call(job.SetNotifyFlags($flags(ERROR | TRANSFERRED | MODIFICATION)));
                }

                void Muted($Job2 job)
                {
                    $call(job.SetNotifyCmdLine($text(@"C:\a.exe"), $text(null)));
                    $call(job.SetNotifyFlags({{pair}}));
                }

                void Unrequested()
                {
                    $create(var job);
                    $call(job.AddFile($text("http://contoso.com/"), $text(@"C:\a.txt")));
                    $call(job.SetNotifyInterface($sink(new Watcher())));
                    $call(job.SetNotifyFlags({{all}}));
                    $call(job.Resume());
                }
            }
            """).RunAsync(TestContext.Current.CancellationToken);
    }

    private static bool HasNoNames(InteropShape shape) => shape == InteropShapes.TypeLibrary;

    // Constants of 'int' need no cast, and without one beside it a cast is written in keywords.
    private static string Rewritten(InteropShape shape, string mask)
    {
        var rendered = shape.Render(mask);
        return shape == InteropShapes.TerraFX ? rendered.Replace("(uint)", "").Trim('(', ')') : rendered.Replace("UInt32", "uint");
    }

    private sealed class CallTest : CSharpCodeFixTest<BitsAnalyzer, Bits040CallInFinalStateFixProvider>
    {
        private const string Watcher = """
            $callbackClass(Watcher, 1)
            {
                $emptyHandlers(JobTransferred, JobError)
                public $Result JobModification($Job job, uint reserved) { Console.WriteLine("modified"); $ok }
            }


            """;

        public CallTest(InteropShape shape, string before, string after)
        {
            TestState.AddScenario(shape, Watcher + before);
            FixedState.AddScenario(shape, Watcher + after);
            DisabledDiagnostics.AddRange(shape.DeclarationFindings);
            DisabledDiagnostics.AddRange(Flow.IncidentalRules.NotNamedIn(before));
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck;
        }

        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() =>
        [
            new Bits009MaskReplacedFixProvider(),
            new Bits020FlagsIgnoredByCommandLineFixProvider(),
            new Bits021CommandLineNeverRunsFixProvider(),
            new Bits028HandlerNeverRunsFixProvider(),
            new Bits040CallInFinalStateFixProvider(),
            new Bits045PropertyTooLateFixProvider(),
            new Bits047SettingRemovedByTakeOwnershipFixProvider(),
        ];
    }

    private sealed class Test : CSharpCodeFixTest<BitsAnalyzer, Bits001DisableHidesFlagsFixProvider>
    {
        public Test(InteropShape shape, params (string Before, string After)[] masks)
        {
            TestState.AddScenario(shape, Program(masks.Select(static mask => mask.Before)));
            FixedState.AddScenario(shape, Program(masks.Select(static mask => mask.After)));
            DisabledDiagnostics.AddRange(shape.DeclarationFindings);
            DisabledDiagnostics.AddRange(Flow.IncidentalRules.NotNamedIn(masks.Select(static mask => mask.Before)));

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
