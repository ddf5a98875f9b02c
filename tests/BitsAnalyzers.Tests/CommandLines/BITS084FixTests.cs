using BitsAnalyzers.CodeFixes.CommandLines;
using BitsAnalyzers.Tests.Fixes;
using Xunit;

namespace BitsAnalyzers.Tests.CommandLines;

public class BITS084FixTests
{
    [Fact]
    public Task QuotesTheTextWhereItIsWritten() => ScenarioFix<Bits084ProgramNeedsQuotesFixProvider>.Statements(
        """""
        const string Program = @"C:\My Tools\notify.exe";
        job.SetNotifyCmdLine(Program, {|BITS084:"C:\\My Tools\\notify.exe -done"|});
        job.SetNotifyCmdLine(Program, {|BITS084:@"C:\My Tools\notify.exe -log ""C:\log.txt"""|});
        job.SetNotifyCmdLine(Program, {|BITS084:@"C:\My Tools\notify.exe"|});
        job.SetNotifyCmdLine(Program, {|BITS084:$"C:\\My Tools\\notify.exe {number}"|});
        job.SetNotifyCmdLine(Program, {|BITS084:$@"C:\My Tools\notify.exe {number}"|});
        job.SetNotifyCmdLine(Program, {|BITS084:"C:\\My Tools\\notify.exe " + number|});
        """"",
        """""
        const string Program = @"C:\My Tools\notify.exe";
        job.SetNotifyCmdLine(Program, "\"C:\\My Tools\\notify.exe\" -done");
        job.SetNotifyCmdLine(Program, @"""C:\My Tools\notify.exe"" -log ""C:\log.txt""");
        job.SetNotifyCmdLine(Program, @"""C:\My Tools\notify.exe""");
        job.SetNotifyCmdLine(Program, $"\"C:\\My Tools\\notify.exe\" {number}");
        job.SetNotifyCmdLine(Program, $@"""C:\My Tools\notify.exe"" {number}");
        job.SetNotifyCmdLine(Program, "\"C:\\My Tools\\notify.exe\" " + number);
        """"");

    [Fact]
    public Task QuotesTheVariable() => ScenarioFix<Bits084ProgramNeedsQuotesFixProvider>.Statements(
        """""
        var program = @"C:\My Tools\notify.exe";
        var prefix = @"C:\My Tools\" + text;
        job.SetNotifyCmdLine(program, {|BITS084:program + " -done"|});
        job.SetNotifyCmdLine(program, {|BITS084:program + @" -done" + text|});
        job.SetNotifyCmdLine(program, {|BITS084:program + ' ' + text|});
        job.SetNotifyCmdLine(program, {|BITS084:$"{program} -done"|});
        job.SetNotifyCmdLine(program, {|BITS084:$@"{program} {text}"|});
        job.SetNotifyCmdLine(program, {|BITS084:string.Concat(program, " ", text)|});
        job.SetNotifyCmdLine(prefix, {|BITS084:prefix + " -done"|});
        """"",
        """""
        var program = @"C:\My Tools\notify.exe";
        var prefix = @"C:\My Tools\" + text;
        job.SetNotifyCmdLine(program, "\"" + program + "\" -done");
        job.SetNotifyCmdLine(program, "\"" + program + @""" -done" + text);
        job.SetNotifyCmdLine(program, "\"" + program + "\"" + ' ' + text);
        job.SetNotifyCmdLine(program, $"\"{program}\" -done");
        job.SetNotifyCmdLine(program, $@"""{program}"" {text}");
        job.SetNotifyCmdLine(program, string.Concat("\"" + program + "\"", " ", text));
        job.SetNotifyCmdLine(prefix, "\"" + prefix + "\" -done");
        """"");

    [Fact]
    public Task QuotesALocalWhereItGetsItsValue() => ScenarioFix<Bits084ProgramNeedsQuotesFixProvider>.Statements(
        """""
        var parameters = @"C:\My Tools\notify.exe -done";
        job.SetNotifyCmdLine(@"C:\My Tools\notify.exe", {|BITS084:parameters|});
        """"",
        """""
        var parameters = @"""C:\My Tools\notify.exe"" -done";
        job.SetNotifyCmdLine(@"C:\My Tools\notify.exe", parameters);
        """"");

    [Fact]
    public Task LeavesWhatItCannotReach() => ScenarioFix<Bits084ProgramNeedsQuotesFixProvider>.NoFix(
        """""
        const string Parameters = @"C:\My Tools\notify.exe -done";
        var folder = @"C:\My Tools";
        job.SetNotifyCmdLine(@"C:\My Tools\notify.exe", {|BITS084:Parameters|});
        job.SetNotifyCmdLine(@"C:\My Tools\notify.exe", {|BITS084:folder + @"\notify.exe -done"|});
        """"");
}
