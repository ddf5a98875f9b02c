using Xunit;
using static BitsAnalyzers.Tests.Fixes.MaskStyle;
using Disable = BitsAnalyzers.Tests.Fixes.FixTest<BitsAnalyzers.CodeFixes.Flags.Bits001DisableHidesFlagsFixProvider>;
using Undefined = BitsAnalyzers.Tests.Fixes.FixTest<BitsAnalyzers.CodeFixes.Flags.Bits002UndefinedFlagFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>A mask that is built in steps is repaired in the step that brings what is wrong, and nothing is undone behind it.</summary>
public class MaskStepTests
{
    private const string Keep = "BITS001.KeepDisable";
    private const string Remove = "BITS001.RemoveDisable";

    [Theory]
    [InlineData("if (quiet) flags |= BG_NOTIFY.BG_NOTIFY_DISABLE;", "if (quiet) flags = BG_NOTIFY.BG_NOTIFY_DISABLE;")]
    [InlineData("if (quiet) { flags |= BG_NOTIFY.BG_NOTIFY_DISABLE; }", "if (quiet) { flags = BG_NOTIFY.BG_NOTIFY_DISABLE; }")]
    [InlineData("if (quiet) flags = flags | BG_NOTIFY.BG_NOTIFY_DISABLE;", "if (quiet) flags = BG_NOTIFY.BG_NOTIFY_DISABLE;")]
    [InlineData(
        "if (quiet) flags |= BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION;",
        "if (quiet) flags = BG_NOTIFY.BG_NOTIFY_DISABLE;")]
    public Task TheBranchKeepsOnlyDisable(string before, string after) => Built(Keep, before, after);

    [Theory]
    [InlineData(
        "if (quiet) flags |= BG_NOTIFY.BG_NOTIFY_DISABLE | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION;",
        "if (quiet) flags |= BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION;")]
    [InlineData("if (quiet) flags |= BG_NOTIFY.BG_NOTIFY_DISABLE;\n", "")]
    [InlineData("flags |= BG_NOTIFY.BG_NOTIFY_DISABLE;\n", "")]
    public Task WhatBringsTheFlagGoes(string before, string after) => Built(Remove, before, after);

    [Theory]
    [InlineData("if (quiet) flags |= BG_NOTIFY.BG_NOTIFY_DISABLE; else flags |= BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION;")]
    [InlineData("if (Read()) flags |= BG_NOTIFY.BG_NOTIFY_DISABLE;")]
    public Task WhatWouldLoseMoreIsNotOffered(string steps) => Built(Remove, steps, steps);

    [Fact]
    public Task ABitThatIsUndefinedGoesWhereItIsAdded() => Undefined.Program(
        "BITS002.RemoveUndefined",
        CastEnum,
        """
        class Downloader
        {
            void Start(IBackgroundCopyJob job)
            {
                var events = BG_NOTIFY.BG_NOTIFY_JOB_ERROR;
                events |= (BG_NOTIFY)0x40;
                job.SetNotifyFlags({|BITS002:(uint)events|});
            }
        }
        """,
        """
        class Downloader
        {
            void Start(IBackgroundCopyJob job)
            {
                var events = BG_NOTIFY.BG_NOTIFY_JOB_ERROR;
                job.SetNotifyFlags((uint)events);
            }
        }
        """);

    [Fact]
    public Task AConstantThatIsComparedStaysAsItIs() => Disable.Program(
        Remove,
        EnumParameter,
        """
        class Downloader
        {
            private const BG_NOTIFY All = BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE;
            bool Knows(BG_NOTIFY flags) => flags == All;
            void Start(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS001:All|});
        }
        """,
        """
        class Downloader
        {
            private const BG_NOTIFY All = BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE;
            bool Knows(BG_NOTIFY flags) => flags == All;
            void Start(IBackgroundCopyJob job) => job.SetNotifyFlags(All & ~BG_NOTIFY.BG_NOTIFY_DISABLE);
        }
        """);

    [Fact]
    public Task ACallIsNotDropped() => Disable.NoFix(
        Keep,
        EnumParameter,
        "Job().SetNotifyFlags({|BITS001:Next() | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE|}); BG_NOTIFY Next() => x++;");

    private static Task Built(string key, string before, string after) => Disable.Program(
        key,
        EnumParameter,
        Program(before, "{|BITS001:flags|}"),
        Program(after, before == after ? "{|BITS001:flags|}" : "flags"));

    private static string Program(string steps, string argument) => $$"""
        class Downloader
        {
            static bool Read() => System.Environment.TickCount > 0;

            void Start(IBackgroundCopyJob job, bool quiet)
            {
                var flags = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR;
        {{(steps.Length == 0 ? "" : "        " + steps.TrimEnd('\n') + "\n")}}        job.SetNotifyFlags({{argument}});
            }
        }
        """;
}
