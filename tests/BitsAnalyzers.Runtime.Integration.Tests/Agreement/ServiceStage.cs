using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>A scenario on the service that the tests run against.</summary>
internal sealed class ServiceStage : Stage
{
    private readonly BitsService _service;
    private readonly BitsManager _manager;
    private readonly LoopbackServer _server;
    private readonly string _trace;
    private int _received;

    public ServiceStage(BitsService service, BitsManager manager, LoopbackServer server)
    {
        _service = service;
        _manager = manager;
        _server = server;
        _trace = service.NewPath();
        Receiver = new EventRecorder(Note);
    }

    public override IBackgroundCopyManager Manager => _manager.ToInterop();

    public override string Url => _server.Address + "a";

    public override string MissingUrl => _server.Address + "missing";

    public override IBackgroundCopyCallback3 Receiver { get; }

    public override string Program => @"C:\Windows\System32\cmd.exe";

    public override string Parameters => $"\"{Program}\" /c echo {_trace} > {_trace}";

    public override bool Chance => true;

    /// <summary>The events that have reached a receiver.</summary>
    public BitsEventKinds Received => (BitsEventKinds)Volatile.Read(ref _received);

    public bool ProgramHasRun => _service.TryReadFile(_trace) is not null;

    public override string NewPath() => _service.NewPath();

    public override string NewFile() => _service.NewFile([1, 2, 3]);

    public override void RunTransfers()
    {
        _server.Release();
        _service.RunTransfers(_manager);
        _server.Hold();
    }

    public override void Note(BitsEventKinds received) => Interlocked.Or(ref _received, (int)received);
}
