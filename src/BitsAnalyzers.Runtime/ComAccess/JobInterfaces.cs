namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>A job and the newer interfaces of it that have been asked for, each queried once.</summary>
internal sealed class JobInterfaces : IDisposable
{
    private readonly Dictionary<Guid, ComPointer?> _queried = [];
    private bool _disposed;

    public JobInterfaces(ComPointer job)
    {
        Job = job;
        job.Name = nameof(BitsJob);
    }

    public ComPointer Job { get; }

    public ComPointer? TryGet(in Guid iid)
    {
        lock (_queried)
        {
            if (_disposed)
            {
                throw new ObjectDisposedException(nameof(BitsJob));
            }

            if (!_queried.TryGetValue(iid, out var pointer))
            {
                pointer = Job.Query(iid);
                _queried.Add(iid, pointer);
            }

            return pointer;
        }
    }

    public ComPointer Require(in Guid iid, BitsVersion version, string feature) =>
        TryGet(iid) ?? throw new BitsVersionNotSupportedException(feature, version);

    public JobInterfaces Share() => new(Job.Share());

    public void Dispose()
    {
        lock (_queried)
        {
            _disposed = true;
            foreach (var pointer in _queried.Values)
            {
                pointer?.Dispose();
            }

            _queried.Clear();
            Job.Dispose();
        }
    }
}
