using BitsAnalyzers.CodeFixes.CommandLines;
using BitsAnalyzers.Tests.Fixes;
using Xunit;

namespace BitsAnalyzers.Tests.CommandLines;

public class BITS082FixTests
{
    [Fact]
    public Task ExpandsTheText() => ScenarioFix<Bits082VariablesNotExpandedFixProvider>.Statements(
        """""
        job.SetNotifyCmdLine({|BITS082:@"%SystemRoot%\notify.exe"|}, null);
        job.SetNotifyCmdLine(
            @"C:\notify.exe", // where it is
            {|BITS082:"notify.exe " + @"%TEMP%\log.txt"|} /* log */);
        const string Tool = "%SystemRoot%\\" + "notify.exe";
        job.SetNotifyCmdLine(Parameters: null, Program: {|BITS082:Tool|});
        job.SetNotifyCmdLine({|BITS082:first ? "%A%" : "%B%"|}, null);
        """"",
        """""
        job.SetNotifyCmdLine(Environment.ExpandEnvironmentVariables(@"%SystemRoot%\notify.exe"), null);
        job.SetNotifyCmdLine(
            @"C:\notify.exe", // where it is
            Environment.ExpandEnvironmentVariables("notify.exe " + @"%TEMP%\log.txt") /* log */);
        const string Tool = "%SystemRoot%\\" + "notify.exe";
        job.SetNotifyCmdLine(Parameters: null, Program: Environment.ExpandEnvironmentVariables(Tool));
        job.SetNotifyCmdLine(Environment.ExpandEnvironmentVariables(first ? "%A%" : "%B%"), null);
        """"");

    [Fact]
    public Task NamesTheTypeInFullWhereTheNameMeansAnother() => ScenarioFix<Bits082VariablesNotExpandedFixProvider>.Program(
        """""
        class Downloader
        {
            class Environment { }
            void Start(IBackgroundCopyJob2 job) => job.SetNotifyCmdLine({|BITS082:"%TEMP%"|}, null);
        }
        """"",
        """""
        class Downloader
        {
            class Environment { }
            void Start(IBackgroundCopyJob2 job) => job.SetNotifyCmdLine(System.Environment.ExpandEnvironmentVariables("%TEMP%"), null);
        }
        """"");

    [Fact]
    public Task ExpandsWhatAPointerIsMadeOf() => ScenarioFix<Bits082VariablesNotExpandedFixProvider>.InShape(
        "TerraFX",
        "class Downloader { void Start($Job2 job) { $call(job.SetNotifyCmdLine({|BITS082:$text(\"%TEMP%\")|}, $text(null))); } }",
        "class Downloader { void Start($Job2 job) { $call(job.SetNotifyCmdLine($text(Environment.ExpandEnvironmentVariables(\"%TEMP%\")), "
        + "$text(null))); } }");
}
