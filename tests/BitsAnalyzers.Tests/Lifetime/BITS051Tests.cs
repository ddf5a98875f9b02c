using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Lifetime;

/// <summary>Whatever job is found is ended.</summary>
public class BITS051Tests
{
    [Theory]
    [InlineData("found.{|BITS051:Cancel|}();")]
    [InlineData("found.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { found.{|BITS051:Complete|}(); }")]
    [InlineData("found.GetDisplayName(out var name); Console.WriteLine($\"cancels {name}\"); found.{|BITS051:Cancel|}();")]
    [InlineData("found.GetDisplayName(out _); found.{|BITS051:Cancel|}();")]
    public Task Reports(string statements) => Statements(Enumerating(statements));

    [Theory]
    [InlineData("found.GetDisplayName(out var name); if (name == text) { found.Cancel(); }")]
    [InlineData("found.GetId(out var id); if (id != Guid.Empty) { found.Cancel(); }")]
    [InlineData("found.GetOwner(out var owner); if (!owner.StartsWith(text)) { return; } found.Cancel();")]
    [InlineData("found.GetDescription(out var description); var isOurs = description == text; if (isOurs) { found.Complete(); }")]
    [InlineData("Touch(found); found.Cancel();")]
    [InlineData("job.Cancel();")]
    public Task StaysSilentWhereItIsTestedWhoseItIs(string statements) => StatementsAbout("BITS051", Enumerating(statements));

    private static string Enumerating(string statements)
        => $"uint fetched = 0; manager.EnumJobs(0, out var all); all.Next(1, out var found, ref fetched); {statements}";
}
