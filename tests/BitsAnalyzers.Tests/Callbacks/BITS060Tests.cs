using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Callbacks.CallbackClass;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Callbacks;

/// <summary>A method of a callback that never returns success.</summary>
public class BITS060Tests
{
    [Theory]
    [EveryShape]
    public Task InEveryShape(InteropShape shape) => Scenario(shape, """
        $callbackClass(Failing, 2)
        {
            public $Result {|BITS060:JobTransferred|}($Job job) { $fail(0x80004005) }
            public $Result {|BITS060:JobError|}($Job job, $Error error) { throw new NotImplementedException(); }
            public $Result {|BITS060:JobModification|}($Job job, uint reserved) => throw new NotSupportedException();
            public $Result FileTransferred($Job job, $File file) { $ok }
        }
        """);

    [Theory]
    [InlineData("public void {|BITS060:JobTransferred|}(IBackgroundCopyJob job) => throw new NotImplementedException();")]
    [InlineData("public void {|BITS060:JobTransferred|}(IBackgroundCopyJob job) { throw new InvalidOperationException(\"no\"); }")]
    [InlineData(
        "void IBackgroundCopyCallback2.{|BITS060:JobTransferred|}(IBackgroundCopyJob job) { { throw new Exception(); } } void "
        + "IBackgroundCopyCallback.JobTransferred(IBackgroundCopyJob job) { }")]
    public Task ReportsABodyThatOnlyThrows(string method) => Program(With(method));

    [Theory]
    [InlineData("public void JobTransferred(IBackgroundCopyJob job) { }")]
    [InlineData("public void JobTransferred(IBackgroundCopyJob job) { Console.WriteLine(job); throw new InvalidOperationException(); }")]
    [InlineData("public void JobTransferred(IBackgroundCopyJob job) { if (job is null) throw new ArgumentNullException(nameof(job)); }")]
    [InlineData(
        "public void JobTransferred(IBackgroundCopyJob job) { } public void JobTransferred(string text) => throw new "
        + "NotImplementedException();")]
    public Task StaysSilent(string method) => Program(With(method));

    [Theory]
    [InlineData("{|BITS060:JobTransferred|}", "1")]
    [InlineData("{|BITS060:JobTransferred|}", "unchecked((int)0x80004001)")]
    [InlineData("{|BITS060:JobTransferred|}", "Failure")]
    [InlineData("{|BITS060:JobTransferred|}", "s_failure")]
    [InlineData("JobTransferred", "0")]
    [InlineData("JobTransferred", "Result()")]
    [InlineData("JobTransferred", "job is null ? 0 : -1")]
    public Task KnowsWhatIsAFailure(string name, string result) => Program(InteropShapes.PreserveSig, $$"""
        class Sink : IBackgroundCopyCallback
        {
            private const int Failure = -1;
            private static readonly int s_failure = unchecked((int)0x80004005);
            private static int Result() => 0;
            public int {{name}}(IBackgroundCopyJob job) { Console.WriteLine("done"); return {{result}}; }
            public int JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => 0;
            public int JobModification(IBackgroundCopyJob job, uint reserved) => -1;
        }
        """);

    [Fact]
    public Task KnowsThatFilesFailBelowZeroOnly() => Program(InteropShapes.PreserveSig, """
        class Sink : IBackgroundCopyCallback2
        {
            public int JobTransferred(IBackgroundCopyJob job) => 0;
            public int JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { if (error is null) { return 1; } return 0; }
            public int JobModification(IBackgroundCopyJob job, uint reserved) => 0;
            public int FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file) => 1;
        }

        class Other : IBackgroundCopyCallback2
        {
            public int JobTransferred(IBackgroundCopyJob job) => 0;
            public int {|BITS060:JobError|}(IBackgroundCopyJob job, IBackgroundCopyError error) { if (error is null) { return 1; } return 2; }
            public int JobModification(IBackgroundCopyJob job, uint reserved) => 0;
            public int {|BITS060:FileTransferred|}(IBackgroundCopyJob job, IBackgroundCopyFile file) => -1;
        }
        """);

    [Fact]
    public Task ReportsAnOverrideThatIsFinal() => Program("""
        abstract class Base : IBackgroundCopyCallback
        {
            public abstract void JobTransferred(IBackgroundCopyJob job);
            public virtual void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => throw new NotImplementedException();
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }

        class Other : Base
        {
            public override void JobTransferred(IBackgroundCopyJob job) => throw new NotImplementedException();
        }

        sealed class Derived : Base
        {
            public override void {|BITS060:JobTransferred|}(IBackgroundCopyJob job) => throw new NotImplementedException();
            public override void {|BITS060:JobError|}(IBackgroundCopyJob job, IBackgroundCopyError error) => throw new NotImplementedException();
        }
        """);

    [Fact]
    public Task ReportsWhatACallbackInherits() => Program("""
        class Events
        {
            public void {|BITS060:JobTransferred|}(IBackgroundCopyJob job) => throw new NotImplementedException();
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => throw new NotImplementedException();
            public virtual void JobModification(IBackgroundCopyJob job, uint reserved) => throw new NotImplementedException();
        }

        class Sink : Events, IBackgroundCopyCallback
        {
            public new void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public override void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }
        """);

    [Fact]
    public Task StaysSilentOnWhatBitsDoesNotCall() => Program("""
        interface IEvents
        {
            void JobTransferred(IBackgroundCopyJob job);
        }

        class Events : IEvents
        {
            public void JobTransferred(IBackgroundCopyJob job) => throw new NotImplementedException();
        }
        """);

    [Fact]
    public async Task SaysWhatItAlwaysDoes()
    {
        var diagnostics = await Diagnostics(InteropShapes.PreserveSig, """
            class Sink : IBackgroundCopyCallback
            {
                public int JobTransferred(IBackgroundCopyJob job) => throw new NotImplementedException();
                public int JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => unchecked((int)0x80004005);
                public int JobModification(IBackgroundCopyJob job, uint reserved) => 0;
            }
            """);
        Assert.Equal(
            [
                "JobTransferred only throws an exception, so BITS counts every notification as failed",
                "JobError always returns 0x80004005, so BITS counts every notification as failed",
            ],
            diagnostics.Select(static diagnostic => diagnostic.GetMessage()));
    }
}
