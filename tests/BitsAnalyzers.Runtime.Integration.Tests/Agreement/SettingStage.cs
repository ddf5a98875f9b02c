using Xunit;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>What a setting is tried on: a job, and a server with a file.</summary>
internal sealed class SettingStage : IDisposable
{
    private readonly BitsService _service;
    private readonly BitsManager _manager;
    private readonly LoopbackServer _server = new();

    public SettingStage(BitsService service)
    {
        _service = service;
        _manager = BitsManager.Connect(service.Connection);
        _server.Content["/a"] = new byte[Size];
        Job = _manager.CreateDownloadJob("setting");
    }

    /// <summary>The bytes of the file.</summary>
    public static int Size => 100_000;

    /// <summary>A download without files.</summary>
    public BitsJob Job { get; }

    public string Url => _server.Address + "a";

    public string MissingUrl => _server.Address + "missing";

    public string NewPath() => _service.NewPath();

    public BitsJob CreateUploadReplyJob() => _manager.CreateUploadReplyJob("setting");

    public string DescribeError(int hresult) => _manager.DescribeError(hresult);

    /// <summary>Adds the file of the server to the job.</summary>
    public BitsFile AddFile()
    {
        Job.AddFile(Url, NewPath());
        return Job.GetFiles()[0];
    }

    /// <summary>Starts the job, and waits until it is active no more.</summary>
    public void Transfer()
    {
        Job.Resume();
        _service.RunTransfers(_manager);
    }

    /// <summary>Sets something and reads it again.</summary>
    public void Check<T>(T value, Action<BitsJob, T> set, Func<BitsJob, T> get)
    {
        set(Job, value);
        Assert.Equal(value, get(Job));
    }

    public void Dispose()
    {
        foreach (var job in _manager.GetJobs())
        {
            job.TryCancel();
            job.Dispose();
        }

        Job.Dispose();
        _manager.Dispose();
        _server.Dispose();
    }
}
