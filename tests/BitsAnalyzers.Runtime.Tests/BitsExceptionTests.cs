using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

public sealed class BitsExceptionTests
{
    [Theory]
    [InlineData(HResults.E_NOTIMPL, "E_NOTIMPL")]
    [InlineData(HResults.E_ACCESSDENIED, "E_ACCESSDENIED")]
    [InlineData(HResults.E_INVALIDARG, "E_INVALIDARG")]
    [InlineData(HResults.BG_E_INVALID_STATE, "BG_E_INVALID_STATE")]
    [InlineData(unchecked((int)0x80190194), "BG_E_HTTP_ERROR_404")]
    [InlineData(unchecked((int)0x8BADF00D), "0x8BADF00D")]
    public void Every_failure_is_the_same_type_and_names_itself(int hresult, string name)
    {
        var bits = new BitsSimulator();
        using var manager = bits.Connect();
        using var job = manager.CreateDownloadJob("failing");
        bits.Faults.FailCall("SetNotifyFlags", hresult);

        var failure = Assert.Throws<BitsException>(job.MuteNotifications);
        Assert.Equal(hresult, failure.HResult);
        Assert.Equal(name, failure.Error.Name);
        Assert.Equal("IBackgroundCopyJob.SetNotifyFlags", failure.Operation);
        Assert.StartsWith("IBackgroundCopyJob.SetNotifyFlags failed with", failure.Message);
        Assert.Contains($"{hresult:X8}", failure.Message);
        Assert.StartsWith("https://learn.microsoft.com/", failure.HelpLink);
    }

    [Fact]
    public void Arguments_are_checked_before_any_call()
    {
        var bits = new BitsSimulator();
        using var manager = bits.Connect();
        using var job = manager.CreateDownloadJob("arguments");
        bits.RestartService();

        // The connection is lost: whatever is not an argument exception has called the service.
        Assert.Throws<BitsException>(() => job.State);
        Assert.Throws<ArgumentException>(() => manager.CreateDownloadJob(""));
        Assert.Throws<ArgumentException>(() => manager.CreateDownloadJob(new string('x', 257)));
        Assert.Throws<ArgumentNullException>(() => manager.CreateDownloadJob(null!));
        Assert.Throws<ArgumentException>(() => job.AddFile("https://example.com", "relative"));
        Assert.Throws<ArgumentException>(() => job.AddFile(new string('x', 2201), @"C:\a"));
        Assert.Throws<ArgumentException>(() => job.AddFiles([]));
        Assert.Throws<ArgumentException>(() => job.AddFileRanges("https://example.com", @"C:\a"));
        Assert.Throws<ArgumentException>(() => job.AddFileRanges("https://example.com", @"C:\a", new BitsFileRange(-1, 2)));
        Assert.Throws<ArgumentException>(() => job.Description = new string('x', 1025));
        Assert.Throws<ArgumentOutOfRangeException>(() => job.Priority = (BitsJobPriority)4);
        Assert.Throws<ArgumentOutOfRangeException>(() => job.MinimumRetryDelay = TimeSpan.FromSeconds(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => job.MaxDownloadSize = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => job.MinimumNotificationInterval = TimeSpan.FromDays(100));
        Assert.Throws<ArgumentOutOfRangeException>(() => job.Subscribe(BitsEvents.None, _ => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => { job.ReadEventsAsync(BitsEvents.None); });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BitsWaitOptions { PollInterval = TimeSpan.Zero });
    }
}
