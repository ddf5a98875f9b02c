using BitsAnalyzers.CodeFixes.CommandLines;
using BitsAnalyzers.Tests.Fixes;
using Xunit;

namespace BitsAnalyzers.Tests.CommandLines;

public class BITS083FixTests
{
    [Fact]
    public Task PutsALiteralIntoTheText() => ScenarioFix<Bits083ParametersRepeatProgramFixProvider>.Statements(
        """""
        job.SetNotifyCmdLine(@"C:\My Tools\notify.exe", {|BITS083:"-done"|});
        job.SetNotifyCmdLine("C:\\Tools\\notify.exe", {|BITS083:@"-log ""C:\log.txt"""|});
        job.SetNotifyCmdLine(@"C:\Tools\{1}.exe", {|BITS083:$"-id {number}"|});
        job.SetNotifyCmdLine(@"C:\Tools\notify.exe", {|BITS083:$@"-id {number}"|});
        job.SetNotifyCmdLine(@"C:\Tools\notify.exe", {|BITS083:"-id " + number + " -done"|});
        job.SetNotifyCmdLine(@"C:\Tools\notify.exe", {|BITS083:" -done"|});
        job.SetNotifyCmdLine(@"C:\Tools\notify.exe", {|BITS083:string.Format("-id {0}", number)|});
        """"",
        """""
        job.SetNotifyCmdLine(@"C:\My Tools\notify.exe", "\"C:\\My Tools\\notify.exe\" -done");
        job.SetNotifyCmdLine("C:\\Tools\\notify.exe", @"""C:\Tools\notify.exe"" -log ""C:\log.txt""");
        job.SetNotifyCmdLine(@"C:\Tools\{1}.exe", $"\"C:\\Tools\\{{1}}.exe\" -id {number}");
        job.SetNotifyCmdLine(@"C:\Tools\notify.exe", $@"""C:\Tools\notify.exe"" -id {number}");
        job.SetNotifyCmdLine(@"C:\Tools\notify.exe", "\"C:\\Tools\\notify.exe\" -id " + number + " -done");
        job.SetNotifyCmdLine(@"C:\Tools\notify.exe", "\"C:\\Tools\\notify.exe\" -done");
        job.SetNotifyCmdLine(@"C:\Tools\notify.exe", "\"C:\\Tools\\notify.exe\" " + string.Format("-id {0}", number));
        """"");

    [Fact]
    public Task NamesAProgramThatIsNoLiteral() => ScenarioFix<Bits083ParametersRepeatProgramFixProvider>.Statements(
        """""
        var program = @"C:\Tools\notify.exe";
        var parameters = "-done";
        job.SetNotifyCmdLine(program, {|BITS083:"-done"|});
        job.SetNotifyCmdLine(program, {|BITS083:@"-done"|});
        job.SetNotifyCmdLine(Environment.ProcessPath, {|BITS083:$"-id {number}"|});
        job.SetNotifyCmdLine(program, {|BITS083:$@"-id {number}"|});
        job.SetNotifyCmdLine(program, {|BITS083:parameters|});
        job.SetNotifyCmdLine(program, {|BITS083:first ? "-done" : "-failed"|});
        """"",
        """""
        var program = @"C:\Tools\notify.exe";
        var parameters = "-done";
        job.SetNotifyCmdLine(program, "\"" + program + "\" -done");
        job.SetNotifyCmdLine(program, "\"" + program + @""" -done");
        job.SetNotifyCmdLine(Environment.ProcessPath, $"\"{Environment.ProcessPath}\" -id {number}");
        job.SetNotifyCmdLine(program, $@"""{program}"" -id {number}");
        job.SetNotifyCmdLine(program, "\"" + program + "\" " + parameters);
        job.SetNotifyCmdLine(program, "\"" + program + "\" " + (first ? "-done" : "-failed"));
        """"");

    [Fact]
    public Task RepeatsNoCall() => ScenarioFix<Bits083ParametersRepeatProgramFixProvider>.NoFix(
        """""
        job.SetNotifyCmdLine(System.IO.Path.GetFullPath(text), {|BITS083:"-done"|});
        """"");

    [Fact]
    public Task AddsToRawText() => ScenarioFix<Bits083ParametersRepeatProgramFixProvider>.Statements(
        """""
        job.SetNotifyCmdLine(@"C:\Tools\notify.exe", {|BITS083:"""-done"""|});
        """"",
        """""
        job.SetNotifyCmdLine(@"C:\Tools\notify.exe", "\"C:\\Tools\\notify.exe\" " + """-done""");
        """"");
}
