using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.CommandLines;

public class BITS082Tests
{
    public class Reports
    {
        [Fact]
        public Task InTheProgram() => Statements("""
            job.SetNotifyCmdLine({|BITS082:@"%SystemRoot%\notepad.exe"|}, null);
            other.SetNotifyCmdLine({|BITS082:@"C:\%MY_TOOLS%\notepad.exe"|}, null);
            """);

        [Fact]
        public Task InTheParameters() => Statements("""
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", {|BITS082:@"notify.exe %TEMP%\log.txt"|});
            """);

        [Theory]
        [InlineData("%USERNAME%")]
        [InlineData("%username%")]
        [InlineData("--to=%CONTOSO_HOME%")]
        [InlineData("%ProgramFiles(x86)%")]
        [InlineData("%contosoHome%/log.txt")]
        [InlineData("%TEMP%\\\\%USERNAME%.log")]
        [InlineData("50% %TEMP%")]
        public Task Names(string word) => Statements($$"""
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", {|BITS082:"notify.exe {{word}}"|});
            """);

        [Fact]
        public Task InBoth() => Statements("""
            job.SetNotifyCmdLine({|BITS082:@"%ProgramFiles(x86)%\Contoso\notify.exe"|}, {|BITS082:"\"%ProgramFiles(x86)%\\Contoso\\notify.exe\" -done"|});
            """);

        [Fact]
        public Task InAKnownStart() => Statements("""
            job.SetNotifyCmdLine({|BITS082:$@"%LOCALAPPDATA%\{text}\notify.exe"|}, null);
            """);
    }

    public class StaysSilent
    {
        [Fact]
        public Task Expanded() => Statements("""
            job.SetNotifyCmdLine(Environment.ExpandEnvironmentVariables(@"%SystemRoot%\notepad.exe"), null);
            """);

        [Fact]
        public Task TheCommandInterpreterExpandsThem() => Statements("""
            job.SetNotifyCmdLine(@"C:\Windows\System32\cmd.exe", "cmd.exe /c del %TEMP%\\log.txt");
            job.SetNotifyCmdLine(text, "cmd.exe /c del %TEMP%\\log.txt");
            job.SetNotifyCmdLine(@"C:\Windows\System32\conhost.exe", "conhost.exe cmd /c del %TEMP%\\log.txt");
            job.SetNotifyCmdLine(@"C:\Tools\hidden.exe", "hidden.exe \"C:\\Windows\\System32\\CMD.EXE\" /c del %TEMP%\\log.txt");
            """);

        [Theory]
        [InlineData("reg", "reg add HKCU\\\\Environment /v TOOLS /t REG_EXPAND_SZ /d %SystemRoot%\\\\Tools")]
        [InlineData("setx", "setx TOOLS %SystemRoot%\\\\Tools")]
        [InlineData("schtasks", "schtasks /create /tn import /tr %SystemRoot%\\\\import.exe")]
        public Task WhereTheyAreStored(string program, string parameters)
            => Statements($$"""job.SetNotifyCmdLine(@"C:\Windows\System32\{{program}}.exe", "{{parameters}}");""");

        [Fact]
        public Task PercentSignsOfOtherKinds() => Statements("""
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", "notify.exe 50% done, 100% sure");
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", "notify.exe https://contoso.com/a%20b%20c%TEMP%");
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", "notify.exe %C3%A4%20x%");
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", "notify.exe --name import-%d%m%Y.log");
            job.SetNotifyCmdLine(@"C:\50%\of 100%\notify.exe", null);
            """);

        [Theory]
        [InlineData("-w %{http_code}%time_total%")]
        [InlineData("-w %{http_code}%{time_total}%TOTAL%")]
        [InlineData("-o %(title)s%(id)s.%(ext)s")]
        [InlineData("--name %Hh%Mm%Ss.log")]
        [InlineData("--name %YYYY%-%d.log")]
        [InlineData("--text %%TEMP%%")]
        [InlineData("--text %s%TEMP%")]
        [InlineData("--text %percent%")]
        public Task Formats(string parameters)
            => Statements($$"""job.SetNotifyCmdLine(@"C:\Tools\notify.exe", "notify.exe {{parameters}}");""");
    }
}
