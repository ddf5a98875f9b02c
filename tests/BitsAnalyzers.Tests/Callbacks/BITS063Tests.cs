using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Callbacks.CallbackClass;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Callbacks;

/// <summary>A callback that is <c>async void</c>.</summary>
public class BITS063Tests
{
    /// <summary>Where callbacks return an HRESULT, they cannot be asynchronous.</summary>
    [Theory]
    [EveryShape(WithoutPointers = true)]
    public Task InEveryShapeWithoutResults(InteropShape shape) => Scenario(shape, shape.ReturnsHResult ? "class Nothing { }" : """
        $callbackClass(Later, 1)
        {
            public async $Result {|BITS063:JobTransferred|}($Job job) { await System.Threading.Tasks.Task.Yield(); }
            $emptyHandlers(JobError, JobModification)
        }
        """);

    [Fact]
    public Task ReportsAnExplicitImplementation() => Program(With("""
        async void IBackgroundCopyCallback.{|BITS063:JobTransferred|}(IBackgroundCopyJob job) => await Task.Delay(1);

            async void IBackgroundCopyCallback2.{|BITS063:JobTransferred|}(IBackgroundCopyJob job) => await Task.Delay(1);
        """));

    [Fact]
    public Task StaysSilentOnAnAsyncMethodThatIsCalled()
        => Program(Transferred("_ = FinishAsync();", "async Task FinishAsync() => await Task.Delay(1);"));

    [Fact]
    public Task LeavesTheOtherRulesOut() => Program(With("""
        public async void {|BITS063:JobTransferred|}(IBackgroundCopyJob job)
            {
                await Task.Yield();
                Thread.Sleep(1000);
                job.Complete();
            }
        """));
}
