using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Callbacks.CallbackClass;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Callbacks;

/// <summary>A callback that releases what belongs to BITS.</summary>
public class BITS062Tests
{
    [Theory]
    [EveryShape(WithoutPointers = true)]
    public Task InEveryShapeOfManagedInterfaces(InteropShape shape) => Scenario(shape, """
        $callbackClass(Releasing, 1)
        {
            public $Result JobTransferred($Job job) { Marshal.{|BITS062:ReleaseComObject|}(job); $ok }
            public $Result JobError($Job job, $Error error) { Marshal.{|BITS062:FinalReleaseComObject|}(error); $ok }
            $emptyHandlers(JobModification)
        }
        """);

    [Theory]
    [InlineData("CsWin32Pointers")]
    [InlineData("TerraFX")]
    public Task BehindPointers(string shape) => Scenario(InteropShapes.Named(shape), """
        $callbackClass(Releasing, 1)
        {
            public $Result JobTransferred($Job job) { job.{|BITS062:Release|}(); $ok }
            public $Result JobError($Job job, $Error error) { Marshal.{|BITS062:Release|}((IntPtr)error); $ok }
            public $Result JobModification($Job job, uint reserved) { job.AddRef(); Keep(job); job.Release(); $ok }
            private static void Keep($Job job) { }
        }
        """);

    [Theory]
    [InlineData("if (job != null) { Marshal.{|BITS062:ReleaseComObject|}(job); }")]
    [InlineData("try { Console.WriteLine(); } finally { Marshal.{|BITS062:ReleaseComObject|}((object)job); }")]
    [InlineData("while (Marshal.{|BITS062:ReleaseComObject|}(job) > 0) { }")]
    [InlineData("var copy = job; Marshal.{|BITS062:ReleaseComObject|}(copy);")]
    [InlineData("object copy; copy = job; var again = (IBackgroundCopyJob)copy; Marshal.{|BITS062:FinalReleaseComObject|}(again);")]
    [InlineData("if (job is IBackgroundCopyJob2 newer) { Marshal.{|BITS062:ReleaseComObject|}(newer); }")]
    public Task Reports(string statements) => Program(Transferred(statements));

    [Theory]
    [InlineData("{|BITS062:Free|}(job);", "static void Free(object item) { Marshal.ReleaseComObject(item); }")]
    [InlineData(
        "{|BITS062:Finish|}(job);",
        "void Finish(IBackgroundCopyJob done) { try { Log(); } finally { Free(done); } } void Log() { } static void Free(object item) => "
        + "Marshal.ReleaseComObject(item);")]
    public Task ReportsTheCallThatLeadsThere(string statements, string others) => Program(Transferred(statements, others));

    [Theory]
    [InlineData("Free(job, false);", "static void Free(object item, bool owned) { if (owned) { Marshal.ReleaseComObject(item); } }")]
    [InlineData(
        "Free(job, false);", "static void Free(object item, bool owned) { if (!owned) { return; } Marshal.ReleaseComObject(item); }")]
    [InlineData("Free(_other);", "object _other; static void Free(object item) => Marshal.ReleaseComObject(item);")]
    [InlineData("Marshal.ReleaseComObject(_other);", "object _other;")]
    [InlineData("job = (IBackgroundCopyJob)_other; Marshal.ReleaseComObject(job);", "object _other;")]
    [InlineData("var copy = job; copy = (IBackgroundCopyJob)_other; Marshal.ReleaseComObject(copy);", "object _other;")]
    [InlineData("object copy; if (_other == null) copy = job; else copy = _other; Marshal.ReleaseComObject(copy);", "object _other;")]
    [InlineData("var copy = job; Fill(ref copy); Marshal.ReleaseComObject(copy);", "static void Fill(ref IBackgroundCopyJob job) { }")]
    [InlineData("var copy = _other; Marshal.ReleaseComObject(copy);", "object _other;")]
    [InlineData("var pointer = Marshal.GetIUnknownForObject(job); Marshal.Release(pointer);", "")]
    [InlineData("job.ToString(); GC.KeepAlive(job);", "")]
    public Task StaysSilent(string statements, string others) => Program(Transferred(statements, others));

    [Fact]
    public async Task NamesTheArgument()
    {
        var diagnostic = Assert.Single(await Diagnostics(Transferred("Marshal.ReleaseComObject(job);")));
        Assert.Equal("BITS itself releases 'job' when JobTransferred returns", diagnostic.GetMessage());
    }
}
