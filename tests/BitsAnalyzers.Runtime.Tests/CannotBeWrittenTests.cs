using System.Reflection;
using BitsAnalyzers.Runtime.Interop;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>
/// What the documentation says cannot be written with the library: wrong masks, receivers that do not fit their mask, command lines that do
/// not run. Each test has the rules in its name that look for the mistake. Mistakes that can be written are not claimed: a job that nobody
/// completes (BITS048), for example, or a subscription that does not ask for the end (BITS006).
/// </summary>
public sealed class CannotBeWrittenTests : IDisposable
{
    private readonly BitsSimulator _bits = new();
    private readonly BitsManager _manager;

    public CannotBeWrittenTests() => _manager = _bits.Connect();

    private static IEnumerable<BitsEventKinds> AllEvents => Enumerable.Range(1, 0x3F).Select(mask => (BitsEventKinds)mask)
        .Where(events => (events & (BitsEventKinds)BG_NOTIFY_FLAGS.BG_NOTIFY_DISABLE) == 0);

    public void Dispose() => _manager.Dispose();

    /// <summary>
    /// No method takes a mask but through the two enums, and they have no value for DISABLE and none that BITS does not know.
    /// </summary>
    [Fact]
    public void BITS001_002_003_004_008_010_A_mask_is_no_number()
    {
        var parameters = typeof(BitsJob).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(BitsJob).Namespace && !type.IsEnum && !type.IsAssignableTo(typeof(Delegate)))
            .SelectMany(type => type.GetMethods(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.ParameterType);

        Assert.DoesNotContain(typeof(BG_NOTIFY_FLAGS), parameters);
        Assert.DoesNotContain(typeof(BitsNotifyFlags), parameters);
        Assert.DoesNotContain(typeof(uint), parameters);
        Assert.Equal(
            [0x00, 0x01, 0x02, 0x03, 0x08, 0x10, 0x20], Enum.GetValues<BitsEventKinds>().Select(value => (int)value).Order());
        Assert.Equal([0x00, 0x01, 0x02, 0x03], Enum.GetValues<BitsCommandLineEvents>().Select(value => (int)value).Order());
    }

    [Theory]
    [InlineData(BitsEventKinds.None)]
    [InlineData((BitsEventKinds)0x04)]
    [InlineData((BitsEventKinds)0x06)]
    [InlineData((BitsEventKinds)0x40)]
    [InlineData((BitsEventKinds)(-1))]
    public void BITS001_002_005_A_cast_does_not_help(BitsEventKinds events)
    {
        using var job = NewJob();
        Assert.Throws<ArgumentOutOfRangeException>(() => job.Subscribe(events, _ => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => { job.ReadEventsAsync(events); });
        Assert.Throws<ArgumentOutOfRangeException>(
            () => job.NotifyByCommandLine(BitsCommandLine.Run(@"C:\App\a.exe"), (BitsCommandLineEvents)(int)events));
        Assert.Equal(BitsEventKinds.JobEnd, job.ReadNotification().Events);
    }

    [Fact]
    public void BITS022_023_025_A_receiver_has_the_interface_for_its_events_and_hears_them()
    {
        foreach (var events in AllEvents)
        {
            using var job = NewJob();
            using (job.Subscribe(events, _ => { }))
            {
                var there = _bits.GetJob(job.Id);
                Assert.Equal(((uint)events, true), ((uint)there.Flags, there.HasCallback));
            }

            Assert.Equal((3u, false), ((uint)_bits.GetJob(job.Id).Flags, _bits.GetJob(job.Id).HasCallback));
            job.Cancel();
        }
    }

    [Theory]
    [InlineData(BitsCommandLineEvents.JobTransferred)]
    [InlineData(BitsCommandLineEvents.JobError)]
    [InlineData(BitsCommandLineEvents.JobEnd)]
    public void BITS020_021_A_program_runs_for_what_it_is_set_for(BitsCommandLineEvents events)
    {
        foreach (var fails in new[] { false, true })
        {
            using var job = NewJob(fails ? "https://example.com/missing" : "https://example.com/a");
            job.NotifyByCommandLine(BitsCommandLine.Run(@"C:\App\a.exe"), events);
            job.Resume();
            _bits.RunUntilIdle();
            var isAsked = events.HasFlag(fails ? BitsCommandLineEvents.JobError : BitsCommandLineEvents.JobTransferred);

            Assert.Equal(isAsked, _bits.ProgramRuns.Any(run => run.JobId == job.Id));
            job.TryCancel();
        }
    }

    [Fact]
    public void BITS024_026_What_cannot_arrive_is_refused()
    {
        _bits.Files.Write(@"C:\a", [1]);
        using var upload = _manager.CreateUploadJob("upload");
        Assert.ThrowsAny<Exception>(() => upload.Subscribe(BitsEventKinds.FileTransferred, _ => { }));
        using var old = new BitsSimulator(new() { Version = BitsVersion.V4_0 }).Connect();
        using var job = old.CreateDownloadJob("old");
        Assert.Throws<BitsVersionNotSupportedException>(() => job.Subscribe(BitsEventKinds.FileRangesTransferred, _ => { }));
    }

    [Fact]
    public void BITS009_A_later_subscription_replaces_nothing()
    {
        using var job = NewJob();
        using var first = job.Subscribe(BitsEventKinds.JobEnd, _ => { });
        using var second = job.Subscribe(BitsEventKinds.JobModification, _ => { });

        Assert.Equal(BitsEventKinds.JobEnd | BitsEventKinds.JobModification, job.ReadNotification().Events);
    }

    [Theory]
    [InlineData("a.exe")]
    [InlineData(@"App\a.exe")]
    [InlineData(@"%ProgramFiles%\a.exe")]
    [InlineData(@"C:\App\a.ps1")]
    [InlineData(@"C:\App\a.js")]
    [InlineData("")]
    public void BITS081_086_A_program_that_BITS_does_not_find_or_run_is_refused(string program)
        => Assert.Throws<ArgumentException>(() => BitsCommandLine.Run(program));

    [Fact]
    public void BITS080_083_084_085_Parameters_repeat_the_program_in_quotes_and_have_their_length()
    {
        Assert.Throws<ArgumentNullException>(() => BitsCommandLine.Run(null!));
        Assert.Throws<ArgumentException>(() => BitsCommandLine.Run(@"C:\" + new string('a', BitsCommandLine.MaxProgramLength)));
        using var job = NewJob();
        job.NotifyByCommandLine(BitsCommandLine.Run(@"C:\Program Files\a.exe").WithArgument("x y"));

        Assert.Equal(@"C:\Program Files\a.exe", job.ReadNotification().Program);
        Assert.Equal("\"C:\\Program Files\\a.exe\" \"x y\"", job.ReadNotification().Parameters);
        Assert.Throws<ArgumentException>(
            () => BitsCommandLine.Run(@"C:\a.exe").WithArgument(new string('a', BitsCommandLine.MaxParametersLength)));
    }

    private BitsJob NewJob(string url = "https://example.com/a")
    {
        _bits.Server.Add("https://example.com/a", [1]);
        var job = _manager.CreateDownloadJob("job");
        job.AddFile(url, @"C:\a");
        return job;
    }
}
