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

    [Theory]
    [InlineData(0x80072EE7, "WININET_E_NAME_NOT_RESOLVED", true)]
    [InlineData(0x80072EFD, "WININET_E_CANNOT_CONNECT", true)]
    [InlineData(0x80072EE2, "WININET_E_TIMEOUT", true)]
    [InlineData(0x80072F05, "WININET_E_SEC_CERT_DATE_INVALID", false)]
    [InlineData(0x80072F8F, "WININET_E_DECODING_FAILED", false)]
    [InlineData(0x80070003, "ERROR_PATH_NOT_FOUND", false)]
    [InlineData(0x80070020, "ERROR_SHARING_VIOLATION", true)]
    [InlineData(0x80070070, "ERROR_DISK_FULL", false)]
    [InlineData(0x80070035, "ERROR_BAD_NETPATH", true)]
    [InlineData(0x80070043, "ERROR_BAD_NET_NAME", false)]
    [InlineData(0x80190194, "BG_E_HTTP_ERROR_404", false)]
    [InlineData(0x801901F7, "BG_E_HTTP_ERROR_503", true)]
    [InlineData(0x80200010, "BG_E_NETWORK_DISCONNECTED", true)]
    public void What_comes_from_below_is_explained_too(uint hresult, string name, bool isTransient)
    {
        var info = BitsErrorInfo.For(unchecked((int)hresult));

        Assert.Equal((name, isTransient), (info.Name, info.IsTransient));
        Assert.Same(info, BitsErrorInfo.For(unchecked((int)hresult)));
    }

    [Fact]
    public void Every_failure_says_what_to_do()
    {
        var failures = HResultTable.Rows
            .Select(row => row.HResult)
            .Concat(ErrorTables.Transport.Concat(ErrorTables.Files).Select(row => unchecked((int)row.HResult)))
            .Concat(Enumerable.Range(300, 300).Select(status => unchecked((int)0x80190000) | status))
                .Where(hresult => hresult < 0)
                .ToArray();

        Assert.Distinct(failures);
        Assert.All(failures, hresult => Assert.EndsWith(".", BitsErrorInfo.For(hresult).Advice));
        Assert.All(failures, hresult => Assert.EndsWith(".", BitsErrorInfo.For(hresult).Meaning));
    }

    [Fact]
    public void A_version_that_is_too_old_is_a_failure_of_BITS()
    {
        using var manager = new BitsSimulator(new() { Version = BitsVersion.V2_0 }).Connect();
        using var job = manager.CreateDownloadJob("old");

        var failure = Assert.ThrowsAny<BitsException>(() => job.IsOnDemand);
        Assert.Equal(BitsVersion.V5_0, Assert.IsType<BitsVersionNotSupportedException>(failure).RequiredVersion);
        Assert.Contains("Windows 8", failure.Message);
    }

    [Fact]
    public async Task An_error_that_BITS_no_longer_tells_is_not_called_an_invalid_state()
    {
        var bits = new BitsSimulator();
        bits.Faults.FailCall("GetError", HResults.BG_E_ERROR_INFORMATION_UNAVAILABLE, times: 100);
        var download = BitsTransfer.DownloadAsync(
            [new("https://example.com/missing", @"C:\a")],
            new() { Connection = bits.Connection, Wait = new() { PollInterval = TimeSpan.FromMilliseconds(20) } });

        var failure = await Assert.ThrowsAsync<BitsTransferException>(() => bits.RunUntilAsync(download));
        Assert.Equal("BG_E_ERROR_INFORMATION_UNAVAILABLE", failure.Error.Name);
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
        Assert.Throws<ArgumentOutOfRangeException>(() => job.Subscribe(BitsEventKinds.None, _ => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => { job.ReadEventsAsync(BitsEventKinds.None); });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BitsWaitOptions { PollInterval = TimeSpan.Zero });
    }
}
