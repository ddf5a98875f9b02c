using BitsAnalyzers.CodeFixes.Interop;
using BitsAnalyzers.Tests.Fixes;
using Xunit;

namespace BitsAnalyzers.Tests.Interop;

public class BITS102FixTests
{
    [Theory]
    [InlineData("PreserveSig", "job.Cancel() == 0", "job.Cancel() >= 0")]
    [InlineData("PreserveSig", "job.Cancel() != 0", "job.Cancel() < 0")]
    [InlineData("PreserveSig", "0 == job.Cancel()", "0 <= job.Cancel()")]
    [InlineData("PreserveSig", "0 != job.Cancel()", "0 > job.Cancel()")]
    [InlineData("PreserveSig", "job.Cancel() is 0", "job.Cancel() is >= 0")]
    [InlineData("PreserveSig", "job.Cancel() is not 0", "job.Cancel() is < 0")]
    [InlineData("CsWin32", "job.Cancel() == 0", "job.Cancel() >= 0")]
    [InlineData("CsWin32", "job.Cancel() == HRESULT.S_OK", "job.Cancel().Succeeded")]
    [InlineData("CsWin32", "job.Cancel() != HRESULT.S_OK", "job.Cancel().Failed")]
    [InlineData("CsWin32", "job.Cancel().Value == 0", "job.Cancel().Value >= 0")]
    public Task ComparesTheSign(string shape, string before, string after) => ScenarioFix<Bits102ZeroIsNotSuccessFixProvider>.InShape(
        shape,
        $$"""class Downloader { bool Stop($Job job) => {|BITS102:{{before}}|}; }""",
        $$"""class Downloader { bool Stop($Job job) => {{after}}; }""");

    [Fact]
    public Task LeavesUnsignedResults() => ScenarioFix<Bits102ZeroIsNotSuccessFixProvider>.InShape(
        "PreserveSig",
        "class Downloader { bool Stop($Job job) => {|BITS102:(uint)job.Cancel() == 0|}; }",
        "class Downloader { bool Stop($Job job) => {|BITS102:(uint)job.Cancel() == 0|}; }");
}
