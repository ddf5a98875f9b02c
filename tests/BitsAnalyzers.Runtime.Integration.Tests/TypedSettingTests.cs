using BitsAnalyzers.Runtime.Interop;
using Xunit;

namespace BitsAnalyzers.Runtime.Integration.Tests;

/// <summary>What has types in the library is read from the service as it was set.</summary>
[Collection(BitsService.Collection)]
public sealed class TypedSettingTests : IDisposable
{
    private static readonly Dictionary<string, Action<BitsJob>> Checks = new(StringComparer.Ordinal)
    {
        ["custom headers"] = job => Check(job, "X-One: 1", (of, value) => of.CustomHeaders = value, of => of.CustomHeaders),
        ["security flags"] = job => Check(
            job, BitsHttpSecurityFlags.CheckRevocation, (of, value) => of.HttpSecurityFlags = value, of => of.HttpSecurityFlags),
        ["HTTP method"] = job => Check(job, "GET", (of, value) => of.HttpMethod = value, of => of.HttpMethod),
        ["proxy"] = job => Check(job, BitsProxy.Use("http://proxy:8080", "<local>"), (of, value) => of.Proxy = value, of => of.Proxy),
        ["access control lists"] = job => Check(
            job, BitsFileAclFlags.Owner | BitsFileAclFlags.Dacl, (of, value) => of.FileAclFlags = value, of => of.FileAclFlags),
        ["peer caching"] = job => Check(job, BitsPeerCaching.None, (of, value) => of.PeerCaching = value, of => of.PeerCaching),
        ["maximum download time"] = job => Check(
            job, TimeSpan.FromHours(1), (of, value) => of.MaximumDownloadTime = value, of => of.MaximumDownloadTime),
        ["retry delay"] = job => Check(
            job, TimeSpan.FromMinutes(2), (of, value) => of.MinimumRetryDelay = value, of => of.MinimumRetryDelay),
        ["timeout"] = job => Check(job, TimeSpan.FromMinutes(3), (of, value) => of.NoProgressTimeout = value, of => of.NoProgressTimeout),
        ["description"] = job => Check(job, "described", (of, value) => of.Description = value, of => of.Description),
        ["cost policy"] = job => Check(job, BitsCostPolicy.Standard, (of, value) => of.CostPolicy = value, of => of.CostPolicy),
        ["on demand"] = job => Check(job, true, (of, value) => of.IsOnDemand = value, of => of.IsOnDemand),
        ["client certificate"] = job => Assert.Null(job.GetClientCertificate()),
        ["owner"] = job => Assert.InRange(job.OwnerIntegrityLevel, BitsIntegrityLevel.Low, BitsIntegrityLevel.System),
        ["helper token"] = job => Assert.Equal("", job.HelperTokenSid),
        ["credentials"] = job =>
        {
            job.SetCredentials(BG_AUTH_TARGET.BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME.BG_AUTH_SCHEME_BASIC, "user", "password");
            Assert.True(job.RemoveCredentials(BG_AUTH_TARGET.BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME.BG_AUTH_SCHEME_BASIC));
            Assert.False(job.RemoveCredentials(BG_AUTH_TARGET.BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME.BG_AUTH_SCHEME_BASIC));
        },
    };

    private static readonly Dictionary<string, string> InWine = new(StringComparer.Ordinal)
    {
        ["HTTP method"] = WineDifferences.SettingsAreMissing,
        ["proxy"] = WineDifferences.NoOwnerAndNoProxy,
        ["access control lists"] = WineDifferences.SettingsAreNotKept,
        ["peer caching"] = WineDifferences.SettingsAreMissing,
        ["maximum download time"] = WineDifferences.SettingsAreMissing,
        ["retry delay"] = WineDifferences.SettingsAreNotKept,
        ["timeout"] = WineDifferences.SettingsAreNotKept,
        ["cost policy"] = WineDifferences.NoJob5,
        ["on demand"] = WineDifferences.NoJob5,
        ["client certificate"] = WineDifferences.SettingsAreMissing,
        ["owner"] = WineDifferences.SettingsAreMissing,
        ["helper token"] = WineDifferences.SettingsAreMissing,
        ["credentials"] = WineDifferences.RemovingNothingIsNoDifference,
    };

    private readonly BitsService _service = BitsService.Create();
    private readonly BitsManager _manager;
    private readonly BitsJob _job;

    public TypedSettingTests()
    {
        _manager = BitsManager.Connect(_service.Connection);
        _job = _manager.CreateDownloadJob("typed");
    }

    public static TheoryData<string> Settings => [.. Checks.Keys];

    public void Dispose()
    {
        _job.TryCancel();
        _job.Dispose();
        _manager.Dispose();
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_setting_is_read_as_it_was_set(string setting)
    {
        if (_service.IsWine && InWine.TryGetValue(setting, out var difference))
        {
            // A difference that is gone fails the test.
            var failure = Assert.ThrowsAny<Exception>(() => Checks[setting](_job));
            Assert.True(failure is BitsException or Xunit.Sdk.IAssertionException, failure.ToString());
            Assert.Skip(difference);
        }

        Checks[setting](_job);
    }

    private static void Check<T>(BitsJob job, T value, Action<BitsJob, T> set, Func<BitsJob, T> get)
    {
        set(job, value);
        Assert.Equal(value, get(job));
    }
}
