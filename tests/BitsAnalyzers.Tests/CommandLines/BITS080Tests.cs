using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.CommandLines;

public class BITS080Tests
{
    public class Reports
    {
        [Fact]
        public Task NullWithAText() => Statements("""
            job.SetNotifyCmdLine({|BITS080:null|}, "-done");
            """);

        [Fact]
        public Task NullWithAnEmptyText() => Statements("""
            job.SetNotifyCmdLine({|BITS080:null|}, "");
            """);

        [Fact]
        public Task NullThroughALocal() => Statements("""
            string program = null;
            job.SetNotifyCmdLine({|BITS080:program|}, $"{number} files");
            """);

        [Fact]
        public Task AnArrayElement() => Statements("""
            var second2 = (IBackgroundCopyJob2)jobs[0];
            ((IBackgroundCopyJob2)jobs[1]).SetNotifyCmdLine({|BITS080:default|}, "-done");
            """);

        [Fact]
        public Task AParameterThatIsNotNull() => Program("""
            #nullable enable
            class Downloader
            {
                void Start(IBackgroundCopyJob2 job, string parameters) => job.SetNotifyCmdLine({|BITS080:null|}!, parameters);
            }
            """);
    }

    public class StaysSilent
    {
        [Fact]
        public Task Cleared() => Statements("""
            job.SetNotifyCmdLine(null, null);
            """);

        [Fact]
        public Task ProgramAlone() => Statements("""
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", null);
            """);

        [Fact]
        public Task ParametersOfWhichNothingIsKnown() => Statements("""
            job.SetNotifyCmdLine(null, text);
            """);

        [Fact]
        public Task NullUntilItIsSetOnOnePath() => Statements("""
            string program = null;
            if (first)
            {
                program = @"C:\Tools\notify.exe";
            }

            job.SetNotifyCmdLine(program, "notify.exe " + text);
            """);

        [Fact]
        public Task BothAreNullOnOnePath() => Statements("""
            string program = null, parameters = null;
            if (first)
            {
                program = @"C:\Tools\notify.exe";
                parameters = "notify.exe -done";
            }

            job.SetNotifyCmdLine(program, parameters);
            """);
    }
}
