using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.CommandLines;

public class BITS081Tests
{
    public class Reports
    {
        [Theory]
        [InlineData("notify.exe")]
        [InlineData("n")]
        [InlineData(@"Tools\notify.exe")]
        [InlineData(@"..\notify.exe")]
        [InlineData(@"\Tools\notify.exe")]
        [InlineData("C:notify.exe")]
        [InlineData("1:\\notify.exe")]
        [InlineData("https://contoso.com/notify.exe")]
        public Task Relative(string program) => Statements($$"""
            job.SetNotifyCmdLine({|BITS081:@"{{program}}"|}, null);
            """);

        [Fact]
        public Task KnownStart() => Statements("""
            job.SetNotifyCmdLine({|BITS081:@"Tools\" + text|}, null);
            other.SetNotifyCmdLine({|BITS081:$"notify-{number}.exe"|}, null);
            """);

        [Fact]
        public Task ThroughConstantsLocalsAndFields() => Program("""
            class Downloader
            {
                private const string Tool = "notify.exe";
                private static readonly string s_tool = System.IO.Path.Combine("Tools", Tool);

                void Start(IBackgroundCopyJob2 job, IBackgroundCopyJob2 other, IBackgroundCopyJob2 third)
                {
                    var program = Tool;
                    job.SetNotifyCmdLine({|BITS081:program|}, null);
                    other.SetNotifyCmdLine({|BITS081:s_tool|}, null);
                    third.SetNotifyCmdLine({|BITS081:System.IO.Path.Combine(@"C:Tools", Tool)|}, null);
                }
            }
            """);

        [Fact]
        public Task OneArm() => Statements("""
            job.SetNotifyCmdLine({|BITS081:first ? "notify.exe" : @"C:\Tools\notify.exe"|}, null);
            """);
    }

    public class StaysSilent
    {
        [Theory]
        [InlineData(@"C:\Tools\notify.exe")]
        [InlineData("c:/Tools/notify.exe")]
        [InlineData(@"\\server\share\notify.exe")]
        [InlineData(@"\\?\C:\Tools\notify.exe")]
        public Task FullPaths(string program) => Statements($$"""
            job.SetNotifyCmdLine(@"{{program}}", null);
            """);

        [Fact]
        public Task QuotesAroundAFullPath() => Statements("""
            job.SetNotifyCmdLine("\"C:\\Tools\\notify.exe\"", null);
            """);

        [Fact]
        public Task PathsThatMayBeFull() => Statements("""
            job.SetNotifyCmdLine(text + @"\notify.exe", null);
            job.SetNotifyCmdLine(Environment.ProcessPath, null);
            job.SetNotifyCmdLine(System.IO.Path.Combine(AppContext.BaseDirectory, "notify.exe"), null);
            job.SetNotifyCmdLine(System.IO.Path.Combine("Tools", text), null);
            job.SetNotifyCmdLine(System.IO.Path.GetFullPath("notify.exe"), null);
            job.SetNotifyCmdLine(System.IO.Path.Combine("Tools", @"C:\Tools\notify.exe"), null);
            job.SetNotifyCmdLine("C" + text, null);
            """);

        [Fact]
        public Task RelativeOnOnePathOnly() => Statements("""
            var program = "notify.exe";
            if (first)
            {
                program = @"C:\Tools\notify.exe";
            }

            job.SetNotifyCmdLine(program, null);
            """);

        [Fact]
        public Task AnOldJob() => Statements("""
            job.Cancel();
            job.{|BITS040:SetNotifyCmdLine|}("notify.exe", null);
            """);
    }
}
