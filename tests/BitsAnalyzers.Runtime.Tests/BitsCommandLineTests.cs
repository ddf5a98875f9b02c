using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

public sealed class BitsCommandLineTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData("two words", "\"two words\"")]
    [InlineData("say \"hi\"", "\"say \\\"hi\\\"\"")]
    [InlineData(@"C:\dir\", @"C:\dir\")]
    [InlineData(@"C:\my dir\", "\"C:\\my dir\\\\\"")]
    [InlineData("a\\\"b", "\"a\\\\\\\"b\"")]
    public void Arguments_are_quoted_as_programs_read_them(string argument, string quoted)
    {
        var line = BitsCommandLine.Run(@"C:\App\a.exe").WithArgument(argument);

        Assert.Equal($"\"C:\\App\\a.exe\" {quoted}", line.FormatParameters(Guid.NewGuid()));
    }

    [Fact]
    public void The_program_comes_first_and_the_job_where_it_is_asked_for()
    {
        var id = Guid.NewGuid();
        var line = BitsCommandLine.Run(@"C:\Program Files\App\a.exe").WithArgument("--job").WithJobId();

        Assert.Equal($"\"C:\\Program Files\\App\\a.exe\" --job {{{id}}}", line.FormatParameters(id));
    }

    [Theory]
    [InlineData("a.exe")]
    [InlineData(@"App\a.exe")]
    [InlineData(@"%ProgramFiles%\a.exe")]
    [InlineData("\"C:\\App\\a.exe\"")]
    [InlineData(@"C:\App\a.ps1")]
    [InlineData(@"C:\App\A.CMD")]
    [InlineData("")]
    public void Programs_that_never_run_are_refused(string program) => Assert.Throws<ArgumentException>(() => BitsCommandLine.Run(program));

    [Fact]
    public void Lengths_are_limited()
    {
        Assert.Throws<ArgumentException>(() => BitsCommandLine.Run(@"C:\" + new string('a', 258)));
        var longest = BitsCommandLine.Run(@"C:\" + new string('a', 257));
        Assert.Throws<ArgumentException>(() => longest.WithArgument(new string('b', 4000 - 262)));
        Assert.Throws<InvalidOperationException>(() => longest.WithArgument(new string('b', 4000 - 263)).WithJobId());
    }

    [Fact]
    public void The_job_is_told_program_parameters_and_mask()
    {
        var bits = new BitsSimulator();
        using var manager = bits.Connect();
        using var job = manager.CreateDownloadJob("program");
        var line = BitsCommandLine.Run(@"C:\App\a.exe").WithJobId();
        job.NotifyByCommandLine(line);

        Assert.Equal(
            new(BitsEventKinds.JobEnd, false, false, null, @"C:\App\a.exe", line.FormatParameters(job.Id)),
            job.ReadNotification());

        job.NotifyByCommandLine(line, BitsCommandLineEvents.JobError);
        Assert.Equal((BitsEventKinds.JobError, false), (job.ReadNotification().Events, job.ReadNotification().IsMuted));
        job.RemoveCommandLine();
        Assert.Null(job.ReadNotification().Program);
        Assert.Throws<ArgumentOutOfRangeException>(() => job.NotifyByCommandLine(line, (BitsCommandLineEvents)0x10));
    }

    [Theory]
    [InlineData("S-1-5-18")]
    [InlineData("S-1-5-19")]
    [InlineData("S-1-5-20")]
    public void Service_accounts_are_refused(string owner)
    {
        using var manager = new BitsSimulator(new() { UserSid = owner }).Connect();
        using var job = manager.CreateDownloadJob("service");

        Assert.Throws<InvalidOperationException>(() => job.NotifyByCommandLine(BitsCommandLine.Run(@"C:\App\a.exe")));
    }

    [Fact]
    public void A_failure_restores_the_mask()
    {
        var bits = new BitsSimulator();
        using var manager = bits.Connect();
        using var job = manager.CreateDownloadJob("program");
        job.MuteNotifications();
        bits.Faults.FailCall("SetNotifyCmdLine", HResults.BG_E_STRING_TOO_LONG);

        Assert.Throws<BitsException>(() => job.NotifyByCommandLine(BitsCommandLine.Run(@"C:\App\a.exe")));
        Assert.True(job.ReadNotification().IsMuted);
    }
}
