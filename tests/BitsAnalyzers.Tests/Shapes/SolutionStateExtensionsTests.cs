using BitsAnalyzers.Testing;
using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Tests.Shapes;

public class SolutionStateExtensionsTests
{
    private const string Scenario = """
        class Downloader
        {
            void Start($Job job)
            {
                job.SetNotifyFlags($flags(ERROR));
                {|CS0103:missing|} = 1;
            }
        }
        """;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [EveryShape]
    public Task AScenarioBringsWhatItNeeds(InteropShape shape)
    {
        var test = new CSharpAnalyzerTest<EmptyDiagnosticAnalyzer>();
        test.TestState.AddScenario(shape, Scenario);
        return test.RunAsync(CancellationToken);
    }

    [Fact]
    public Task WithoutMarkupNothingIsExpected()
    {
        var test = new CSharpAnalyzerTest<EmptyDiagnosticAnalyzer>();
        test.TestState.AddScenarioWithoutMarkup(LookAlikes.OtherGuids, Scenario);
        return Assert.ThrowsAnyAsync<Exception>(() => test.RunAsync(CancellationToken));
    }

    [Fact]
    public Task PlainCSharpUsesTheDefaultShape()
    {
        var test = new CSharpAnalyzerTest<EmptyDiagnosticAnalyzer>
        {
            TestCode = """
                class Downloader
                {
                    void Start(IBackgroundCopyJob job) => job.SetNotifyFlags((uint)BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
                }
                """,
        };
        test.TestState.AddShape(InteropShapes.Default);
        return test.RunAsync(CancellationToken);
    }
}
