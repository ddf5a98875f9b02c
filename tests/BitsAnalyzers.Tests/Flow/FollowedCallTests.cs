using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Calls of the user's own code: what a wrapper passes on, what a helper did, and who is told.</summary>
public static class FollowedCallTests
{
    private const string Usings = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using static Contoso.Interop.BG_NOTIFY;
        using static Contoso.Interop.BG_JOB_STATE;
        using static Contoso.Interop.BG_JOB_TYPE;

        """;

    private static Task Class(string members) => Program(Usings + $$"""
        class Downloader
        {
        {{members}}
        }
        """);

    /// <summary>What the caller's argument causes is reported on that argument.</summary>
    public class Arguments
    {
        [Fact]
        public Task OfAMethodThatForwardsIt() => Class("""
            static void SetFlags(IBackgroundCopyJob job, BG_NOTIFY flags) => job.SetNotifyFlags((uint)flags);
            void Run(IBackgroundCopyJob job) => SetFlags(job, {|BITS001:BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR|});
            """);

        [Fact]
        public Task OfAPropertyThatForwardsIt() => Program(Usings + """
            sealed class Job
            {
                private readonly IBackgroundCopyJob _job;
                public Job(IBackgroundCopyJob job) => _job = job;
                public BG_NOTIFY Flags { set => _job.SetNotifyFlags((uint)value); }
            }

            class Downloader
            {
                void Run(Job job) => job.Flags = {|BITS001:BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_TRANSFERRED|};
                void Right(Job job) => job.Flags = BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED;
            }
            """);

        [Fact]
        public Task OfAPropertyThatIsGivenOneOfTwo() => Program(Usings + """
            sealed class Job
            {
                private readonly IBackgroundCopyJob _job;
                public Job(IBackgroundCopyJob job) => _job = job;
                public BG_NOTIFY Flags { set => _job.SetNotifyFlags((uint)value); }
                public static Job Of(IBackgroundCopyJob job) => new Job(job);
            }

            class Downloader
            {
                private Job _own;

                void Conditional(Job job, bool quiet) => job.Flags = {|BITS001:quiet ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_TRANSFERRED|};
                void OneArm(Job job, bool quiet) => job.Flags = {|BITS001:quiet ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR|};
                void Direct(IBackgroundCopyJob job, bool quiet) => job.SetNotifyFlags({|BITS001:(uint)(quiet ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)|});
                void Switch(Job job, int level) => job.Flags = {|BITS006:level switch { 0 => BG_NOTIFY_JOB_MODIFICATION, _ => BG_NOTIFY_FILE_TRANSFERRED }|};
                void Coalesced(Job job, BG_NOTIFY? given) => job.Flags = {|BITS001:given ?? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR|};
                void OfAField(bool quiet) => _own.Flags = {|BITS001:quiet ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_TRANSFERRED|};
                void OfACall(IBackgroundCopyJob job, bool quiet) => Job.Of(job).Flags = {|BITS001:quiet ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_TRANSFERRED|};

                void InAnInitializer(IBackgroundCopyJob job, bool quiet)
                    => _own = new Job(job) { Flags = {|BITS001:quiet ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_TRANSFERRED|} };

                void AtTheEndOfAChain(Job first, Job second, bool quiet)
                    => first.Flags = {|BITS001:second.Flags = {|BITS001:quiet ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_TRANSFERRED|}|};

                void Right(Job job, bool quiet) => job.Flags = quiet ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED;
                void RightSwitch(Job job, int level) => job.Flags = level switch { 0 => BG_NOTIFY_DISABLE, 1 => BG_NOTIFY_JOB_ERROR, _ => BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED };
                void RightCoalesced(Job job, BG_NOTIFY? given) => job.Flags = given ?? BG_NOTIFY_JOB_ERROR;
            }
            """);

        // Nothing names an operator or a conversion where it is called, and its callers may never name BITS.
        [Fact]
        public Task OfAMethodThatCallsOperators() => Program(Usings + """
            sealed class Job
            {
                private readonly IBackgroundCopyJob _job;
                public Job(IBackgroundCopyJob job) => _job = job;
                public static Job operator +(Job job, BG_NOTIFY flags) { job._job.SetNotifyFlags((uint)flags); return job; }
                public static Job operator <<(Job job, int count) { if (count == 1) { job._job.Cancel(); } return job; }
                public static bool operator !(Job job) { job._job.Cancel(); return true; }
                public static Job operator ++(Job job) { job._job.Resume(); return job; }
                public static implicit operator Ended(Job job) { job._job.Cancel(); return new Ended(); }
                public static explicit operator Begun(Job job) { job._job.Resume(); return new Begun(); }
            }

            class Ended { }
            class Begun { }

            class Downloader
            {
                static void Notify(Job job, BG_NOTIFY flags) => _ = job + flags;
                static void NotifyToo(Job job, BG_NOTIFY flags) => job += flags;
                static void Forward(Job job, BG_NOTIFY flags) => Notify(job, flags);
                static void Stop(Job job) => _ = !job;
                static void Start(Job job) => job++;
                static void Begin(Job job) => _ = (Begun)job;
                static void Declared(Job job) { Ended ended = job; }
                static void Assigned(Job job) { Ended ended; ended = job; }
                static void Passed(Job job) => Take(job);
                static Ended Returned(Job job) => job;
                static Ended ReturnedToo(Job job) { return job; }
                static void Take(Ended ended) { }
                static int Count(int x) => -x + 1;

                void Argument(Job job) => Notify(job, {|BITS001:BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR|});
                void Compound(Job job) => NotifyToo(job, {|BITS001:BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR|});
                void Through(Job job) => Forward(job, {|BITS001:BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR|});
                void Unary(Job job) { Stop(job); {|BITS040:Start|}(job); }
                void Cast(Job job) { Stop(job); {|BITS040:Begin|}(job); }
                void Initial(Job job) { Declared(job); {|BITS040:Start|}(job); }
                void Later(Job job) { Assigned(job); {|BITS040:Start|}(job); }
                void AsArgument(Job job) { Passed(job); {|BITS040:Start|}(job); }
                void AsResult(Job job) { Returned(job); {|BITS040:Start|}(job); }
                void AsResultToo(Job job) { ReturnedToo(job); {|BITS040:Start|}(job); }
                int Right(Job job, Job other) { Stop(job); Start(other); Notify(other, BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED); return Count(1); }
            }
            """);

        [Fact]
        public Task OfAPropertyOfAJobThatMayBeNull()
        {
            CompilerFeature.ConditionalAssignments.Require();
            return Program(Usings + """
                sealed class Job
                {
                    private readonly IBackgroundCopyJob _job;
                    public Job(IBackgroundCopyJob job) => _job = job;
                    public BG_NOTIFY Flags { set => _job.SetNotifyFlags((uint)value); }
                    public Job Next { get; set; }
                }

                class Downloader
                {
                    void Wrong(Job job) => job?.Flags = {|BITS001:BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR|};
                    void Decided(Job job, bool quiet) => job?.Flags = {|BITS001:quiet ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_TRANSFERRED|};
                    void OfAMember(Job job, bool quiet) => job?.Next.Flags = {|BITS001:quiet ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_TRANSFERRED|};
                    void Right(Job job, bool quiet) => job?.Flags = quiet ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED;

                    void Ended(IBackgroundCopyJob job, bool quiet)
                    {
                        var download = quiet ? null : new Job(job);
                        job.Cancel();
                        download?.{|BITS040:Flags|} = quiet ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_ERROR;
                    }
                }
                """);
        }

        // What stands left of the assignment is evaluated first, and only written: nobody calls what reads it.
        [Fact]
        public Task OfAPropertyWhoseValueHasEffects() => Program(Usings + """
            sealed class Job
            {
                private readonly IBackgroundCopyJob _job;
                public Job(IBackgroundCopyJob job) => _job = job;
                public BG_NOTIFY Flags
                {
                    get { _job.Cancel(); return BG_NOTIFY_JOB_ERROR; }
                    set => _job.SetNotifyFlags((uint)value);
                }

                public BG_NOTIFY? Chosen
                {
                    get { _job.GetNotifyFlags(out var flags); return flags == 0 ? null : (BG_NOTIFY)flags; }
                    set => _job.SetNotifyFlags((uint)value.Value);
                }

                public bool Stop() { _job.Cancel(); return true; }
            }

            class Downloader
            {
                void Written(IBackgroundCopyJob job, bool quiet)
                {
                    new Job(job).Flags = quiet ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_ERROR;
                    job.Resume();
                }

                void Read(IBackgroundCopyJob job, bool quiet)
                {
                    var download = new Job(job);
                    download.{|BITS040:Flags|} |= quiet ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_ERROR;
                }

                void Replaced(IBackgroundCopyJob job, IBackgroundCopyJob other, bool quiet)
                {
                    var download = new Job(job);
                    download.Flags = (download = new Job(other)).Stop() && quiet ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_ERROR;
                    job.Resume();
                    other.{|BITS040:Resume|}();
                }

                void StoppedBefore(IBackgroundCopyJob job, bool quiet)
                {
                    var download = new Job(job);
                    download.{|BITS040:Flags|} = download.Stop() && quiet ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_ERROR;
                }

                void StoppedInOneCase(IBackgroundCopyJob job, bool quiet)
                {
                    var download = new Job(job);
                    download.{|BITS040:Flags|} = quiet && download.Stop() ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_ERROR;
                }

                void UnlessSet(Job download) => download.Chosen ??= BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED;
                void InATuple(Job download, Job other, bool quiet) => (download.{|BITS001:Flags|}, other.Flags) = (quiet ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_TRANSFERRED, BG_NOTIFY_JOB_ERROR);
            }
            """);

        // The setter does what it does, whatever it is given.
        [Fact]
        public Task OfASetterThatEndsTheJob() => Program(Usings + """
            sealed class Job
            {
                private readonly IBackgroundCopyJob _job;
                public Job(IBackgroundCopyManager manager)
                {
                    manager.CreateJob("Update", BG_JOB_TYPE_DOWNLOAD, out _, out _job);
                    _job.AddFile("https://contoso.com/a", @"C:\a");
                }

                public string Name { set { if (value == null) { _job.Cancel(); } else { _job.SetDisplayName(value); } } }
                public bool IsRunning { set { if (value) { _job.Resume(); } else { _job.Cancel(); } } }
            }

            class Downloader
            {
                void Wrong(IBackgroundCopyManager manager, bool quiet)
                {
                    var job = new Job(manager);
                    job.IsRunning = quiet ? false : false;
                    job.{|BITS040:IsRunning|} = quiet ? true : true;
                }

                void Right(IBackgroundCopyManager manager, string name)
                {
                    var job = new Job(manager);
                    job.Name = name ?? "Update";
                    job.IsRunning = name != null ? true : true;
                }
            }
            """);

        [Fact]
        public Task ThroughTwoWrappers() => Class("""
            void SetFlags(IBackgroundCopyJob job, uint flags) => job.SetNotifyFlags(flags);
            void SetEvents(IBackgroundCopyJob job, BG_NOTIFY events)
            {
                var flags = (uint)events;
                SetFlags(job, flags);
            }

            void Run(IBackgroundCopyJob job) => SetEvents(job, {|BITS006:BG_NOTIFY_JOB_MODIFICATION|});
            """);

        [Fact]
        public Task WhereTheWrapperAddsFlags() => Class("""
            void SetFlags(IBackgroundCopyJob job, uint flags) => job.SetNotifyFlags(flags | (uint)BG_NOTIFY_JOB_ERROR);
            void Wrong(IBackgroundCopyJob job) => SetFlags(job, {|BITS001:(uint)BG_NOTIFY_DISABLE|});
            void Right(IBackgroundCopyJob job) => SetFlags(job, (uint)BG_NOTIFY_JOB_TRANSFERRED);
            """);

        [Fact]
        public Task WhereTheWrapperTakesFlagsAway() => Class("""
            void SetFlags(IBackgroundCopyJob job, uint flags) => job.SetNotifyFlags(flags & ~(uint)BG_NOTIFY_DISABLE);
            void Right(IBackgroundCopyJob job) => SetFlags(job, (uint)(BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED));
            """);

        [Fact]
        public Task ReadModifyWriteThroughAProperty() => Program(Usings + """
            sealed class Job
            {
                private readonly IBackgroundCopyJob _job;
                public Job(IBackgroundCopyJob job) => _job = job;
                public BG_NOTIFY Flags
                {
                    get
                    {
                        _job.GetNotifyFlags(out var flags);
                        return (BG_NOTIFY)flags;
                    }
                    set => _job.SetNotifyFlags((uint)value);
                }
            }

            class Downloader
            {
                void Run(Job job)
                {
                    job.Flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
                    job.Flags |= {|BITS001:BG_NOTIFY_DISABLE|};
                }
            }
            """);

        [Fact]
        public Task FromABranchThatTheArgumentChooses() => Class("""
            void SetFlags(IBackgroundCopyJob job, BG_NOTIFY flags, bool quiet)
            {
                if (quiet)
                {
                    flags |= BG_NOTIFY_DISABLE;
                }

                job.SetNotifyFlags((uint)flags);
            }

            void Wrong(IBackgroundCopyJob job) => SetFlags(job, {|BITS001:BG_NOTIFY_JOB_ERROR|}, quiet: true);
            void Right(IBackgroundCopyJob job) => SetFlags(job, BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED, quiet: false);
            void Unknown(IBackgroundCopyJob job, bool quiet) => SetFlags(job, BG_NOTIFY_JOB_ERROR, quiet);
            """);

        [Fact]
        public Task OfAnExtensionMethod() => Program(Usings + """
            static class Extensions
            {
                public static void Notify<T>(this T job, BG_NOTIFY flags) where T : IBackgroundCopyJob => job.SetNotifyFlags((uint)flags);
            }

            class Downloader
            {
                void Run(IBackgroundCopyJob job) => job.Notify({|BITS001:BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR|});
            }
            """);

        [Fact]
        public Task OfAConstructor() => Program(Usings + """
            sealed class Watch
            {
                public Watch(IBackgroundCopyJob job, BG_NOTIFY flags) => job.SetNotifyFlags((uint)flags);
            }

            class Downloader
            {
                object Run(IBackgroundCopyJob job) => new Watch(job, {|BITS001:BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR|});
            }
            """);

        [Fact]
        public Task OfALocalFunction() => Class("""
            void Run(IBackgroundCopyJob job)
            {
                SetFlags({|BITS001:BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR|});
                void SetFlags(BG_NOTIFY flags) => job.SetNotifyFlags((uint)flags);
            }
            """);

        [Fact]
        public Task OfATryWrapper() => Class("""
            bool TrySetFlags(IBackgroundCopyJob job, uint flags)
            {
                try
                {
                    job.SetNotifyFlags(flags);
                    return true;
                }
                catch (Exception)
                {
                    return false;
                }
            }

            void Run(IBackgroundCopyJob job) => TrySetFlags(job, {|BITS002:0x40|});
            """);

        [Fact]
        public Task OfAnAsyncHelperThatIsAwaited() => Class("""
            async Task SetFlagsAsync(IBackgroundCopyJob job, uint flags)
            {
                await Task.Yield();
                job.SetNotifyFlags(flags);
            }

            async Task Run(IBackgroundCopyJob job) => await SetFlagsAsync(job, {|BITS002:0x40|}).ConfigureAwait(false);
            """);

        [Fact]
        public Task OfAPartialMethodInAnotherPart() => Program(Usings + """
            partial class Downloader
            {
                void Run(IBackgroundCopyJob job) => SetFlags(job, {|BITS002:0x40|});
                partial void SetFlags(IBackgroundCopyJob job, uint flags);
            }

            partial class Downloader
            {
                partial void SetFlags(IBackgroundCopyJob job, uint flags) => job.SetNotifyFlags(flags);
            }
            """);
    }

    /// <summary>What is wrong whoever calls is reported where it stands, and only there.</summary>
    public class InTheCallee
    {
        [Fact]
        public Task AMaskOfItsOwn() => Class("""
            void Setup(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS001:(uint)(BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR)|});
            void Run(IBackgroundCopyJob job) => Setup(job);
            """);

        [Fact]
        public Task ACallAfterItsOwnCancel() => Class("""
            void Stop(IBackgroundCopyJob job)
            {
                job.Cancel();
                job.{|BITS040:Suspend|}();
            }

            void Run(IBackgroundCopyJob job) => Stop(job);
            """);

        [Fact]
        public Task AValueThatItReturnsIsReportedWhereItIsUsed() => Class("""
            static BG_NOTIFY Events() => BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE;
            static BG_NOTIFY Quiet => BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE;
            static BG_NOTIFY For(bool quiet) => quiet ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED;
            void Run(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS001:(uint)Events()|});
            void RunQuiet(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS001:(uint)Quiet|});
            void Right(IBackgroundCopyJob job) => job.SetNotifyFlags((uint)For(quiet: false));
            void Wrong(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS001:(uint)(For(quiet: true) | BG_NOTIFY_JOB_ERROR)|});
            """);
    }

    /// <summary>A job that a helper has ended, and jobs that it has not.</summary>
    public class Lifetime
    {
        [Fact]
        public Task EndedByAHelper() => Class("""
            static void Stop(IBackgroundCopyJob job) => job.Cancel();
            void Run(IBackgroundCopyJob job)
            {
                Stop(job);
                job.{|BITS040:Resume|}();
            }
            """);

        [Fact]
        public Task UsedByAHelperAfterTheEnd() => Class("""
            static void Start(IBackgroundCopyJob job) => job.Resume();
            void Run(IBackgroundCopyJob job)
            {
                job.Cancel();
                {|BITS040:Start|}(job);
            }
            """);

        [Fact]
        public Task EndedInEachWayThatTheHelperReturns() => Class("""
            static bool TryComplete(IBackgroundCopyJob job)
            {
                job.GetState(out var state);
                if (state != BG_JOB_STATE_TRANSFERRED)
                {
                    return false;
                }

                job.Complete();
                return true;
            }

            void Right(IBackgroundCopyJob job)
            {
                if (!TryComplete(job))
                {
                    job.Resume();
                }
            }

            void Wrong(IBackgroundCopyJob job)
            {
                if (TryComplete(job))
                {
                    job.{|BITS040:Resume|}();
                }
            }

            void Unchecked(IBackgroundCopyJob job)
            {
                TryComplete(job);
                job.{|BITS040:Resume|}();
            }
            """);

        [Fact]
        public Task EndedThroughADelegateThatIsRunAtOnce() => Class("""
            static void Run(Action action)
            {
                try
                {
                    action();
                }
                catch (InvalidOperationException)
                {
                    throw;
                }
            }

            void Group(IBackgroundCopyJob job)
            {
                Run(job.Cancel);
                job.{|BITS040:Resume|}();
            }

            void Lambda(IBackgroundCopyJob job)
            {
                Run(() => job.Cancel());
                job.{|BITS040:Resume|}();
            }

            void Flags(IBackgroundCopyJob job, uint value)
            {
                job.Cancel();
                Run(() => job.{|BITS040:SetNotifyFlags|}(value));
            }

            void Before(IBackgroundCopyJob job)
            {
                Run(job.Resume);
                job.Cancel();
            }
            """);

        [Fact]
        public Task EndedOnAnotherJob() => Class("""
            static void Stop(IBackgroundCopyJob first, IBackgroundCopyJob second) => second.Cancel();
            void Run(IBackgroundCopyJobs one, IBackgroundCopyJob first, IBackgroundCopyJob second)
            {
                Stop(first, second);
                first.Resume();
            }

            interface IBackgroundCopyJobs { }
            """);

        [Fact]
        public Task ThrownByAHelper() => Class("""
            static void Fail(string text) => throw new InvalidOperationException(text);
            void Run(IBackgroundCopyJob job, bool bad)
            {
                if (bad)
                {
                    job.Cancel();
                    Fail("bad");
                }

                job.Resume();
            }
            """);

        [Fact]
        public Task CaughtOutsideTheHelper() => Class("""
            static void Check(IBackgroundCopyJob job)
            {
                job.Cancel();
                throw new InvalidOperationException();
            }

            void Run(IBackgroundCopyJob job)
            {
                try
                {
                    Check(job);
                    job.Resume();
                }
                catch (InvalidOperationException)
                {
                    job.{|BITS040:Suspend|}();
                }
            }
            """);

        [Fact]
        public Task OfAFreshJobInEachRound() => Class("""
            static IBackgroundCopyJob Create(IBackgroundCopyManager manager)
            {
                manager.CreateJob("Update", BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                return job;
            }

            void Run(IBackgroundCopyManager manager)
            {
                for (var i = 0; i < 3; i++)
                {
                    var job = Create(manager);
                    job.AddFile("https://example.org/a", "a");
                    job.Resume();
                    job.Cancel();
                }
            }

            void Empty(IBackgroundCopyManager manager)
            {
                var job = Create(manager);
                job.{|BITS042:Resume|}();
            }
            """);

        // What the callee does is in order; that it is called once more is the caller's doing.
        [Fact]
        public Task OfASettingThatTheNextRoundRemoves() => Class("""
            static void Own(IBackgroundCopyJob2 job)
            {
                job.TakeOwnership();
                job.SetNotifyCmdLine("c:\\a.exe", null);
            }

            static void OwnLater(IBackgroundCopyJob2 job)
            {
                job.{|BITS047:SetNotifyCmdLine|}("c:\\a.exe", null);
                job.TakeOwnership();
            }

            static void OwnEach(IBackgroundCopyJob2 job, bool[] rounds)
            {
                foreach (var round in rounds)
                {
                    job.TakeOwnership();
                    job.SetNotifyCmdLine("c:\\a.exe", null);
                }
            }

            void Direct(IBackgroundCopyJob2 job)
            {
                for (;;)
                {
                    job.TakeOwnership();
                    job.{|BITS047:SetNotifyCmdLine|}("c:\\a.exe", null);
                }
            }

            void DirectToo(IBackgroundCopyJob2 job)
            {
                for (var i = 0; i < 2; i++)
                {
                    job.TakeOwnership();
                    job.{|BITS047:SetNotifyCmdLine|}("c:\\a.exe", null);
                }
            }

            void Endless(IBackgroundCopyJob2 job) { for (;;) { {|BITS047:Own|}(job); } }
            void Counted(IBackgroundCopyJob2 job) { for (var i = 0; i < 2; i++) { {|BITS047:Own|}(job); } }
            void Open(IBackgroundCopyJob2 job, bool[] rounds) { foreach (var round in rounds) { Own(job); } }
            void Callee(IBackgroundCopyJob2 job, bool[] rounds) { for (;;) { OwnLater(job); } }
            void CalleeToo(IBackgroundCopyJob2 job, bool[] rounds) { for (;;) { OwnEach(job, rounds); } }
            void Others(IBackgroundCopyJob2[] jobs) { foreach (var job in jobs) { Own(job); } }
            """);

        [Fact]
        public Task Recursive() => Class("""
            void Stop(IBackgroundCopyJob job, int times)
            {
                if (times > 0)
                {
                    Stop(job, times - 1);
                }

                job.Suspend();
            }

            void Even(IBackgroundCopyJob job, int n) { if (n > 0) Odd(job, n - 1); else job.Cancel(); }
            void Odd(IBackgroundCopyJob job, int n) { if (n > 0) Even(job, n - 1); }

            void Run(IBackgroundCopyJob job, int n)
            {
                Even(job, n);
                job.{|BITS040:Suspend|}();
            }
            """);

        /// <summary>What calls itself on every way does not come back.</summary>
        [Theory]
        [InlineData("Again();", "void Again() { Again(); }")]
        [InlineData("Ping(3);", "void Ping(int n) { Pong(n); } void Pong(int n) { Ping(n); }")]
        [InlineData("First();", "void First() => Second(); void Second() => Third(); void Third() => First();")]
        [InlineData("_ = Loop;", "int Loop => Loop;")]
        [InlineData("Choose(3);", "int Choose(int n) => n > 3 ? Choose(n - 1) : Choose(n + 1);")]
        [InlineData("Choose(3);", "int Choose(int n) { if (n > 3) { return Choose(n - 1); } n++; return Choose(n); }")]
        [InlineData("new Circle();", "class Circle { readonly Circle _inner; public Circle() { _inner = new Circle(); } }")]
        public Task WithoutAnEnd(string statement, string members) => Class(
            $"void Run(IBackgroundCopyJob job, bool ends) {{ if (ends) {{ job.Cancel(); {statement} }} job.Resume(); }} {members}");

        [Theory]
        [InlineData("Choose(3);", "int Choose(int n) => n > 3 ? Choose(n - 1) : 0;")]
        [InlineData("Choose(3);", "int Choose(int n) { if (n > 3) { return n; } return Choose(n + 1); }")]
        [InlineData("Walk(3);", "void Walk(int n) { for (var i = 0; i < n; i++) { Walk(i); } }")]
        [InlineData("Choose(true);", "bool Choose(bool more) => more && Choose(!more);")]
        public Task WithAnEnd(string statement, string members) => Class(
            $"void Run(IBackgroundCopyJob job, bool ends) {{ if (ends) {{ job.Cancel(); {statement} }} job.{{|BITS040:Resume|}}(); }} " +
            members);

        [Fact]
        public Task OutAndRefParameters() => Class("""
            void Create(IBackgroundCopyManager manager, out IBackgroundCopyJob job)
                => manager.CreateJob("Update", BG_JOB_TYPE_DOWNLOAD, out _, out job);

            void Add(ref BG_NOTIFY flags) => flags |= BG_NOTIFY_DISABLE;

            void Run(IBackgroundCopyManager manager)
            {
                Create(manager, out var job);
                var flags = BG_NOTIFY_JOB_ERROR;
                Add(ref flags);
                job.SetNotifyFlags({|BITS001:(uint)flags|});
                job.Cancel();
                job.{|BITS040:Resume|}();
            }
            """);
    }

    /// <summary>Jobs and masks in fields and in objects that wrap a job.</summary>
    public class Members
    {
        [Fact]
        public Task AJobInAField() => Class("""
            private IBackgroundCopyJob _job;
            private void Stop() => _job.Cancel();
            private static void Log(string text) => Console.WriteLine(text);

            void Wrong()
            {
                Stop();
                Log("stopped");
                _job.{|BITS040:Resume|}();
            }

            void Replaced(IBackgroundCopyJob job)
            {
                Stop();
                Use(job);
                _job.Resume();
            }

            private void Use(IBackgroundCopyJob job) => _job = job;
            """);

        [Fact]
        public Task AnObjectThatHoldsAJob() => Program(Usings + """
            class Download
            {
                private readonly IBackgroundCopyJob _job;

                public Download(IBackgroundCopyManager manager, string url)
                {
                    manager.CreateJob(url, BG_JOB_TYPE_DOWNLOAD, out _, out _job);
                    _job.AddFile(url, "a");
                }

                public BG_NOTIFY Flags { set => _job.SetNotifyFlags((uint)value); }
                public void Start() => _job.Resume();
                public void Cancel() => _job.Cancel();
            }

            class Downloader
            {
                void Wrong(IBackgroundCopyManager manager, string url)
                {
                    var download = new Download(manager, url);
                    download.Flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
                    download.Start();
                    download.Cancel();
                    download.{|BITS040:Flags|} = BG_NOTIFY_DISABLE;
                }

                void Two(IBackgroundCopyManager manager, string url)
                {
                    var first = new Download(manager, url);
                    var second = new Download(manager, url);
                    first.Cancel();
                    second.Start();
                }

                void Loop(IBackgroundCopyManager manager, string[] urls)
                {
                    foreach (var url in urls)
                    {
                        var download = new Download(manager, url);
                        download.Start();
                        download.Cancel();
                    }
                }
            }
            """);

        [Fact]
        public Task ACommandLineSetByOneMethodAndFlagsByAnother() => Program(Usings + """
            class Download
            {
                private readonly IBackgroundCopyJob2 _job;
                public Download(IBackgroundCopyJob2 job) => _job = job;
                public void RunWhenDone(string program) => _job.SetNotifyCmdLine(program, null);
                public void Notify(BG_NOTIFY flags) => _job.SetNotifyFlags((uint)flags);
                public void Start() => _job.Resume();
            }

            class Downloader
            {
                void Run(IBackgroundCopyJob2 job)
                {
                    var download = new Download(job);
                    download.RunWhenDone(@"C:\Windows\notepad.exe");
                    download.Notify({|BITS020:BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION|});
                    download.Start();
                }
            }
            """);

        [Fact]
        public Task AMaskInAField() => Class("""
            private uint _flags;
            private void Apply(IBackgroundCopyJob job) => job.SetNotifyFlags(_flags);
            void Run(IBackgroundCopyJob job)
            {
                _flags = (uint)(BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR);
                {|BITS001:Apply|}(job);
            }

            void Right(IBackgroundCopyJob job)
            {
                _flags = (uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
                Apply(job);
            }
            """);

        [Fact]
        public Task TheSameObjectUnderTwoNames() => Program(Usings + """
            class Settings { public uint Flags; }
            class Downloader
            {
                void Run(IBackgroundCopyJob job, Settings first, Settings second)
                {
                    first.Flags = 0x44;
                    second.Flags = 3;
                    job.SetNotifyFlags(first.Flags);
                }
            }
            """);

        [Fact]
        public Task AVirtualMemberOfAKnownClass() => Program(Usings + """
            abstract class Stopper { public abstract void Stop(IBackgroundCopyJob job); }
            class Canceller : Stopper { public override void Stop(IBackgroundCopyJob job) => job.Cancel(); }
            class Suspender : Stopper { public override void Stop(IBackgroundCopyJob job) => job.Suspend(); }
            class Downloader
            {
                void Known(IBackgroundCopyJob job)
                {
                    var stopper = new Canceller();
                    stopper.Stop(job);
                    job.{|BITS040:Resume|}();
                }

                void Unknown(IBackgroundCopyJob job, Stopper stopper, Canceller canceller)
                {
                    stopper.Stop(job);
                    canceller.Stop(job);
                    job.Resume();
                }
            }
            """);
    }
}
