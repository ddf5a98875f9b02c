using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.CommandLines;

public class BITS085Tests
{
    private static string Program(int length) => @"C:\" + new string('x', length - 3);

    public class Reports
    {
        [Fact]
        public Task Programs() => Statements($$"""
            job.SetNotifyCmdLine({|BITS085:@"{{Program(261)}}"|}, null);
            """);

        [Fact]
        public Task Parameters() => Statements($$"""
            job.SetNotifyCmdLine(@"C:\x.exe", {|BITS085:"x.exe {{new string('y', 3995)}}"|});
            other.SetNotifyCmdLine(@"C:\x.exe", {|BITS085:"x.exe {{new string('y', 3995)}}" + text|});
            """);

        [Fact]
        public Task NamesAndDescriptions() => Statements($$"""
            job.SetDisplayName({|BITS085:"{{new string('n', 257)}}"|});
            job.SetDescription({|BITS085:"{{new string('d', 1025)}}"|});
            manager.CreateJob({|BITS085:"{{new string('n', 257)}}"|}, BG_JOB_TYPE_DOWNLOAD, out _, out _);
            """);

        [Fact]
        public async Task TheMessageNamesTheResult()
        {
            var diagnostics = await Diagnostics(Method($$"""
                manager.CreateJob("{{new string('n', 300)}}" + text, BG_JOB_TYPE_DOWNLOAD, out _, out _);
                job.SetDescription("{{new string('n', 1030)}}");
                """));

            Assert.Equal(
                [
                    "CreateJob fails with E_INVALIDARG because the display name has at least 300 characters, and 256 are allowed",
                    "SetDescription fails with BG_E_STRING_TOO_LONG because the description has 1030 characters, and 1024 are allowed",
                ],
                diagnostics.Where(static diagnostic => diagnostic.Id == "BITS085").Select(static diagnostic => diagnostic.GetMessage()));
        }
    }

    public class StaysSilent
    {
        [Fact]
        public Task AtTheLimit() => Statements($$"""
            job.SetNotifyCmdLine(@"{{Program(260)}}", null);
            job.SetNotifyCmdLine(@"C:\x.exe", "x.exe {{new string('y', 3994)}}");
            job.SetDisplayName("{{new string('n', 256)}}");
            job.SetDescription("{{new string('d', 1024)}}");
            manager.CreateJob("{{new string('n', 256)}}", BG_JOB_TYPE_DOWNLOAD, out _, out _);
            """);

        [Fact]
        public Task OfUnknownLength() => Statements("""
            job.SetDisplayName(text);
            job.SetDescription(text + text);
            """);
    }
}
