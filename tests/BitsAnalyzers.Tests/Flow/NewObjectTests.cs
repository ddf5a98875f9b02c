using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Wrapper objects that a body creates: what their members hold from the start, and that two of them are two.</summary>
public class NewObjectTests
{
    private const string Usings = """
        using static Contoso.Interop.BG_NOTIFY;

        """;

    [Fact]
    public Task MembersStartWithTheirDefaults() => Program(Usings + """
        sealed class Download
        {
            private readonly IBackgroundCopyJob _job;
            private bool _isStopped;
            public Download(IBackgroundCopyJob job) => _job = job;
            public void Stop()
            {
                if (!_isStopped)
                {
                    _isStopped = true;
                    _job.Cancel();
                }
            }

            public void Resume() => _job.Resume();
        }

        class Program
        {
            void Right(IBackgroundCopyJob job)
            {
                var download = new Download(job);
                download.Stop();
                download.Stop();
            }

            void Wrong(IBackgroundCopyJob job)
            {
                var download = new Download(job);
                download.Stop();
                download.{|BITS040:Resume|}();
            }
        }
        """);

    [Fact]
    public Task MembersStartWithTheirInitializers() => Program(Usings + """
        sealed class Download
        {
            private readonly IBackgroundCopyJob _job;
            private bool _endsAtOnce = true;
            private BG_NOTIFY _flags = BG_NOTIFY_JOB_TRANSFERRED;
            private BG_NOTIFY Others { get; set; } = BG_NOTIFY_JOB_ERROR;
            public Download(IBackgroundCopyJob job) => _job = job;
            public void Mute() => _flags |= BG_NOTIFY_DISABLE;
            public void Begin()
            {
                _job.SetNotifyFlags((uint)(_flags | Others));
                if (!_endsAtOnce)
                {
                    _job.Cancel();
                }
            }
        }

        class Program
        {
            void Right(IBackgroundCopyJob job)
            {
                new Download(job).Begin();
                job.Resume();
            }

            void Wrong(IBackgroundCopyJob job)
            {
                var download = new Download(job);
                download.Mute();
                download.{|BITS001:Begin|}();
            }
        }
        """);

    [Fact]
    public Task ThatNobodyWroteAConstructorFor() => Program(Usings + """
        class Options
        {
            public bool IsMuted { get; set; }
        }

        sealed class Download : Options
        {
            public IBackgroundCopyJob Job;
            public void Begin() => Job.SetNotifyFlags(IsMuted ? (uint)BG_NOTIFY_DISABLE : (uint)(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED));
            public void Stop() => Job.Cancel();
        }

        class Program
        {
            void Run(IBackgroundCopyJob job)
            {
                var download = new Download { Job = job };
                download.Begin();
                if (download.IsMuted)
                {
                    job.Cancel();
                    job.Resume();
                }

                download.Stop();
                download.{|BITS040:Begin|}();
            }
        }
        """);

    [Fact]
    public Task OfAPrimaryConstructor()
    {
        CompilerFeature.PrimaryConstructors.Require();
        return Program(Usings + """
            sealed class Download(IBackgroundCopyJob job, BG_NOTIFY flags)
            {
                private readonly IBackgroundCopyJob _job = job;
                public BG_NOTIFY Flags { get; } = flags;
                public void Begin() => _job.SetNotifyFlags((uint)Flags);
                public void Stop() => job.Cancel();
            }

            class Program
            {
                void Wrong(IBackgroundCopyJob job)
                {
                    var download = new Download(job, {|BITS001:BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR|});
                    download.Begin();
                    download.Stop();
                    download.{|BITS040:Begin|}();
                }

                void Right(IBackgroundCopyJob one, IBackgroundCopyJob other)
                {
                    var first = new Download(one, BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED);
                    var second = new Download(other, BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED);
                    first.Stop();
                    second.Begin();
                    second.Stop();
                }
            }
            """);
    }

    [Fact]
    public Task OfAConstructorThatCallsAPrimaryOne()
    {
        CompilerFeature.PrimaryConstructors.Require();
        return Program(Usings + """
            sealed class Download(IBackgroundCopyJob job)
            {
                public Download(IBackgroundCopyJob unused, IBackgroundCopyJob job) : this(job) => unused.Suspend();
                public void Stop() => job.Cancel();
                public void Add(string url, string path) => job.AddFile(url, path);
            }

            class Program
            {
                void Run(IBackgroundCopyManager manager, IBackgroundCopyJob other)
                {
                    manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                    var download = new Download(other, job);
                    download.Add("http://localhost/a", "c:\\a");
                    job.Resume();
                    download.Stop();
                    other.Resume();
                }
            }
            """);
    }

    [Fact]
    public Task OfAConstructorThatKeepsAMask() => Program(Usings + """
        sealed class Download
        {
            private readonly IBackgroundCopyJob _job;
            private readonly BG_NOTIFY _flags;
            public Download(IBackgroundCopyJob job, BG_NOTIFY flags)
            {
                _job = job;
                _flags = flags;
            }

            public void Begin() => _job.SetNotifyFlags((uint)_flags);
        }

        class Program
        {
            void Run(IBackgroundCopyJob job)
            {
                var download = new Download(job, {|BITS001:BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR|});
                download.Begin();
                download.Begin();
            }
        }
        """);

    [Fact]
    public Task OfARecord() => Program(Usings + """
        sealed record Download(IBackgroundCopyJob Job, uint Flags)
        {
            public void Begin() => Job.SetNotifyFlags(Flags);
        }

        class Program
        {
            void Wrong(IBackgroundCopyJob job)
            {
                var download = new Download(job, {|BITS002:0x40|});
                download.Begin();
            }

            void Right(IBackgroundCopyJob job) => new Download(job, (uint)(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED)).Begin();
        }
        """);

    [Fact]
    public Task WhatABaseClassHasDoneIsNotGuessed() => Program(Usings + """
        class Base
        {
            protected bool Muted;
            protected Base(bool muted) => Muted = muted;
        }

        sealed class Download : Base
        {
            public IBackgroundCopyJob Job;
            public Download(IBackgroundCopyJob job, bool muted) : base(muted) => Job = job;
            public void Begin()
            {
                if (Muted)
                {
                    return;
                }

                Job.Cancel();
            }
        }

        class Program
        {
            void Run(IBackgroundCopyJob job, bool muted)
            {
                var download = new Download(job, muted);
                download.Begin();
                job.{|BITS040:Resume|}();
            }
        }
        """);

    [Fact]
    public Task MayFailToBeMadeOnlyByWhatRunsThere() => Program(Usings + """
        sealed class Download
        {
            private readonly IBackgroundCopyJob _job;
            public Download(IBackgroundCopyJob job) => _job = job;
            public void Resume() => _job.Resume();
        }

        sealed class Logged
        {
            private readonly string _name = Guid.NewGuid().ToString();
            private readonly IBackgroundCopyJob _job;
            public Logged(IBackgroundCopyJob job) => _job = job;
            public void Resume() => _job.Resume();
            public string Name => _name;
        }

        class Program
        {
            void Wrapped(IBackgroundCopyJob job, bool stops)
            {
                if (stops)
                {
                    job.Cancel();
                }

                try
                {
                    new Download(job).{|BITS040:Resume|}();
                }
                catch (Exception)
                {
                }
            }

            void WrappedTwice(IBackgroundCopyJob job, bool stops)
            {
                if (stops)
                {
                    job.Cancel();
                }

                try
                {
                    new Logged(job).{|BITS041:Resume|}();
                }
                catch (Exception)
                {
                }
            }
        }
        """);

    [Fact]
    public Task IsSurelyNotNull() => Program(Usings + """
        sealed class Download
        {
            private readonly IBackgroundCopyJob _job;
            public BG_NOTIFY Field;
            public Download(IBackgroundCopyJob job) => _job = job;
            public BG_NOTIFY Flags { set => _job.SetNotifyFlags((uint)value); }
            public BG_NOTIFY More { get => Kept | BG_NOTIFY_JOB_ERROR; }
            public BG_NOTIFY Kept { get; set; }
            public void Begin(BG_NOTIFY flags) => _job.SetNotifyFlags((uint)flags);
        }

        class Program
        {
            void Called(IBackgroundCopyJob job, bool isMuted)
            {
                try
                {
                    new Download(job).Begin({|BITS001:isMuted ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_ERROR|});
                }
                catch (Exception)
                {
                }
            }

            void Written(IBackgroundCopyJob job, bool isMuted)
            {
                try
                {
                    var download = new Download(job);
                    download.Flags = {|BITS001:isMuted ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_ERROR|};
                }
                catch (Exception)
                {
                }
            }

            void Kept(IBackgroundCopyJob job, bool isMuted)
            {
                var download = new Download(job);
                try
                {
                    download.Kept = isMuted ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_ERROR;
                    job.SetNotifyFlags({|BITS001:(uint)download.Kept|});
                }
                catch (Exception)
                {
                }
            }

            void KeptInAField(IBackgroundCopyJob job, bool isMuted)
            {
                var download = new Download(job);
                try
                {
                    download.Field = isMuted ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_ERROR;
                    job.SetNotifyFlags({|BITS001:(uint)download.Field|});
                }
                catch (Exception)
                {
                }
            }

            void Read(IBackgroundCopyJob job, bool isMuted)
            {
                var download = new Download(job);
                try
                {
                    download.Kept = isMuted ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_TRANSFERRED;
                    job.SetNotifyFlags({|BITS001:(uint)download.More|});
                }
                catch (Exception)
                {
                }
            }

            void MayBeNull(Download? download, bool isMuted)
            {
                try
                {
                    download!.Flags = isMuted ? BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_ERROR;
                }
                catch (NullReferenceException)
                {
                }
            }
        }
        """);

    [Fact]
    public Task InALoopEachIsNew() => Program(Usings + """
        sealed class Download
        {
            private readonly IBackgroundCopyJob _job;
            private bool _isStopped;
            public Download(IBackgroundCopyJob job) => _job = job;
            public void Stop()
            {
                if (_isStopped)
                {
                    _job.Cancel();
                }

                _isStopped = true;
            }
        }

        class Program
        {
            void Run(IBackgroundCopyJob[] jobs)
            {
                foreach (var job in jobs)
                {
                    var download = new Download(job);
                    download.Stop();
                    job.Resume();
                }
            }
        }
        """);
}
