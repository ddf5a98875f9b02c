using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.CommandLines;

public class BITS086Tests
{
    [Theory]
    [InlineData("vbs")]
    [InlineData("js")]
    [InlineData("wsf")]
    [InlineData("ps1")]
    [InlineData("BAT")]
    [InlineData("cmd")]
    public Task Reports(string extension) => Statements($$"""
        job.SetNotifyCmdLine({|BITS086:@"C:\Tools\notify.{{extension}}"|}, null);
        """);

    [Fact]
    public Task ReportsAScriptWithoutAPathTwice() => Statements("""
        job.SetNotifyCmdLine({|BITS081:{|BITS086:"notify.cmd"|}|}, null);
        """);

    [Fact]
    public Task StaysSilent() => Statements("""
        job.SetNotifyCmdLine(@"C:\Windows\System32\wscript.exe", @"wscript.exe C:\Tools\notify.vbs");
        job.SetNotifyCmdLine(@"C:\Tools\notify.cmd.exe", null);
        job.SetNotifyCmdLine(@"C:\Tools\js", null);
        job.SetNotifyCmdLine(@"C:\Tools\notify.cmd" + text, null);
        job.SetNotifyCmdLine(text + ".cmd", null);
        """);
}
