using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.CommandLines;

public class BITS083Tests
{
    public class Reports
    {
        [Theory]
        [InlineData("-done")]
        [InlineData("/done")]
        [InlineData("done 1")]
        [InlineData(" notify.exe")]
        [InlineData("notifier.exe -done")]
        [InlineData(@"C:\Tools\other.exe -done")]
        [InlineData(@"""""C:\Tools\other.exe"""" -done")]
        public Task SomethingElse(string parameters) => Statements($$"""
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", {|BITS083:@"{{parameters}}"|});
            """);

        [Fact]
        public Task AnOptionBeforeWhatIsNotKnown() => Statements("""
            const string program = @"C:\Tools\notify.exe";
            const string option = "-x";
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", {|BITS083:$"-id {number}"|});
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", {|BITS083:"--id=" + text|});
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", {|BITS083:string.Format("/id:{0}", number)|});
            job.SetNotifyCmdLine(program, string.Format("\"{0}\" /id:{1}", program, number));
            job.SetNotifyCmdLine(program, string.Format("{0} /id:{1} {2} {3} {4}", program, number, text, text, text));
            job.SetNotifyCmdLine(program, {|BITS083:string.Format("{1} /id:{0}", program, option)|});
            job.SetNotifyCmdLine(program, {|BITS083:string.Format(System.Globalization.CultureInfo.InvariantCulture, "{1} {0}", program, option)|});
            job.SetNotifyCmdLine(program, '"' + program + '"' + " /id");
            job.SetNotifyCmdLine(program, $"\"{program}\" /id:{number}");
            job.SetNotifyCmdLine(program, string.Format("{0,10} /id", program));
            """);

        [Fact]
        public Task AnOptionWhateverTheProgram() => Statements("""
            job.SetNotifyCmdLine(text, {|BITS083:"-done"|});
            job.SetNotifyCmdLine(Environment.ProcessPath, {|BITS083:"/done"|});
            job.SetNotifyCmdLine(System.IO.Path.Combine(AppContext.BaseDirectory, "notify.exe"), {|BITS083:$"-done {text}"|});
            """);

        [Fact]
        public Task ThroughALocal() => Statements("""
            const string program = @"C:\Tools\notify.exe";
            var parameters = "-id ";
            parameters += text;
            job.SetNotifyCmdLine(program, {|BITS083:parameters|});
            """);

        [Fact]
        public Task WhereACallerPassesIt() => Program("""
            class Downloader
            {
                void Start(IBackgroundCopyJob2 job) => Run(job, @"C:\Tools\notify.exe", {|BITS083:"done 1"|});

                void Restart(IBackgroundCopyJob2 job) => Run(job, @"C:\Tools\notify.exe", "notify.exe -done");

                void Run(IBackgroundCopyJob2 job, string program, string parameters) => job.SetNotifyCmdLine(program, parameters);
            }
            """);

        [Fact]
        public Task OnceWhereTheCalleeIsWrongByItself() => Program("""
            class Downloader
            {
                void Start(IBackgroundCopyJob2 job) => Run(job, @"C:\Tools\notify.exe");

                void Run(IBackgroundCopyJob2 job, string program) => job.SetNotifyCmdLine(program, {|BITS083:"-done"|});
            }
            """);

        [Fact]
        public Task InsideALambda() => Statements("""
            var parameters = "-done";
            Action start = () => job.SetNotifyCmdLine(@"C:\Tools\notify.exe", {|BITS083:parameters|});
            """);
    }

    public class StaysSilent
    {
        [Theory]
        [InlineData("notify.exe")]
        [InlineData("notify -done")]
        [InlineData("NOTIFY.EXE -done")]
        [InlineData(@"C:\Tools\notify.exe -done")]
        [InlineData(@"c:/tools/notify.exe -done")]
        [InlineData(@"C:\Tools\notify -done")]
        [InlineData(@"""""C:\Tools\notify.exe"""" -done")]
        [InlineData(@"""""notify"""" -done")]
        [InlineData(@"C:\TOOLS~1\NOTIFI~1.EXE -done")]
        [InlineData(@"C:\Windows\..\Tools\notify.exe -done")]
        [InlineData("")]
        public Task TheProgramInAnyForm(string parameters) => Statements($$"""
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", @"{{parameters}}");
            """);

        [Fact]
        public Task NoParameters() => Statements("""
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", null);
            """);

        [Fact]
        public Task TheProgramOfAVariable() => Statements("""
            job.SetNotifyCmdLine(text, text + " -done");
            job.SetNotifyCmdLine(text, $"\"{text}\" -done");
            job.SetNotifyCmdLine(text, "notify.exe -done");
            job.SetNotifyCmdLine(text, @"C:\Tools\notify.exe -done");
            job.SetNotifyCmdLine(Environment.ProcessPath, $"\"{Environment.ProcessPath}\" -done");
            """);

        [Fact]
        public Task StartsThatMayGoOnToTheProgram() => Statements("""
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", text);
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", "notify" + text);
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", @"C:\" + text);
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", "\"" + text + "\" -done");
            job.SetNotifyCmdLine(text, "/tools" + text);
            """);

        [Fact]
        public Task TheCallFailsAnyway() => Statements("""
            job.SetNotifyCmdLine({|BITS080:null|}, "-done");
            """);

        [Fact]
        public Task ALoopThatAppends() => Statements("""
            var parameters = "notify.exe";
            foreach (var each in jobs)
            {
                parameters += " -next";
            }

            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", parameters);
            """);
    }
}
