using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>A variable is followed while every write to it is seen.</summary>
public class VariableTests
{
    public class AnElementOfATuple
    {
        [Theory]
        [InlineData(
            "var entry = (Job: first1, Attempts: 0); entry.Job.Cancel(); entry.Job = second1; entry.Attempts++; " +
            "entry.Job.Resume();")]
        [InlineData("var entry = (first1, 0); entry.Item1.Cancel(); entry.Item1 = second1; entry.Item1.Resume();")]
        [InlineData(
            "var entry = (Inner: (Job: first1, Count: 1), Name: text); entry.Inner.Job.Cancel(); " +
            "entry.Inner.Job = second1; entry.Inner.Job.Resume();")]
        [InlineData(
            "var entry = (Inner: (Job: first1, Count: 1), Name: text); entry.Inner.Job.Cancel(); entry.Inner = (second1, " +
            "2); entry.Inner.Job.Resume();")]
        [InlineData(
            "var entry = (Job: first1, Attempts: 0); entry.Job.Cancel(); (entry.Job, entry.Attempts) = (second1, 1); " +
            "entry.Job.Resume();")]
        [InlineData("var entry = (Job: first1, Attempts: 0); entry.Job.Cancel(); Replace(out entry.Job); entry.Job.Resume();")]
        [InlineData(
            "var entry = (Job: first1, Attempts: 0); entry.Job.Cancel(); ref var held = ref entry.Job; held = second1; " +
            "entry.Job.Resume();")]
        [InlineData("var entry = (Job: first1, Attempts: 0); entry.Job.Cancel(); entry.Job = flag ? second1 : null; entry.Job?.Resume();")]
        [InlineData("var entry = (Job: first1, Attempts: 0); entry.Job.Cancel(); Swap(ref entry.Job, ref second1); entry.Job.Resume();")]
        [InlineData("var entry = (Job: first1, Attempts: 0); entry.Job.Cancel(); entry = (second1, 1); entry.Job.Resume();")]
        [InlineData(
            "(IBackgroundCopyJob Job, int Count) entry; entry.Job = first1; entry.Count = 1; entry.Job.Cancel(); " +
            "entry.Job = second1; entry.Job.Resume();")]
        [InlineData("var copy = (Job: first1, Attempts: 0); var entry = copy; entry.Job = second1; entry.Job.Cancel(); copy.Job.Resume();")]
        [InlineData("var entry = (Job: first1, Attempts: 0); entry.Job.Cancel(); entry.Job.{|BITS040:Resume|}();")]
        [InlineData("var entry = (Job: first1, Attempts: 0); entry.Job = second1; entry.Job.Cancel(); second1.{|BITS040:Resume|}();")]
        [InlineData("var entry = (Job: first1, Attempts: 0); entry.Attempts = 3; entry.Job.Cancel(); entry.Job.{|BITS040:Resume|}();")]
        public Task IsAVariable(string statements) => Method(statements);

        [Theory]
        [InlineData("setup.Mask = 3; job.SetNotifyFlags(setup.Mask);")]
        [InlineData("setup.Mask &= ~4u; job.SetNotifyFlags(setup.Mask);")]
        [InlineData("setup.Mask ^= 4u; job.SetNotifyFlags(setup.Mask);")]
        [InlineData("setup.Mask--; setup.Mask -= 2; job.SetNotifyFlags(setup.Mask);")]
        [InlineData("Clean(ref setup.Mask); job.SetNotifyFlags(setup.Mask);")]
        [InlineData("System.Threading.Interlocked.Exchange(ref setup.Mask, 3u); job.SetNotifyFlags(setup.Mask);")]
        [InlineData("Other(ref setup.Mask); job.SetNotifyFlags(setup.Mask);")]
        [InlineData("Whole(ref setup); job.SetNotifyFlags(setup.Mask);")]
        [InlineData("unsafe { uint* mask = &setup.Mask; setup.Mask = 6; *mask = 3; job.SetNotifyFlags(setup.Mask); }")]
        [InlineData("setup.Delay = 4; job.SetNotifyFlags({|BITS001:setup.Mask|});")]
        [InlineData("setup.Mask |= 1; job.SetNotifyFlags({|BITS001:setup.Mask|});")]
        public Task HoldsAMask(string statements) => Method("var setup = (Mask: 6u, Delay: 60u); " + statements);
    }

    public class AMemberOfAStruct
    {
        [Theory]
        [InlineData("var pair = new Pair { Job = first1 }; pair.Job.Cancel(); pair.Job = second1; pair.Job.Resume();")]
        [InlineData("var pair = new Pair { Job = first1 }; pair.Job.Cancel(); pair = default; pair.Job?.Resume();")]
        [InlineData("var pair = new Pair { Job = first1 }; pair.Replace(second1); pair.Job.Resume();")]
        public Task IsAVariable(string statements) => Method(statements);

        [Fact]
        public Task IsWrittenWithTheWhole() => Program("""
            struct Slot
            {
                private IBackgroundCopyJob _job;

                public Slot(IBackgroundCopyJob job) => _job = job;

                public void Rotate(IBackgroundCopyJob next)
                {
                    _job.Cancel();
                    this = new Slot(next);
                    _job.Resume();
                }
            }
            """);
    }

    public class ALocal
    {
        [Theory]
        [InlineData("System.Span<uint> words = new(ref flags); flags = 6; words[0] = 3;")]
        [InlineData("var words = new System.Span<uint>(ref flags); flags = 6; words[0] &= ~4u;")]
        [InlineData("var words = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref flags, 1); flags = 6; words.Clear();")]
        [InlineData("ref var alias = ref flags; flags = 6; alias = 3;")]
        [InlineData("ref var alias = ref System.Runtime.CompilerServices.Unsafe.As<uint, uint>(ref flags); flags = 6; alias = 3;")]
        [InlineData("ref var alias = ref Same(ref flags); flags = 6; alias = 3;")]
        [InlineData("Same(ref flags) = 3; flags |= 4; Same(ref flags) = 3;")]
        [InlineData("unsafe { uint* pointer = &flags; flags = 6; *pointer = 3; }")]
        [InlineData("unsafe { Keep(&flags); flags = 6; *s_kept = 3; }")]
        [InlineData(
            "unsafe { var pointer = System.Runtime.CompilerServices.Unsafe.AsPointer(ref flags); flags = 6; " +
            "*(uint*)pointer = 3; }")]
        [InlineData("var reference = __makeref(flags); flags = 6; __refvalue(reference, uint) = 3;")]
        [InlineData("var holder = new Holder(ref flags); flags = 6; holder.Value = 3;")]
        [InlineData("var holder = default(Holder); holder.Bind(ref flags); flags = 6; holder.Value = 3;")]
        [InlineData("var holder = Holder.Of(ref flags); flags = 6; holder.Value = 3;")]
        [InlineData("System.Action clean = () => flags = 3; flags = 6; clean();")]
        [InlineData(
            "var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(" +
            "System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref flags, " +
            "1)); flags = 6; bytes[0] = 3;")]
        [InlineData("System.TypedReference reference = __makeref(flags); flags = 6; Write(reference);")]
        [InlineData("Both(ref flags, ref flags);")]
        [InlineData("flags = 6; CleanReadOnly(in flags);")]
        [InlineData("flags = 6; CleanReadOnly(flags);")]
        public Task HasAnAlias(string statements) => Method("var flags = 4u; " + statements + " job.SetNotifyFlags(flags);");

        [Theory]
        [InlineData("Clean(ref flags); flags = 6;")]
        [InlineData("flags = 6; Look(flags);")]
        [InlineData("flags = 6; Peek(in flags);")]
        public Task HasNone(string statements) => Method("var flags = 4u; " + statements + " job.SetNotifyFlags({|BITS001:flags|});");
    }

    public class AStaticMember
    {
        // Each type that is made of a generic one has its own.
        [Fact]
        public Task OfAGenericTypeIsAnotherForEachTypeArgument() => Program("""
            static class Holder<T>
            {
                public static IBackgroundCopyJob Job;
                public static uint Mask { get; set; }

                public static class Inner
                {
                    public static IBackgroundCopyJob Job;
                }
            }

            class Downloader<T>
            {
                void Twice()
                {
                    Holder<int>.Job.Cancel();
                    Holder<string>.Job.Resume();
                    Holder<int>.Inner.Job.Cancel();
                    Holder<long>.Inner.Job.Resume();
                }

                void Open()
                {
                    Holder<T>.Job.Cancel();
                    Holder<T[]>.Job.Resume();
                }

                static void Clear<TItem>() => Holder<TItem>.Mask = 3;

                void Mask(IBackgroundCopyJob job)
                {
                    Holder<int>.Mask = 6;
                    Clear<int>();
                    job.SetNotifyFlags(Holder<int>.Mask);
                }
            }
            """);

        [Fact]
        public Task OfAnyOtherTypeIsAVariable() => Program("""
            static class Holder
            {
                public static IBackgroundCopyJob Job;

                static void Twice()
                {
                    Job.Cancel();
                    Job.{|BITS040:Resume|}();
                }
            }
            """);
    }

    public class AReferenceParameter
    {
        [Fact]
        public Task MayReferToAnyVariable() => Program("""
            class Downloader
            {
                private uint _events;

                void Two(IBackgroundCopyJob job, ref uint first, ref uint second)
                {
                    first = 6;
                    second = 3;
                    job.SetNotifyFlags(first);
                }

                void Field(IBackgroundCopyJob job, ref uint mask)
                {
                    mask = 6;
                    _events = 3;
                    job.SetNotifyFlags(mask);
                }

                void Mask(IBackgroundCopyJob job, ref uint mask)
                {
                    _events = 6;
                    mask = 3;
                    job.SetNotifyFlags(_events);
                }

                void Read(IBackgroundCopyJob job, in uint mask)
                {
                    if ((mask & 4) == 0)
                    {
                        return;
                    }

                    _events = 3;
                    job.SetNotifyFlags(mask | 1);
                }

                void Result(IBackgroundCopyJob job, out uint mask)
                {
                    mask = 6;
                    job.SetNotifyFlags({|BITS001:mask|});
                }
            }
            """);
    }

    public class AProperty
    {
        [Fact]
        public Task WithTheFieldKeywordHasABody()
        {
            CompilerFeature.FieldKeyword.Require();
            return Program("""
                sealed class Profile
                {
                    public uint Cleaned { get; set => field = (value & 4) != 0 ? 4 : value; } = 3;
                    public uint Read { get => field & ~4u; set; }
                    public uint Started { get => field & ~4u; } = 6;
                    public IBackgroundCopyJob Next { get { var job = field; field = null; return job; } set; }
                    public uint Plain { get; set; }
                }

                class Downloader
                {
                    void Apply(IBackgroundCopyJob job, Profile given)
                    {
                        var profile = new Profile();
                        profile.Cleaned = 6;
                        job.SetNotifyFlags(profile.Cleaned);
                        profile.Read = 6;
                        job.SetNotifyFlags(profile.Read);
                        job.SetNotifyFlags(profile.Started);
                        given.Cleaned = 6;
                        job.SetNotifyFlags(given.Cleaned);
                        profile.Plain = 6;
                        job.SetNotifyFlags({|BITS001:profile.Plain|});
                    }

                    void Take(Profile profile)
                    {
                        profile.Next.Cancel();
                        profile.Next.Resume();
                    }
                }
                """);
        }
    }

    public class AField
    {
        [Fact]
        public Task MayShareItsPlace() => Program("""
            [StructLayout(LayoutKind.Explicit)]
            class Union
            {
                [FieldOffset(0)] public uint Mask;
                [FieldOffset(0)] public int Number;
            }

            class Downloader
            {
                void Overlapping(IBackgroundCopyJob job)
                {
                    var union = new Union();
                    union.Mask = 6;
                    union.Number = 3;
                    job.SetNotifyFlags(union.Mask);
                }
            }
            """);

        [Fact]
        public Task MayBeWrittenThroughAReference() => Program("""
            class Downloader
            {
                private uint _events;
                private uint[] _all = new uint[2];

                ref uint Events => ref _events;

                ref uint Find() => ref _events;

                void ByProperty(IBackgroundCopyJob job)
                {
                    _events = 6;
                    Events = 3;
                    job.SetNotifyFlags(_events);
                }

                void ByMethod(IBackgroundCopyJob job)
                {
                    _events = 6;
                    Find() = 3;
                    job.SetNotifyFlags(_events);
                }

                void ByLocal(IBackgroundCopyJob job)
                {
                    ref var events = ref _events;
                    _events = 6;
                    events = 3;
                    job.SetNotifyFlags(_events);
                }

                void ByChoice(IBackgroundCopyJob job, bool own)
                {
                    ref var events = ref own ? ref _events : ref _all[0];
                    _events = 6;
                    events &= ~4u;
                    job.SetNotifyFlags(_events);
                }

                unsafe void ByPointer(IBackgroundCopyJob job)
                {
                    fixed (uint* events = &_events)
                    {
                        _events = 6;
                        *events = 3;
                        job.SetNotifyFlags(_events);
                    }
                }

                void BySpan(IBackgroundCopyJob job)
                {
                    var events = new Span<uint>(ref _events);
                    _events = 6;
                    events[0] = 3;
                    job.SetNotifyFlags(_events);
                }
            }
            """);
    }

    private static Task Method(string statements) => Program($$"""
        struct Pair
        {
            public IBackgroundCopyJob Job;
            public void Replace(IBackgroundCopyJob job) { Job.Cancel(); Job = job; }
        }

        ref struct Holder
        {
            public ref uint Value;
            public Holder(ref uint value) => Value = ref value;
            public unsafe void Bind(ref uint value) => Value = ref *(uint*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref value);
            public static Holder Of(ref uint value) => new(ref value);
        }

        unsafe class Downloader
        {
            private static uint* s_kept;
            private static IBackgroundCopyJob s_spare;

            static void Keep(uint* value) => s_kept = value;
            static ref uint Same(ref uint value) => ref value;
            static void Clean(ref uint mask) => mask = (mask & ~4u) | 1;
            static void CleanReadOnly(in uint mask) { fixed (uint* pointer = &mask) *pointer = 3; }
            static uint Peek(in uint mask) => mask;
            static void Whole(ref (uint Mask, uint Delay) setup) => setup.Mask = 3;
            static void Replace(out IBackgroundCopyJob job) => job = s_spare;
            static void Swap<T>(ref T left, ref T right) => (left, right) = (right, left);
            static void Both(ref uint left, ref uint right) { left = 6; right = 3; }
            static void Look(uint mask) { }
            static void Write(TypedReference reference) => __refvalue(reference, uint) = 3;
            delegate void Writer(ref uint mask);
            static Writer Other;

            static void Run(IBackgroundCopyJob job, IBackgroundCopyJob first1, IBackgroundCopyJob second1, bool flag, string text)
            {
                {{statements}}
            }
        }
        """);
}
