using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.CommandLines;

public class BITS084Tests
{
    public class Reports
    {
        [Theory]
        [InlineData(@"C:\Program Files\Contoso\notify.exe -done")]
        [InlineData(@"C:\Program Files\Contoso\notify.exe")]
        [InlineData(@"c:\program files\contoso\NOTIFY -done")]
        [InlineData("C:/Program Files/Contoso/notify.exe -done")]
        public Task APathWithoutQuotes(string parameters) => Statements($$"""
            job.SetNotifyCmdLine(@"C:\Program Files\Contoso\notify.exe", {|BITS084:@"{{parameters}}"|});
            """);

        [Fact]
        public Task AFileNameWithoutQuotes() => Statements("""
            job.SetNotifyCmdLine(@"C:\Tools\My Notifier.exe", {|BITS084:"My Notifier.exe -done"|});
            """);

        [Fact]
        public Task JoinedToTheParameters() => Statements("""
            var program = @"C:\Program Files\Contoso\notify.exe";
            job.SetNotifyCmdLine(program, {|BITS084:program + " -done"|});
            other.SetNotifyCmdLine(program, {|BITS084:$"{program} {text}"|});
            """);

        [Fact]
        public Task AStartThatIsTheSame() => Statements("""
            var program = @"C:\Program Files\" + text;
            job.SetNotifyCmdLine(program, {|BITS084:program + " -done"|});
            """);

        [Fact]
        public Task CombinedPaths() => Statements("""
            var program = System.IO.Path.Combine(@"C:\Program Files", "Contoso", "notify.exe");
            job.SetNotifyCmdLine(program, {|BITS084:string.Concat(program, " ", text)|});
            """);
    }

    public class StaysSilent
    {
        [Fact]
        public Task Quoted() => Statements("""
            job.SetNotifyCmdLine(@"C:\Program Files\Contoso\notify.exe", "\"C:\\Program Files\\Contoso\\notify.exe\" -done");
            """);

        [Fact]
        public Task TheFileNameHasNoSpace() => Statements("""
            job.SetNotifyCmdLine(@"C:\Program Files\Contoso\notify.exe", "notify.exe -done");
            """);

        [Fact]
        public Task APathWithoutSpaces() => Statements("""
            job.SetNotifyCmdLine(@"C:\Tools\notify.exe", @"C:\Tools\notify.exe -done");
            """);

        [Fact]
        public Task AVariableThatMayHaveNoSpace() => Statements("""
            job.SetNotifyCmdLine(text, text + " -done");
            job.SetNotifyCmdLine(@"C:\" + text, @"C:\" + text + " -done");
            """);
    }
}
