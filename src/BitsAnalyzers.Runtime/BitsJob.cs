using System.Globalization;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

/// <summary>
/// A transfer job. Can be used from any thread. Disposing releases the reference to the job and does nothing to the job itself:
/// it is ended by <see cref="Complete"/> or <see cref="Cancel"/>, and by nothing else.
/// </summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopyjob">IBackgroundCopyJob</see></remarks>
public sealed unsafe partial class BitsJob : IDisposable
{
    private readonly object _reconnecting = new();
    private readonly BitsConnection _connection;
    private volatile JobInterfaces _interfaces;
    private bool _isDisposed;
    private Guid? _id;

    internal BitsJob(JobInterfaces interfaces, BitsConnection connection)
    {
        _interfaces = interfaces;
        _connection = connection;
    }

    /// <summary>The identifier that the job keeps for life.</summary>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public Guid Id
    {
        get
        {
            if (_id is { } known)
            {
                return known;
            }

            Guid id = default;
            Check(Pointer.Call(JobSlots.GetId, (nint)(&id)), "IBackgroundCopyJob.GetId");
            _id = id;
            return id;
        }
    }

    /// <summary>The version of BITS, as far as the interfaces of the job tell.</summary>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public BitsVersion Version
    {
        get
        {
            if (_interfaces.TryGet(InterfaceIds.Job5) is { } job5)
            {
                if (_interfaces.TryGet(InterfaceIds.HttpOptions3) is not null)
                {
                    return BitsVersion.V10_3;
                }

                if (_interfaces.TryGet(InterfaceIds.HttpOptions2) is not null)
                {
                    return BitsVersion.V10_2;
                }

                BITS_JOB_PROPERTY_VALUE value = default;
                var probe = (nint)(int)BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS;
                return job5.Call(JobSlots.GetProperty, probe, (nint)(&value)) >= 0 ? BitsVersion.V10_1 : BitsVersion.V5_0;
            }

            if (_interfaces.TryGet(InterfaceIds.Job4) is not null)
            {
                return _interfaces.TryGet(InterfaceIds.TokenOptions) is not null ? BitsVersion.V4_0 : BitsVersion.V3_0;
            }

            return _interfaces.TryGet(InterfaceIds.HttpOptions) is not null ? BitsVersion.V2_5
                : _interfaces.TryGet(InterfaceIds.Job3) is not null ? BitsVersion.V2_0
                : _interfaces.TryGet(InterfaceIds.Job2) is not null ? BitsVersion.V1_5
                : BitsVersion.V1_0;
        }
    }

    internal bool CanReconnect => _connection != BitsConnection.Unknown;

    private ComPointer Pointer => _interfaces.Job;

    /// <summary>Uses a job of another interop layer.</summary>
    /// <param name="job">A runtime-callable wrapper or source-generated COM object, with any interface type.</param>
    /// <param name="connection">
    /// How to connect anew when the service was restarted; <see langword="null"/> not to: where the job came from is not known here.
    /// </param>
    /// <returns>The job, with a reference of its own; to be disposed of.</returns>
    /// <exception cref="ArgumentException">The object is no IBackgroundCopyJob.</exception>
    public static BitsJob From(object job, BitsConnection? connection = null)
    {
        _ = job ?? throw new ArgumentNullException(nameof(job));
        using var unknown = ManagedComObjects.GetPointer(job, nameof(job));
        return From(unknown, nameof(job), connection);
    }

    /// <summary>Uses a pointer to a job.</summary>
    /// <param name="job">Any interface pointer of the job, valid on this thread. The caller keeps its reference.</param>
    /// <param name="connection">As for <see cref="From(object, BitsConnection)"/>.</param>
    /// <returns>The job, with a reference of its own; to be disposed of.</returns>
    /// <exception cref="ArgumentException">The object is no IBackgroundCopyJob.</exception>
    public static BitsJob From(nint job, BitsConnection? connection = null)
    {
        if (job == 0)
        {
            throw new ArgumentNullException(nameof(job));
        }

        using var unknown = Apartment.Import(job);
        return From(unknown, nameof(job), connection);
    }

    /// <summary>A new interop object for this job, for what this class does not offer. Cast it to the newer interfaces.</summary>
    /// <returns>The object, with a reference of its own. From a single-threaded apartment it belongs to that.</returns>
    public IBackgroundCopyJob ToInterop() => (IBackgroundCopyJob)ManagedComObjects.ToObject(Pointer);

    /// <summary>
    /// Gets the job anew after the service was restarted: jobs outlive the service, pointers do not. Subscriptions see to that by
    /// themselves.
    /// </summary>
    /// <returns>Whether the job is still queued.</returns>
    /// <exception cref="InvalidOperationException">
    /// The identifier of the job was never read while the service was there; or the job was handed in, without a connection.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The job was disposed of.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public bool TryReconnect()
    {
        ThrowIfDisposed();
        var id = _id ?? throw new InvalidOperationException("The identifier of the job was not read before the connection was lost.");
        using var manager = BitsManager.Connect(_connection);
        if (!manager.TryGetJob(id, out var found))
        {
            BitsEventSource.Log.Reconnected(ToString(), isQueued: false);
            return false;
        }

        lock (_reconnecting)
        {
            if (!_isDisposed)
            {
                var old = _interfaces;
                _interfaces = found._interfaces;
                old.Dispose();
                BitsEventSource.Log.Reconnected(ToString(), isQueued: true);
                return true;
            }
        }

        found.Dispose();
        throw new ObjectDisposedException(nameof(BitsJob));
    }

    /// <summary>Releases the reference to the job. The job goes on.</summary>
    public void Dispose()
    {
        lock (_reconnecting)
        {
            _isDisposed = true;
            _interfaces.Dispose();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _id is { } id ? id.ToString("B", CultureInfo.InvariantCulture) : nameof(BitsJob);

    internal BitsJob Share() => new(_interfaces.Share(), _connection) { _id = Id };

    private static BitsJob From(ComPointer unknown, string parameterName, BitsConnection? connection)
    {
        var job = unknown.Query(InterfaceIds.Job) ?? throw new ArgumentException("The object is no BITS job.", parameterName);
        return new(new JobInterfaces(job), connection ?? BitsConnection.Unknown);
    }

    private static int Check(int hresult, string operation) => BitsException.ThrowIfFailed(hresult, operation);

    private void ThrowIfDisposed()
    {
        lock (_reconnecting)
        {
            if (_isDisposed)
            {
                throw new ObjectDisposedException(nameof(BitsJob));
            }
        }
    }

    private string GetText(ComPointer pointer, int slot, string operation)
    {
        Check(ComStrings.Get(pointer, slot, out var text), operation);
        return text;
    }

    private uint GetNumber(ComPointer pointer, int slot, string operation)
    {
        uint number = 0;
        Check(pointer.Call(slot, (nint)(&number)), operation);
        return number;
    }
}
