using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Statements that cannot throw lead to no handler: whatever stands there is not run.</summary>
public class UnreachedHandlerTests
{
    [Theory]
    [InlineData("var made = new Holder { Job = other };")]
    [InlineData("var made = new Holder(); made.Job = other;")]
    [InlineData("holder2.Job = other;")]
    [InlineData("s_flags = 1;")]
    [InlineData("s_flags = _flags;")]
    [InlineData("Name = null;")]
    [InlineData("Holder.Count = 2;")]
    [InlineData("var made = new Outcome(number);")]
    [InlineData("var isPartial = new Outcome(number).IsPartial;")]
    [InlineData("var isPartial = outcome.IsPartial;")]
    [InlineData("var isPartial = outcome.IsAbove(2);")]
    [InlineData("var isPartial = Make(number).IsLarge;")]
    [InlineData("var half = outcome.Half;")]
    [InlineData("outcome.Start = 3;")]
    [InlineData("s_flags = number > 0 ? Usual.Mask : 2u;")]
    [InlineData("_flags = number > 0 ? Usual.Mask : 2u;")]
    [InlineData("s_shared = number > 0 ? 1 : 2; _shared = number > 0 ? 1 : 2;")]
    [InlineData("Name = number > 0 ? \"a\" : \"b\";")]
    [InlineData("pointer[0] |= 2;")]
    [InlineData("pointer[0] = 2; *pointer = 3; (*pointer)++; number = *pointer + pointer[0];")]
    public Task AreNotReached(string statement) => Program(statement, "Resume");

    [Theory]
    [InlineData("_ = holder.Job;")]
    [InlineData("holder2.Checked = other;")]
    [InlineData("Late.Count = 2;")]
    [InlineData("holder2.Jobs[number] = other;")]
    [InlineData("var made = new Outcome(other);")]
    [InlineData("var part = new Outcome(number).PartOf(number);")]
    [InlineData("var part = outcome.Part;")]
    [InlineData("var part = outcome.Ask;")]
    [InlineData("outcome.Limit = number;")]
    [InlineData("var made = new LateOutcome(number);")]
    [InlineData("var value = maybe.Value;")]
    [InlineData("Late.Count = number > 0 ? 1 : 2;")]
    [InlineData("holder.Shared = number > 0 ? 1 : 2;")]
    [InlineData("given[0] |= 2;")]
    [InlineData("pointer = given; pointer[0] = 2;")]
    public Task AreReached(string statement) => Program(statement, "{|BITS040:Resume|}");

    /// <summary>Whoever handles what comes of an object that is null finds it to be null.</summary>
    [Theory]
    [InlineData("if (taken != null) { job.Resume(); }", "_ = taken.Job;")]
    [InlineData("taken.Job.Resume();", "_ = taken.Job;")]
    [InlineData("if (taken == null) { job.{|BITS040:Resume|}(); }", "_ = taken.Job;")]
    [InlineData("if (taken != null) { job.{|BITS040:Resume|}(); }", "_ = taken.Job; Console.Beep();")]
    [InlineData("if (other == null || taken != null) { job.{|BITS040:Resume|}(); }", "other.Suspend(); _ = taken.Job;")]
    public Task OfAnObjectThatIsNull(string handler, string guarded) => Verdict.ProgramAbout("BITS040", $$"""
        class Holder
        {
            public IBackgroundCopyJob Job;
        }

        class Downloader
        {
            void Run(IBackgroundCopyJob job, IBackgroundCopyJob other, Holder[] holders, Holder holder)
            {
                var taken = holders[0];
                job.Cancel();
                try
                {
                    {{guarded}}
                }
                catch
                {
                    {{handler}}
                }
            }
        }
        """);

    private static Task Program(string statement, string resume) => Verdict.ProgramAbout("BITS040", $$"""
        class Holder
        {
            private IBackgroundCopyJob _job;
            public static int Count;
            public volatile int Shared;
            public IBackgroundCopyJob[] Jobs;
            public IBackgroundCopyJob Job { get => _job; set => _job = value; }
            public IBackgroundCopyJob Checked { get => _job; set => _job = value ?? throw new ArgumentNullException(); }
        }

        struct Outcome
        {
            private readonly int _value;
            private int _limit;
            public int Start;
            public Outcome(int value) { _value = value; _limit = 1; Start = 0; }
            public Outcome(IBackgroundCopyJob job) : this(0) => job.Suspend();
            public bool IsPartial => _value > 0;
            public bool IsLarge => IsAbove(100) && IsPartial;
            public int Half => _value / 2;
            public int Part => _value / Start;
            public int Ask { get { if (_value == 0) throw new InvalidOperationException(); return _value; } }
            public int Limit { get => _limit; set => _limit = value < 0 ? throw new ArgumentOutOfRangeException() : value; }
            public bool IsAbove(int limit) => _value > limit;
            public int PartOf(int number) => _value % number;
        }

        readonly struct LateOutcome
        {
            private static readonly int s_limit = int.Parse(Environment.GetEnvironmentVariable("LIMIT"));
            static LateOutcome() { }
            private readonly int _value;
            public LateOutcome(int value) => _value = value > s_limit ? s_limit : value;
        }

        static class Late
        {
            public static int Count = int.Parse(Environment.GetEnvironmentVariable("COUNT"));
            static Late() => Count++;
        }

        static class Usual
        {
            public const uint Mask = 3;
            public static readonly uint Other = 1;
        }

        class Downloader
        {
            private static uint s_flags;
            private static volatile int s_shared;
            private volatile int _shared;
            private uint _flags;
            private static string Name { get; set; }

            private static Outcome Make(int number) => new Outcome(number);

            unsafe void Run(
                IBackgroundCopyJob job, IBackgroundCopyJob other, Holder holder, int number, Outcome outcome, int? maybe, int* given)
            {
                var variable = 1;
                var pointer = &variable;
                var holder2 = new Holder();
                job.Cancel();
                try
                {
                    {{statement}}
                }
                catch
                {
                    job.{{resume}}();
                }
            }
        }
        """);
}
