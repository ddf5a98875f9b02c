using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// A parameter that is passed by reference is the variable that is passed: others may have that, too, and it keeps what was written to it
/// when an exception leaves the call.
/// </summary>
public class ReferenceArgumentTests
{
    [Theory]
    [InlineData("uint own = 5; try { Set(ref own); } catch (InvalidOperationException) { } job.SetNotifyFlags(own);")]
    [InlineData("(uint A, uint B) own = (5, 5); try { Set(ref own.A); } catch (InvalidOperationException) { } job.SetNotifyFlags(own.A);")]
    [InlineData("uint own = 5; try { SetTwo(ref own, yes ? 1 : 2); } catch (InvalidOperationException) { } job.SetNotifyFlags(own);")]
    [InlineData("uint own = 5; try { SetOut(out own); } catch (InvalidOperationException) { } job.SetNotifyFlags(own);")]
    [InlineData("uint own = 5; try { SetIf(ref own, yes); return; } catch (InvalidOperationException) { } job.SetNotifyFlags(own);")]
    [InlineData("Events = 5; try { Set(ref Events); } catch (InvalidOperationException) { } job.SetNotifyFlags(Events);")]
    [InlineData("uint own = 5; try { unknown(ref own); return; } catch (InvalidOperationException) { } job.SetNotifyFlags(own);")]
    public Task KeepsWhatWasWrittenBeforeAnException(string statements) => Program(statements);

    [Fact]
    public Task ThatIsNotWrittenIsAsItWas() => Program(
        "uint own = 5; try { Throw(in own); } catch (InvalidOperationException) { } job.SetNotifyFlags({|BITS001:own|});");

    [Theory]
    [InlineData("Events = 5; WriteParameter(ref Events, job);")]
    [InlineData("Events = 5; WriteField(ref Events, job);")]
    [InlineData("Events = 5; WriteOut(out Events, job);")]
    [InlineData("Events = 5; WriteBehind(in Events, job);")]
    [InlineData("Events = 5; Indirectly(ref Events, job);")]
    [InlineData("var made = new Made { Events = 5 }; WriteMade(ref made.Events, made, job);")]
    [InlineData("var made = new Made { Events = 5 }; WriteAsReference(ref made.Events, made, job);")]
    [InlineData("Events = 5; Runs(ref Events, job, Touch);")]
    public Task MayBeAMember(string statements) => Program(statements);

    [Fact]
    public Task OfALocalIsTheCallees() => Program("uint own = 5; Runs(ref {|BITS001:own|}, job, Touch);");

    [Fact]
    public Task OfALambdaMayBeAnything() => Program(
        "Change change = (ref uint value) => { value = 5; Touch(); job.SetNotifyFlags(value); }; change(ref Events);");

    [Theory]
    [InlineData("Events = 5; Reset(ref this); job.SetNotifyFlags(Events);")]
    [InlineData("Events = 5; this = new Settings { Events = 3 }; job.SetNotifyFlags(Events);")]
    public Task MayBeTheStructItself(string statements) => Verdict.Program($$"""
        struct Settings
        {
            public uint Events;
            public IBackgroundCopyJob Job;
            static void Reset(ref Settings settings) => settings.Events = 3;
            public void Run(IBackgroundCopyJob job) { {{statements}} }
        }
        """);

    [Theory]
    [InlineData("ref uint part = ref Pair.Events; part = 3;")]
    [InlineData("Part();")]
    [InlineData("ByItem();")]
    [InlineData("Set(out Pair.Events);")]
    public Task MayBePartOfATuple(string write) => Verdict.Program($$"""
        class Downloader
        {
            (string Name, uint Events) Pair;
            static void Set(out uint value) => value = 3;
            void Part() { ref uint part = ref Pair.Events; part = 3; }
            void ByItem() { Pair.Item2 = 3; }
            void Run(IBackgroundCopyJob job) { Pair = ("x", 5); {{write}} job.SetNotifyFlags(Pair.Events); }
        }
        """);

    [Theory]
    [InlineData("void Write() { ref uint events = ref Events; events = 3; }")]
    [InlineData("ref uint Slot => ref Events; void Write() { Slot = 3; }")]
    [InlineData("ref uint Slot() => ref Events; void Write() { Slot() = 3; }")]
    [InlineData("uint Other; void Write() { (Job == null ? ref Events : ref Other) = 3; }")]
    public Task ThatIsWrittenInACalleeMayBeAMember(string member) => Verdict.Program($$"""
        class Downloader
        {
            uint Events;
            IBackgroundCopyJob Job = null!;
            {{member}}
            void Run(IBackgroundCopyJob job) { Events = 5; Write(); job.SetNotifyFlags(Events); }
        }
        """);

    private static Task Program(string statements) => Verdict.Program($$"""
        delegate void Change(ref uint value);
        class Made { public uint Events; }
        abstract class Downloader
        {
            public uint Events;
            protected abstract void Touch();
            static void Set(ref uint value) { value = 3; throw new InvalidOperationException(); }
            static void SetTwo(ref uint value, int other) { value = 3; throw new InvalidOperationException(other.ToString()); }
            static void SetOut(out uint value) { value = 3; throw new InvalidOperationException(); }
            static void SetIf(ref uint value, bool yes) { value = 3; if (yes) throw new InvalidOperationException(); }
            static void Throw(in uint value) => throw new InvalidOperationException(value.ToString());
            void WriteParameter(ref uint value, IBackgroundCopyJob job) { value = 3; job.SetNotifyFlags(Events); }
            void WriteField(ref uint value, IBackgroundCopyJob job) { Events = 3; job.SetNotifyFlags(value); }
            static void WriteMade(ref uint value, Made made, IBackgroundCopyJob job) { made.Events = 3; job.SetNotifyFlags(value); }
            static void WriteAsReference(ref uint value, Made made, IBackgroundCopyJob job) { value = 3; job.SetNotifyFlags(made.Events); }
            void WriteOut(out uint value, IBackgroundCopyJob job) { value = 3; job.SetNotifyFlags(Events); }
            void WriteBehind(in uint value, IBackgroundCopyJob job) { Events = 3; job.SetNotifyFlags(value); }
            void Indirectly(ref uint value, IBackgroundCopyJob job) => WriteField(ref value, job);
            static void Runs(ref uint value, IBackgroundCopyJob job, Action touch) { touch(); job.SetNotifyFlags(value); }

            void Run(IBackgroundCopyJob job, bool yes, Change unknown)
            {
                {{statements}}
            }
        }
        """);
}
