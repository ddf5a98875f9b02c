using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Testing.Tests;

public sealed class DiagnosticTraceTests
{
    private const string Source = "class {|#0:C|} { int {|#1:a|} = {|#2:1|}; }";

    private static DiagnosticResult Expected => new(OddNumberAnalyzer.Rule);

    private static DiagnosticResult Odd => Expected.WithArguments(1).WithLocation(2);

    [Fact]
    public Task Fits() => VerifyAsync<TracingAnalyzer>(Source, Odd.WithTrace((0, "the type"), (1, "the variable")));

    [Fact]
    public Task FitsInACodeFixTest() => new CSharpCodeFixTest<TracingAnalyzer, EmptyCodeFixProvider>
    {
        TestCode = Source,
        ExpectedDiagnostics = { Odd.WithTrace((0, "the type"), (1, "the variable")) },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task FitsWithArgumentsGivenLater() => VerifyAsync<TracingAnalyzer>(
        Source,
        Expected.WithLocation(2).WithTrace((0, "the type"), (1, "the variable")).WithArguments(1));

    [Fact]
    public Task WrongText() => FailingTest.AssertAsync(
        () => VerifyAsync<TracingAnalyzer>(Source, Odd.WithTrace((0, "the type"), (1, "the field"))),
        "-the field",
        "+the variable");

    [Fact]
    public Task WrongTextInACodeFixTest() => FailingTest.AssertAsync(
        () => new CSharpCodeFixTest<TracingAnalyzer, EmptyCodeFixProvider>
        {
            TestCode = Source,
            ExpectedDiagnostics = { Odd.WithTrace((0, "the type"), (1, "the field")) },
        }.RunAsync(TestContext.Current.CancellationToken),
        "-the field");

    [Fact]
    public Task WrongPlace() => FailingTest.AssertAsync(
        () => VerifyAsync<TracingAnalyzer>(Source, Odd.WithTrace((0, "the type"), (2, "the variable"))));

    [Fact]
    public Task MissingStep() => FailingTest.AssertAsync(
        () => VerifyAsync<TracingAnalyzer>(Source, Odd.WithTrace((0, "the type"))));

    [Fact]
    public Task MessageIsStillCompared() => FailingTest.AssertAsync(
        () => VerifyAsync<TracingAnalyzer>(
            Source,
            Expected.WithArguments(3).WithLocation(2).WithTrace((0, "the type"), (1, "the variable"))),
        "The number 3 is odd");

    [Fact]
    public Task CountThatIsNoNumber() => FailingTest.AssertAsync(
        () => VerifyAsync<MiscountingAnalyzer>("class C { int a = [|1|]; }"),
        "trace.count is 'two'");

    [Fact]
    public Task CountAboveTheLocations() => FailingTest.AssertAsync(
        () => VerifyAsync<OvercountingAnalyzer>("class C { int a = [|1|]; }"),
        "trace.count is '3'");

    [Fact]
    public Task StepWithoutAText() => FailingTest.AssertAsync(
        () => VerifyAsync<MuteAnalyzer>("class C { int a = [|1|]; }"),
        "Step 0");

    [Fact]
    public Task FurtherLocationsAreNoSteps() => VerifyAsync<ShortTraceAnalyzer>(
        Source,
        Odd.WithTrace((0, "the type")).WithLocation(1));

    [Fact]
    public void TraceNeedsALocationFirst() =>
        Assert.Throws<InvalidOperationException>(() => Expected.WithTrace((0, "the type")));

    [Fact]
    public async Task ReadsTheTraceOfADiagnostic()
    {
        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync<TracingAnalyzer>(
            "class C { int a = 1; }", cancellationToken: TestContext.Current.CancellationToken);

        var trace = Assert.Single(diagnostics).GetTrace();
        Assert.Equal(["the type", "the variable"], trace.Select(step => step.Text));
        Assert.Equal([6, 14], trace.Select(step => step.Location.SourceSpan.Start));
    }

    private static Task VerifyAsync<TAnalyzer>(string source, params DiagnosticResult[] expected)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer> { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [DiagnosticAnalyzer("C#")]
    private sealed class MiscountingAnalyzer : TracingAnalyzer
    {
        protected override string Count => "two";
    }

    [DiagnosticAnalyzer("C#")]
    private sealed class OvercountingAnalyzer : TracingAnalyzer
    {
        protected override string Count => "3";
    }

    [DiagnosticAnalyzer("C#")]
    private sealed class ShortTraceAnalyzer : TracingAnalyzer
    {
        protected override string Count => "1";
    }

    [DiagnosticAnalyzer("C#")]
    private sealed class MuteAnalyzer : TracingAnalyzer
    {
        protected override string? TextOf(string step) => step == "type" ? " " : base.TextOf(step);
    }
}
