using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

internal sealed partial class NotificationSetting
{
    /// <summary>
    /// What BITS calls, on its threads, for all subscriptions of the job: copies what is valid during the call only, and leaves the rest to
    /// the pool. An event that no subscription takes is refused, so that BITS delivers it elsewhere or again.
    /// </summary>
    private sealed unsafe class SharedReceiver : INotificationReceiver, IDisposable
    {
        private readonly NotificationSetting _setting;
        private ITimer? _timer;
        private TimeSpan _interval = Timeout.InfiniteTimeSpan;

        public SharedReceiver(NotificationSetting setting, BitsJob job)
        {
            _setting = setting;
            Job = job;
            Callback = CallbackObject.Create(this, level: 1);
        }

        public BitsJob Job { get; }

        public ComPointer Callback { get; }

        /// <summary>Gives the callback object newer interfaces.</summary>
        /// <returns>Whether it did not have them.</returns>
        public bool RaiseLevel(int level) => CallbackObject.RaiseLevel(Callback, level);

        /// <summary>Looks after the receiver from time to time: BITS does not say when it has lost it.</summary>
        public void Watch(BitsSubscription[] subscriptions)
        {
            var watching = subscriptions.Where(subscription => subscription.CheckInterval > TimeSpan.Zero)
                .OrderBy(subscription => subscription.CheckInterval).FirstOrDefault();
            if (watching is not null && (_timer is null || watching.CheckInterval < _interval))
            {
                _timer?.Dispose();
                _interval = watching.CheckInterval;
                _timer = watching.TimeProvider.CreateTimer(
                    static setting => ((NotificationSetting)setting!).Check(), _setting, _interval, _interval);
            }
        }

        public void Dispose()
        {
            _timer?.Dispose();
            Callback.Dispose();
            Job.Dispose();
        }

        public bool JobTransferred()
            => Offer(BitsEventKinds.JobTransferred, () => new(BitsEventKinds.JobTransferred) { Stamp = EventStamp.TryRead(Job) });

        public bool JobError(nint error) => Offer(
            BitsEventKinds.JobError,
            () => new(BitsEventKinds.JobError) { Stamp = EventStamp.TryRead(Job), Error = Copying.Try(() => CopyError(error)) });

        public bool JobModification() => Offer(BitsEventKinds.JobModification, () => new(BitsEventKinds.JobModification));

        public bool FileTransferred(nint file) => Offer(
            BitsEventKinds.FileTransferred,
            () => new(BitsEventKinds.FileTransferred) { Stamp = EventStamp.TryRead(Job), File = Copying.Try(() => CopyFile(file)) });

        public bool FileRangesTransferred(nint file, uint rangeCount, nint ranges) => Offer(
            BitsEventKinds.FileRangesTransferred,
            () =>
            {
                var copy = new BitsFileRange[rangeCount];
                for (var index = 0; index < copy.Length; index++)
                {
                    var range = ((BG_FILE_RANGE*)ranges)[index];
                    copy[index] = new((long)range.InitialOffset, Sizes.Known(range.Length));
                }

                return new(BitsEventKinds.FileRangesTransferred) { File = Copying.Try(() => CopyFile(file)), Ranges = copy };
            });

        public void CallbackFailed(Exception exception)
        {
            foreach (var subscription in _setting._subscriptions)
            {
                subscription.Fault(exception);
            }
        }

        // It may be the end of the job, of the service, or another receiver: none of which BITS announces.
        public void CallbackReleased() => _ = Task.Run(_setting.Check);

        private static BitsJobError CopyError(nint error)
        {
            using var pointer = ComPointer.Share(error);
            return BitsJobError.Read(pointer);
        }

        private static BitsFileSnapshot CopyFile(nint file)
        {
            using var opened = new BitsFile(ComPointer.Share(file));
            return opened.TakeSnapshot();
        }

        private bool Offer(BitsEventKinds kind, Func<PendingEvent> read)
        {
            var subscriptions = _setting._subscriptions;
            if (!Array.Exists(subscriptions, subscription => subscription.Wants(kind)))
            {
                return false;
            }

            var pending = read();
            var isTaken = false;
            foreach (var subscription in subscriptions)
            {
                isTaken |= subscription.TryTake(pending);
            }

            return isTaken;
        }
    }
}
