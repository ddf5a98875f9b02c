using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

/// <summary>The BITS service: creates, finds and lists jobs. Can be used from any thread.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopymanager">IBackgroundCopyManager</see></remarks>
public sealed unsafe class BitsManager : IDisposable
{
    /// <summary>Longest name of a job, in characters.</summary>
    public const int MaxDisplayNameLength = 256;

    private const uint AllUsers = 1;
    private readonly ComPointer _pointer;

    private BitsManager(ComPointer pointer, BitsConnection connection)
    {
        _pointer = pointer;
        pointer.Name = nameof(BitsManager);
        Connection = connection;
    }

    internal BitsConnection Connection { get; }

    /// <summary>Connects to the BITS service of this machine, starting it if necessary.</summary>
    /// <returns>The manager, to be disposed of.</returns>
    /// <exception cref="PlatformNotSupportedException">This is not Windows.</exception>
    /// <exception cref="BitsException"><c>ERROR_SERVICE_DISABLED</c>, or the service cannot be reached.</exception>
    public static BitsManager Connect() => Connect(BitsConnection.Local);

    /// <summary>Connects to a given BITS service.</summary>
    /// <param name="connection">The service.</param>
    /// <returns>The manager, to be disposed of.</returns>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public static BitsManager Connect(BitsConnection connection)
    {
        _ = connection ?? throw new ArgumentNullException(nameof(connection));
        return new(connection.CreateManager(), connection);
    }

    /// <summary>Uses a manager of another interop layer.</summary>
    /// <param name="manager">A runtime-callable wrapper or source-generated COM object, with any interface type.</param>
    /// <param name="connection">
    /// How to connect anew when the service was restarted; <see langword="null"/> not to: where the manager came from is not known here.
    /// </param>
    /// <returns>The manager, with a reference of its own.</returns>
    /// <exception cref="ArgumentException">The object is no IBackgroundCopyManager.</exception>
    public static BitsManager From(object manager, BitsConnection? connection = null)
    {
        _ = manager ?? throw new ArgumentNullException(nameof(manager));
        using var unknown = ManagedComObjects.GetPointer(manager, nameof(manager));
        return From(unknown, nameof(manager), connection);
    }

    /// <summary>Uses a pointer to a manager.</summary>
    /// <param name="manager">Any interface pointer of the manager, valid on this thread. The caller keeps its reference.</param>
    /// <param name="connection">As for <see cref="From(object, BitsConnection)"/>.</param>
    /// <returns>The manager, with a reference of its own.</returns>
    /// <exception cref="ArgumentException">The object is no IBackgroundCopyManager.</exception>
    public static BitsManager From(nint manager, BitsConnection? connection = null)
    {
        if (manager == 0)
        {
            throw new ArgumentNullException(nameof(manager));
        }

        using var unknown = Apartment.Import(manager);
        return From(unknown, nameof(manager), connection);
    }

    /// <summary>Creates a job that fetches files. It is suspended and has no files.</summary>
    /// <param name="displayName">A name for the user, 1 to 256 characters. It is visible to administrators.</param>
    /// <returns>The job, to be disposed of. Disposing does not end the job.</returns>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    /// <exception cref="BitsException"><c>BG_E_TOO_MANY_JOBS_PER_USER</c>, <c>BG_E_TOO_MANY_JOBS_PER_MACHINE</c>,
    /// <c>ERROR_NOT_LOGGED_ON</c>.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopymanager-createjob">CreateJob</see></remarks>
    public BitsJob CreateDownloadJob(string displayName) => CreateJob(displayName, BitsJobType.Download);

    /// <summary>Creates a job that sends one file. It is suspended and has no file.</summary>
    /// <inheritdoc cref="CreateDownloadJob"/>
    public BitsJob CreateUploadJob(string displayName) => CreateJob(displayName, BitsJobType.Upload);

    /// <summary>Creates a job that sends one file and fetches the reply. It is suspended and has no file.</summary>
    /// <inheritdoc cref="CreateDownloadJob"/>
    public BitsJob CreateUploadReplyJob(string displayName) => CreateJob(displayName, BitsJobType.UploadReply);

    /// <summary>Finds a job that is queued.</summary>
    /// <param name="id">The identifier of the job.</param>
    /// <returns>The job, to be disposed of.</returns>
    /// <exception cref="BitsException">
    /// <c>BG_E_NOT_FOUND</c>: it was completed, cancelled or never existed. <c>E_ACCESSDENIED</c>: it belongs to another user.
    /// </exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopymanager-getjob">GetJob</see></remarks>
    public BitsJob GetJob(Guid id)
    {
        BitsException.ThrowIfFailed(FindJob(id, out var job), "IBackgroundCopyManager.GetJob");
        return Wrap(job);
    }

    /// <summary>Finds a job that may no longer be queued.</summary>
    /// <param name="id">The identifier of the job.</param>
    /// <param name="job">The job, to be disposed of.</param>
    /// <returns>Whether it is queued.</returns>
    /// <exception cref="BitsException"><c>E_ACCESSDENIED</c>: it belongs to another user.</exception>
    public bool TryGetJob(Guid id, [NotNullWhen(true)] out BitsJob? job)
    {
        job = null;
        var hresult = FindJob(id, out var pointer);
        if (hresult == HResults.BG_E_NOT_FOUND)
        {
            return false;
        }

        BitsException.ThrowIfFailed(hresult, "IBackgroundCopyManager.GetJob");
        job = Wrap(pointer);
        return true;
    }

    /// <summary>Lists the queued jobs of the current user.</summary>
    /// <returns>The jobs. Disposing of the list disposes of them.</returns>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopymanager-enumjobs">EnumJobs</see></remarks>
    public DisposableList<BitsJob> GetJobs() => new(GetJobs(0));

    /// <summary>Lists the queued jobs of all users. For administrators only.</summary>
    /// <returns>The jobs. Disposing of the list disposes of them.</returns>
    /// <exception cref="BitsException"><c>E_ACCESSDENIED</c>: not an administrator.</exception>
    public DisposableList<BitsJob> GetJobsOfAllUsers() => new(GetJobs(AllUsers));

    /// <summary>Finds queued jobs by their name, those of an earlier run of the program for example.</summary>
    /// <param name="displayName">The name, compared exactly.</param>
    /// <param name="owner">
    /// The security identifier of the owner, for example <c>S-1-5-18</c>, for administrators only; <see langword="null"/> for the current
    /// user.
    /// </param>
    /// <returns>The jobs. Disposing of the list disposes of them.</returns>
    /// <exception cref="BitsException">The service cannot be reached. <c>E_ACCESSDENIED</c>: an owner was given, by no
    /// administrator.</exception>
    public DisposableList<BitsJob> FindJobs(string displayName, string? owner = null)
    {
        _ = displayName ?? throw new ArgumentNullException(nameof(displayName));
        var found = new List<BitsJob>();
        foreach (var job in GetJobs(owner is null ? 0 : AllUsers))
        {
            if (Matches(job, displayName, owner))
            {
                found.Add(job);
            }
            else
            {
                job.Dispose();
            }
        }

        return new(found);
    }

    /// <summary>Reads all queued jobs of the current user, with their files.</summary>
    /// <returns>The jobs as they are now. They hold no references.</returns>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public IReadOnlyList<BitsJobSnapshot> GetJobSnapshots() => TakeSnapshots(0);

    /// <summary>Reads the queued jobs of all users, with their files. For administrators only.</summary>
    /// <returns>The jobs as they are now. They hold no references.</returns>
    /// <exception cref="BitsException"><c>E_ACCESSDENIED</c>: not an administrator.</exception>
    public IReadOnlyList<BitsJobSnapshot> GetJobSnapshotsOfAllUsers() => TakeSnapshots(AllUsers);

    /// <summary>The system's own text for an HRESULT. For explanations that need no service see <see cref="BitsErrorInfo.For"/>.</summary>
    /// <param name="hresult">The HRESULT.</param>
    /// <param name="culture">The language; by default that of the user interface.</param>
    /// <returns>The text.</returns>
    /// <exception cref="BitsException">There is no text for it.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopymanager-geterrordescription">GetErrorDescription</see></remarks>
    public string DescribeError(int hresult, CultureInfo? culture = null)
    {
        nint text = 0;
        var language = LanguageId.Of(culture ?? CultureInfo.CurrentUICulture);
        BitsException.ThrowIfFailed(
            _pointer.Call(ManagerSlots.GetErrorDescription, hresult, language, (nint)(&text)),
            "IBackgroundCopyManager.GetErrorDescription");
        return ComStrings.Take(text).TrimEnd();
    }

    /// <summary>A new interop object for this manager, for what this class does not offer.</summary>
    /// <returns>The object, with a reference of its own. From a single-threaded apartment it belongs to that.</returns>
    public IBackgroundCopyManager ToInterop() => (IBackgroundCopyManager)ManagedComObjects.ToObject(_pointer);

    /// <summary>Releases the reference to the service. Jobs go on.</summary>
    public void Dispose() => _pointer.Dispose();

    private static BitsManager From(ComPointer unknown, string parameterName, BitsConnection? connection) => new(
        unknown.Query(InterfaceIds.Manager) ?? throw new ArgumentException("The object is no BITS manager.", parameterName),
        connection ?? BitsConnection.Unknown);

    private static bool Matches(BitsJob job, string displayName, string? owner)
    {
        try
        {
            return string.Equals(job.DisplayName, displayName, StringComparison.Ordinal)
                && (owner is null || string.Equals(job.Owner, owner, StringComparison.OrdinalIgnoreCase));
        }
        catch (BitsException exception) when (!exception.IsConnectionLost)
        {
            // It has ended meanwhile, or may not be looked at.
            return false;
        }
    }

    private List<BitsJobSnapshot> TakeSnapshots(uint flags)
    {
        var snapshots = new List<BitsJobSnapshot>();
        using var jobs = new DisposableList<BitsJob>(GetJobs(flags));
        foreach (var job in jobs)
        {
            try
            {
                snapshots.Add(job.TakeSnapshot());
            }
            catch (BitsException exception) when (!exception.IsConnectionLost)
            {
                // It has ended meanwhile, or may not be looked at.
            }
        }

        return snapshots;
    }

    private BitsJob CreateJob(string displayName, BitsJobType type)
    {
        _ = displayName ?? throw new ArgumentNullException(nameof(displayName));
        if (displayName.Length is 0 or > MaxDisplayNameLength)
        {
            throw new ArgumentException($"The name of a job has 1 to {MaxDisplayNameLength} characters.", nameof(displayName));
        }

        nint job = 0;
        Guid id = default;
        fixed (char* name = displayName)
        {
            BitsException.ThrowIfFailed(
                _pointer.Call(ManagerSlots.CreateJob, (nint)name, (nint)(int)type, (nint)(&id), (nint)(&job)),
                "IBackgroundCopyManager.CreateJob");
        }

        BitsEventSource.Log.JobCreated(id.ToString("B", CultureInfo.InvariantCulture), (int)type);
        return Wrap(job);
    }

    private int FindJob(Guid id, out nint job)
    {
        nint result = 0;
        var hresult = _pointer.Call(ManagerSlots.GetJob, (nint)(&id), (nint)(&result));
        job = result;
        return hresult;
    }

    private List<BitsJob> GetJobs(uint flags)
    {
        nint pointer = 0;
        BitsException.ThrowIfFailed(_pointer.Call(ManagerSlots.EnumJobs, (nint)flags, (nint)(&pointer)), "IBackgroundCopyManager.EnumJobs");
        using var enumerator = ComPointer.Own(pointer);
        return Enumerator.ToList(enumerator, job => new BitsJob(new JobInterfaces(job), Connection));
    }

    private BitsJob Wrap(nint owned) => new(new JobInterfaces(ComPointer.Own(owned)), Connection);
}
