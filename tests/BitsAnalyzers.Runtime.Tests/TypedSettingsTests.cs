using System.Text;
using BitsAnalyzers.Runtime.Interop;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>Settings that have types here and numbers in the interfaces.</summary>
public sealed class TypedSettingsTests : IDisposable
{
    private const string Url = "https://example.com/a";
    private const string Thumbprint = "000102030405060708090A0B0C0D0E0F10111213";
    private readonly BitsSimulator _bits = new();
    private readonly BitsManager _manager;
    private readonly BitsJob _job;

    public TypedSettingsTests()
    {
        _bits.Server.Add(Url, new byte[100_000]);
        _manager = _bits.Connect();
        _job = _manager.CreateDownloadJob("typed");
        _job.AddFile(Url, @"C:\a");
    }

    public void Dispose()
    {
        _job.Dispose();
        _manager.Dispose();
    }

    [Fact]
    public void A_proxy_is_read_as_it_was_set()
    {
        Assert.Equal(BitsProxy.Preconfigured, _job.Proxy);
        foreach (var proxy in new[]
        {
            BitsProxy.None,
            BitsProxy.AutoDetect,
            BitsProxy.Use("http://proxy:8080"),
            BitsProxy.Use("http://proxy:8080", "<local>")
        })
        {
            _job.Proxy = proxy;
            Assert.Equal(proxy, _job.Proxy);
        }

        Assert.Throws<ArgumentException>(() => BitsProxy.Use(""));
    }

    [Fact]
    public void A_client_certificate_is_named_by_its_hash_or_its_subject()
    {
        Assert.Null(_job.GetClientCertificate());
        _job.SetClientCertificate(BG_CERT_STORE_LOCATION.BG_CERT_STORE_LOCATION_LOCAL_MACHINE, "MY", "00 01:02-03" + Thumbprint[8..]);
        Assert.Equal(
            new(BG_CERT_STORE_LOCATION.BG_CERT_STORE_LOCATION_LOCAL_MACHINE, "MY", Thumbprint, null), _job.GetClientCertificate());
        _job.SetClientCertificateBySubject(BG_CERT_STORE_LOCATION.BG_CERT_STORE_LOCATION_CURRENT_USER, "MY", "client");
        Assert.Equal("client", _job.GetClientCertificate()!.SubjectName);
        _job.RemoveClientCertificate();
        Assert.Null(_job.GetClientCertificate());
        Assert.Throws<ArgumentException>(() => _job.SetClientCertificate(default, "MY", "abc"));
        Assert.Throws<ArgumentException>(() => _job.SetClientCertificate(default, "MY", new string('x', 40)));
    }

    [Theory]
    [InlineData(true, BitsJobState.Transferred)]
    [InlineData(false, BitsJobState.TransientError)]
    [InlineData(null, BitsJobState.TransientError)]
    public void The_program_judges_the_certificates_of_servers(bool? verdict, BitsJobState expected)
    {
        _bits.Server.Certificate = [1, 2, 3];
        BitsServerCertificate? seen = null;
        _job.SetServerCertificateValidator(certificate =>
        {
            seen = certificate;
            return verdict ?? throw new FormatException();
        });
        _job.Resume();
        _bits.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(expected, _job.State);
        Assert.Equal((Url, 1), (seen!.File!.RemoteName, seen.EncodingType));
        Assert.Equal([1, 2, 3], seen.RawData);
        Assert.Equal(expected == BitsJobState.TransientError, _job.GetError()?.Context == BitsErrorContext.ServerCertificateCallback);
    }

    [Fact]
    public void A_certificate_check_is_gone_with_its_process_until_it_is_set_again()
    {
        _bits.Server.Certificate = [1];
        _job.SetServerCertificateValidator(_ => true);
        _bits.DisconnectReceivers();
        _job.Resume();
        _bits.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            (BitsJobState.TransientError, "BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED"), (_job.State, _job.GetError()!.Info.Name));

        _job.SetServerCertificateValidator(_ => true);
        _job.Resume();
        _bits.RunUntilIdle();
        Assert.Equal(BitsJobState.Transferred, _job.State);
    }

    [Fact]
    public void Flags_have_names()
    {
        _job.HttpSecurityFlags = BitsHttpSecurityFlags.CheckRevocation | BitsHttpSecurityFlags.DisallowRedirection;
        _job.FileAclFlags = BitsFileAclFlags.Owner | BitsFileAclFlags.Dacl;
        _job.CostPolicy = BitsCostPolicy.Standard;
        _job.PeerCaching = BitsPeerCaching.Fetch | BitsPeerCaching.DisableBranchCache;
        _job.HelperTokenFlags = BG_TOKEN.BG_TOKEN_NETWORK;

        Assert.Equal(BitsHttpSecurityFlags.CheckRevocation | BitsHttpSecurityFlags.DisallowRedirection, _job.HttpSecurityFlags);
        Assert.Equal(BitsFileAclFlags.Owner | BitsFileAclFlags.Dacl, _job.FileAclFlags);
        Assert.Equal(BitsCostPolicy.Standard, _job.CostPolicy);
        Assert.Equal((uint)BITS_JOB_TRANSFER_POLICY.BITS_JOB_TRANSFER_POLICY_STANDARD, (uint)BitsCostPolicy.Standard);
        Assert.Equal(BitsPeerCaching.Fetch | BitsPeerCaching.DisableBranchCache, _job.PeerCaching);
        Assert.Equal(BG_TOKEN.BG_TOKEN_NETWORK, _job.HelperTokenFlags);
    }

    [Fact]
    public void The_owner_has_a_level_and_may_give_a_token()
    {
        Assert.Equal((BitsIntegrityLevel.Medium, false), (_job.OwnerIntegrityLevel, _job.IsOwnerElevated));
        Assert.Equal("", _job.HelperTokenSid);
        _job.SetHelperToken();
        Assert.Equal(_bits.UserSid, _job.HelperTokenSid);
        _job.ClearHelperToken();
        Assert.Equal("", _job.HelperTokenSid);
    }

    [Fact]
    public void Secret_headers_cannot_be_read_back()
    {
        _job.CustomHeaders = "Authorization: secret";
        Assert.Equal("Authorization: secret", _job.CustomHeaders);
        _job.MakeCustomHeadersWriteOnly();
        Assert.Equal("E_ACCESSDENIED", Assert.Throws<BitsException>(() => _job.CustomHeaders).Error.Name);
    }

    [Fact]
    public void A_file_tells_its_headers_and_where_it_came_from()
    {
        _bits.Server.AnswerNext(Url, SimulatedResponse.Ok(Encoding.UTF8.GetBytes("text"), "HTTP/1.1 200 OK\r\nETag: 1\r\n"));
        _job.Resume();
        _bits.RunUntilIdle();
        using var files = _job.GetFiles();

        Assert.Contains("ETag: 1", files[0].ResponseHeaders);
        Assert.Equal(new(4, 0), files[0].PeerDownload);
        files[0].SetValidationState(true);
        Assert.True(files[0].IsValidated);
    }

    [Fact]
    public void The_rest_of_a_file_can_be_fetched_from_a_position_first()
    {
        _job.IsOnDemand = true;
        using var files = _job.GetFiles();
        files[0].UpdateDownloadPosition(60_000);
        _job.Resume();
        _bits.RunUntilIdle();

        Assert.Equal(new BitsFileRange(60_000, 40_000), Assert.Single(files[0].GetFilledRanges()));
        Assert.Throws<ArgumentOutOfRangeException>(() => files[0].UpdateDownloadPosition(-1));
    }

    [Fact]
    public void An_error_tells_its_place_and_protocol()
    {
        using var job = _manager.CreateDownloadJob("missing");
        job.AddFile("https://example.com/missing", @"C:\missing");
        job.Resume();
        _bits.RunUntilIdle();

        Assert.Equal(("https", "RemoteFile"), (job.GetError()!.Protocol, job.GetError()!.ContextDescription));
    }

    [Fact]
    public void What_an_older_BITS_lacks_says_which_has_it()
    {
        using var manager = new BitsSimulator(new() { Version = BitsVersion.V1_5 }).Connect();
        using var job = manager.CreateDownloadJob("old");

        Assert.Equal(BitsVersion.V2_0, Assert.Throws<BitsVersionNotSupportedException>(() => job.FileAclFlags).RequiredVersion);
        Assert.Equal(BitsVersion.V2_5, Assert.Throws<BitsVersionNotSupportedException>(() => job.HttpSecurityFlags).RequiredVersion);
        Assert.Equal(BitsVersion.V3_0, Assert.Throws<BitsVersionNotSupportedException>(() => job.PeerCaching).RequiredVersion);
        Assert.Equal(BitsVersion.V4_0, Assert.Throws<BitsVersionNotSupportedException>(() => job.HelperTokenSid).RequiredVersion);
        Assert.Equal(BitsVersion.V5_0, Assert.Throws<BitsVersionNotSupportedException>(() => job.CostPolicy).RequiredVersion);
        Assert.Equal(BitsVersion.V10_3, Assert.Throws<BitsVersionNotSupportedException>(job.MakeCustomHeadersWriteOnly).RequiredVersion);
    }
}
