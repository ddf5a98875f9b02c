using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;
using BitsAnalyzers.Runtime.Testing.Com;

namespace BitsAnalyzers.Runtime.Testing;

/// <summary>
/// A BITS service in memory. It has the COM interfaces of the real one, behind real vtables, with its state machine, its rules of
/// notification and its differences between Windows versions; time passes only when the test lets it.
/// </summary>
public sealed partial class BitsSimulator
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromDays(30);

    private const string LocalSystem = "S-1-5-18";
    private static int _simulators;

    private readonly int _ordinal = Interlocked.Increment(ref _simulators);
    private readonly object _advancing = new();
    private readonly PriorityQueue<PlannedStep, (DateTimeOffset Time, long Order)> _plan = new();
    private readonly List<SimulatedJob> _jobs = [];
    private readonly List<SimulatedJob> _owing = [];
    private readonly HashSet<object> _exported = new(ReferenceEqualityComparer.Instance);
    private readonly List<SimulatedNotification> _notifications = [];
    private readonly List<SimulatedProgramRun> _programRuns = [];
    private readonly Dictionary<Guid, Func<object>> _callbackClasses = [];
    private int _exportedToSweep = 1024;
    private long _planned;
    private int _foregroundSteps;
    private int _timers;
    private bool _isNetworkConnected = true;
    private bool _isUserLoggedOn = true;

    /// <summary>Starts a service without jobs.</summary>
    /// <param name="options">What kind of machine; the newest Windows unless told otherwise.</param>
    public BitsSimulator(BitsSimulatorOptions? options = null)
    {
        Options = options ?? new();
        Now = Options.Start;
        UserSid = Options.UserSid;
        IsElevated = Options.IsAdministrator;
        Connection = new SimulatedConnection(this);
        TimeProvider = new SimulatedTimeProvider(this);
    }

    /// <summary>What kind of machine is simulated.</summary>
    public BitsSimulatorOptions Options { get; }

    /// <summary>The way in, for code that connects itself.</summary>
    public BitsConnection Connection { get; }

    /// <summary>The servers.</summary>
    public SimulatedServer Server { get; } = new();

    /// <summary>The local files.</summary>
    public SimulatedFiles Files { get; } = new();

    /// <summary>What goes wrong.</summary>
    public SimulatedFaults Faults { get; } = new();

    /// <summary>The simulated time.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>
    /// The clock of the simulation, for the options of the code under test: its timers go off when the simulated time has come, so that a
    /// test waits for nothing in real time.
    /// </summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>The security identifier of the user who calls; another one can be put here for calls of another user.</summary>
    public string UserSid { get; set; }

    /// <summary>
    /// Whether the user who calls is an elevated administrator: jobs created so can be changed so only, and only so can those of others.
    /// </summary>
    public bool IsElevated { get; set; }

    /// <summary>Whether the service can be reached by new connections; see <see cref="RestartService"/> for those there are.</summary>
    public bool IsServiceEnabled { get; set; } = true;

    /// <summary>Whether cancelling and completing leave temporary files (<c>BG_S_UNABLE_TO_DELETE_FILES</c>).</summary>
    public bool LeavesTemporaryFiles { get; set; }

    /// <summary>
    /// Decides the exit code of a program that BITS runs; <see langword="null"/> for 0. The program's own calls can be made from here.
    /// </summary>
    public Func<SimulatedProgramRun, int>? RunProgram { get; set; }

    /// <summary>Whether there is a network. Without one active jobs go to TRANSIENT_ERROR.</summary>
    public bool IsNetworkConnected
    {
        get => _isNetworkConnected;
        set
        {
            lock (Gate)
            {
                _isNetworkConnected = value;
                foreach (var job in _jobs.Where(job => job.IsActive).ToArray())
                {
                    if (!value)
                    {
                        Fail(job, new(HResults.BG_E_NETWORK_DISCONNECTED, BitsErrorContext.GeneralTransport, null), isTransient: true);
                    }
                    else if (job.State == BitsJobState.TransientError)
                    {
                        Start(job);
                    }
                }
            }
        }
    }

    /// <summary>Whether the owner of the jobs is logged on. Without one, jobs wait in the queue.</summary>
    public bool IsUserLoggedOn
    {
        get => _isUserLoggedOn;
        set
        {
            lock (Gate)
            {
                _isUserLoggedOn = value;
                foreach (var job in _jobs.Where(job => job.IsActive).ToArray())
                {
                    Start(job);
                }
            }
        }
    }

    /// <summary>All jobs, the final ones included.</summary>
    public IReadOnlyList<SimulatedJob> Jobs
    {
        get
        {
            lock (Gate)
            {
                return _jobs.ToArray();
            }
        }
    }

    /// <summary>All attempts to notify, in their order.</summary>
    public IReadOnlyList<SimulatedNotification> Notifications
    {
        get
        {
            lock (Gate)
            {
                return _notifications.ToArray();
            }
        }
    }

    /// <summary>All programs that BITS would have run, in their order.</summary>
    public IReadOnlyList<SimulatedProgramRun> ProgramRuns
    {
        get
        {
            lock (Gate)
            {
                return _programRuns.ToArray();
            }
        }
    }

    /// <summary>COM references to objects of the service that clients have not released. 0 when nothing leaks.</summary>
    public int OutstandingReferences
    {
        get
        {
            lock (Gate)
            {
                _exported.RemoveWhere(exported => CountReferences(exported) == 0);
                return _exported.Sum(CountReferences);
            }
        }
    }

    internal object Gate { get; } = new();

    internal int Generation { get; private set; }

    /// <summary>Connects to this service.</summary>
    /// <returns>The manager, to be disposed of.</returns>
    public BitsManager Connect() => BitsManager.Connect(Connection);

    /// <summary>A source-generated COM object of the manager, for code that works with the interfaces.</summary>
    /// <returns>The object.</returns>
    public IBackgroundCopyManager ConnectInterop()
    {
        using var manager = Connection.CreateManager();
        return (IBackgroundCopyManager)manager.Lend(
            pointer => new StrategyBasedComWrappers().GetOrCreateObjectForComInstance(pointer, CreateObjectFlags.UniqueInstance));
    }

    /// <summary>The simulated job with this identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <returns>The job.</returns>
    /// <exception cref="KeyNotFoundException">There never was such a job.</exception>
    public SimulatedJob GetJob(Guid id)
        => Jobs.FirstOrDefault(job => job.Id == id) ?? throw new KeyNotFoundException($"There is no job {id:B}.");

    /// <summary>Lets time pass: transfers move, notifications are delivered and waited for.</summary>
    /// <param name="time">How much.</param>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        lock (_advancing)
        {
            var end = Now + time;
            DeliverNotifications();
            while (RunNextStep(end))
            {
                DeliverNotifications();
            }

            Now = end;
            DeliverNotifications();
        }
    }

    /// <summary>Lets time pass until no job is active and no notification is planned.</summary>
    /// <param name="limit">How much simulated time at most; 30 days unless told otherwise.</param>
    /// <exception cref="TimeoutException">There was still something to do.</exception>
    public void RunUntilIdle(TimeSpan? limit = null)
    {
        lock (_advancing)
        {
            var end = Now + (limit ?? DefaultLimit);
            DeliverNotifications();
            while (HasForegroundSteps)
            {
                if (!RunNextStep(end))
                {
                    throw new TimeoutException($"There is still something to do at {end:u}.");
                }

                DeliverNotifications();
            }
        }
    }

    /// <summary>Lets time pass until a task of the code under test has ended, and passes on its exception.</summary>
    /// <param name="task">The task.</param>
    /// <param name="limit">
    /// How much simulated time at most; 30 days unless told otherwise. Where nothing is planned, time stands still here: then the real time
    /// counts, also against <see cref="BitsSimulatorOptions.IdlePatience"/>.
    /// </param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="TimeoutException">The task had not ended.</exception>
    public async Task RunUntilAsync(Task task, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        var end = Now + (limit ?? DefaultLimit);
        var idle = new Stopwatch();
        while (!task.IsCompleted)
        {
            bool moved;
            lock (_advancing)
            {
                DeliverNotifications();

                // A timer goes off only when the code under test had the time to do something else.
                moved = HasForegroundSteps || (idle.Elapsed > Grace && HasTimers);
                if (moved && !RunNextStep(end))
                {
                    throw new TimeoutException($"The task has not ended at {end:u}.");
                }

                DeliverNotifications();
            }

            // The code under test reacts on its own threads, and in real time where nothing happens here.
            if (moved)
            {
                idle.Reset();
                await Task.Yield();
                continue;
            }

            idle.Start();
            await Task.WhenAny(task, Task.Delay(1)).ConfigureAwait(false);
            if (idle.Elapsed > Options.IdlePatience || Now + idle.Elapsed > end)
            {
                throw new TimeoutException(
                    $"The task has not ended, and nothing has happened for {idle.Elapsed.TotalSeconds:F0} s of real time.");
            }
        }

        await task.ConfigureAwait(false);
    }

    /// <summary>
    /// Stops the service and starts it again: all pointers are dead and all receivers forgotten, jobs are still there.
    /// </summary>
    public void RestartService()
    {
        lock (Gate)
        {
            Generation++;
            foreach (var job in _jobs)
            {
                job.ReleaseReceivers();
                if (job.IsActive)
                {
                    Start(job);
                }
            }
        }
    }

    /// <summary>
    /// Forgets the callback objects of all jobs, as when the client's process ends. Masks, command lines and classes stay.
    /// </summary>
    public void DisconnectReceivers()
    {
        lock (Gate)
        {
            foreach (var job in _jobs)
            {
                job.ReleaseReceivers();
            }
        }
    }

    /// <summary>Registers a class of callback objects, for <see cref="BitsJob.NotificationClassId"/>.</summary>
    /// <param name="classId">The class identifier.</param>
    /// <param name="factory">Creates a COM object: one of a source-generated class.</param>
    public void RegisterCallbackClass(Guid classId, Func<object> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        lock (Gate)
        {
            _callbackClasses[classId] = factory;
        }
    }

    internal bool IsCallbackClassRegistered(Guid classId) => _callbackClasses.ContainsKey(classId);

    /// <summary>Remembers an object that is about to be handed to a client, so that its references can be counted.</summary>
    internal T Export<T>(T comObject)
        where T : class
    {
        lock (Gate)
        {
            if (_exported.Add(comObject) && _exported.Count >= _exportedToSweep)
            {
                _exported.RemoveWhere(exported => exported != comObject && CountReferences(exported) == 0);
                _exportedToSweep = Math.Max(1024, 2 * _exported.Count);
            }
        }

        return comObject;
    }

    internal (SimulatedJob? Job, int HResult) CreateJob(string displayName, BitsJobType type)
    {
        if (!IsElevated && !IsServiceAccount(UserSid))
        {
            if (_jobs.Count(job => !job.IsFinal && job.Owner == UserSid) >= Options.MaxJobsPerUser)
            {
                return (null, HResults.BG_E_TOO_MANY_JOBS_PER_USER);
            }

            if (_jobs.Count(job => !job.IsFinal) >= Options.MaxJobsPerMachine)
            {
                return (null, HResults.BG_E_TOO_MANY_JOBS_PER_MACHINE);
            }
        }

        var job = new SimulatedJob(NewJobId(), displayName, type, UserSid, Now) { IsOwnerElevated = IsElevated };
        _jobs.Add(job);
        PlanScavenging(job);
        return (job, HResults.S_OK);
    }

    // Like that of a real job, an identifier is never used twice in a process, whatever the number of simulators.
    private Guid NewJobId()
    {
        var high = (short)(_ordinal >> 16);
        var low = (short)_ordinal;
        return new Guid(_jobs.Count + 1, 0x4249, 0x5453, 0x80, 0, 0, 0, (byte)(high >> 8), (byte)high, (byte)(low >> 8), (byte)low);
    }

    /// <summary>
    /// Whether the user who calls may change a job: the owner, elevated where the job was created so; or an elevated administrator, for
    /// whom the jobs of LocalSystem are too high.
    /// </summary>
    internal bool MayChange(SimulatedJob job) => job.Owner == UserSid
        ? IsElevated || !job.IsOwnerElevated || IsServiceAccount(UserSid)
        : UserSid == LocalSystem || (IsElevated && job.Owner != LocalSystem);

    internal IEnumerable<SimulatedJob> QueuedJobs() => _jobs.Where(job => !job.IsFinal);

    private static unsafe int CountReferences(object exported)
    {
        var pointer = (nint)ComInterfaceMarshaller<object>.ConvertToUnmanaged(exported);
        return Marshal.Release(pointer);
    }

    private static bool IsServiceAccount(string sid) => sid is LocalSystem or "S-1-5-19" or "S-1-5-20";

    private bool HasTimers
    {
        get
        {
            lock (Gate)
            {
                return _timers > 0;
            }
        }
    }

    private bool HasForegroundSteps
    {
        get
        {
            lock (Gate)
            {
                return _foregroundSteps > 0;
            }
        }
    }

    private void Plan(TimeSpan delay, Action action, bool isBackground = false) =>
        Enqueue(delay, new(action, isBackground ? StepKind.Background : StepKind.Foreground));

    /// <summary>Plans what takes real time or runs code of others: it is done without the lock of the service.</summary>
    private void PlanOutside(TimeSpan delay, Action action) => Enqueue(delay, new(action, StepKind.Outside));

    internal void PlanTimer(TimeSpan delay, Action action)
    {
        lock (Gate)
        {
            Enqueue(delay, new(action, StepKind.Timer));
        }
    }

    private void Enqueue(TimeSpan delay, PlannedStep step)
    {
        _plan.Enqueue(step, (Now + delay, _planned++));
        Count(step, 1);
    }

    private void Count(PlannedStep step, int change)
    {
        _foregroundSteps += step.Kind is StepKind.Foreground or StepKind.Outside ? change : 0;
        _timers += step.Kind == StepKind.Timer ? change : 0;
    }

    private bool RunNextStep(DateTimeOffset end)
    {
        PlannedStep step;
        lock (Gate)
        {
            if (!_plan.TryPeek(out step, out var due) || due.Time > end)
            {
                return false;
            }

            _plan.Dequeue();
            Count(step, -1);
            Now = due.Time;
            if (step.Kind is StepKind.Foreground or StepKind.Background)
            {
                step.Action();
                return true;
            }
        }

        step.Action();
        return true;
    }

    private enum StepKind
    {
        /// <summary>Something to wait for.</summary>
        Foreground,

        /// <summary>Nothing to wait for, like the cleaning up after 90 days.</summary>
        Background,

        /// <summary>Something to wait for that runs without the lock.</summary>
        Outside,

        /// <summary>
        /// A timer of the code under test: runs without the lock, and is nothing to wait for while anything else is to do.
        /// </summary>
        Timer,
    }

    private readonly record struct PlannedStep(Action Action, StepKind Kind);

    private sealed class SimulatedConnection(BitsSimulator simulator) : BitsConnection
    {
        internal override unsafe ComPointer CreateManager()
        {
            if (!simulator.IsServiceEnabled)
            {
                throw new BitsException(HResults.ERROR_SERVICE_DISABLED, CreateOperation);
            }

            var manager = simulator.Export(new SimulatedManagerObject(simulator));
            return ComPointer.Own((nint)ComInterfaceMarshaller<IBackgroundCopyManager>.ConvertToUnmanaged(manager));
        }
    }
}
