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

    [Theory]
    [InlineData("LogIfMine(name);", "void LogIfMine(string text) { if (text != \"mine\") throw new Exception(text); }")]
    [InlineData("Write(name);", "static bool Write(string text) => text == \"mine\" ? true : throw new Exception(text);")]
    [InlineData(
        "Console.WriteLine(name == \"mine\" ? name : Refuse(name));", "static string Refuse(string text) => throw new "
        + "Exception(text);")]
    [InlineData("var copy = name; if (copy != \"mine\") return;", "")]
    [InlineData("seen.Add(name);", "static readonly System.Collections.Generic.List<string> seen = new();")]
    [InlineData("log(name);", "Action<string> log;")]
    public Task StaysSilentWhereMoreThanAMessageIsMadeOfIt(string statements, string members) => ProgramAbout("BITS051", Reading(statements,
        "found.Cancel();", members));

    [Theory]
    [InlineData("Show($\"cancels {name}\");", "void Show(string text) => Console.WriteLine(text);")]
    [InlineData("Console.Error.WriteLine($\"cancels {name}\");", "")]
    [InlineData("var text = name.Trim() + '!'; System.Diagnostics.Debug.WriteLine(text);", "")]
    [InlineData("Console.WriteLine(string.Format(\"{0}\", name)); { var other = nameof(name); }", "")]
    public Task ReportsWhereItIsOnlyShown(string statements, string members) => ProgramAbout("BITS051", Reading(statements,
        "found.{|BITS051:Cancel|}();", members));

    private static string Reading(string statements, string end, string members) => $$"""
        class Cleaner
        {
            {{members}}

            void Run(IBackgroundCopyManager manager)
            {
                uint fetched = 0;
                manager.EnumJobs(0, out var all);
                all.Next(1, out var found, ref fetched);
                found.GetDisplayName(out var name);
                {{statements}}
                {{end}}
            }
        }
        """;

    private static string Enumerating(string statements)
        => $"uint fetched = 0; manager.EnumJobs(0, out var all); all.Next(1, out var found, ref fetched); {statements}";
}
