using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Lifetime;

/// <summary>A job that is created and left in the queue on a way that the code itself takes care of.</summary>
public class BITS048Tests
{
    private const string Left = "manager.{|BITS048:CreateJob|}(text, BG_JOB_TYPE_DOWNLOAD, out _, out var made); ";
    private const string Made = "manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var made); ";
    private const string Into = "manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out made); ";
    private const string Start = "made.AddFile(text, text); made.Resume(); ";

    [Theory]
    [InlineData(Left + "try { " + Start + "} catch (COMException) { Log(text); }")]
    [InlineData(Left + "try { " + Start + "} catch (COMException e) when (e.HResult != 0) { return; }")]
    [InlineData("try { " + Left + Start + "} catch (Exception) { }")]
    [InlineData(Left + "if (first) { return; } " + Start)]
    [InlineData(Left + "made.AddFile(text, text); if (first) { made.Resume(); }")]
    [InlineData(Left + "made.AddFile(text, text);")]
    [InlineData(Left + "made.AddFile(text, text); Marshal.ReleaseComObject(made);")]
    [InlineData(Left + "made.SetNotifyInterface(new Silent()); if (first) { return; } " + Start)]
    [InlineData("foreach (var url in new[] { text }) { " + Left + "try { " + Start + "} catch (COMException) { continue; } }")]
    [InlineData(
        Left
            + "static void Begin(IBackgroundCopyJob started, bool isReady) { if (isReady) { started.Resume(); } } made.AddFile(text, "
            + "text); Begin(made, first);")]
    [InlineData(
        "manager.{|BITS048:CreateJob|}(text, BG_JOB_TYPE_DOWNLOAD, out var id, out var made); Console.WriteLine(id); "
        + "if (first) { return; } made.Resume();")]
    [InlineData(
        "manager.{|BITS048:CreateJob|}(text, BG_JOB_TYPE_DOWNLOAD, out var id, out var made); "
        + "System.Diagnostics.Trace.WriteLine(id);")]
    public Task ReportsWhatIsLeft(string statements) => StatementsAbout("BITS048", statements);

    [Fact]
    public Task StaysSilentWhereAPairHandsItOut() => ProgramAbout("BITS048", """
        class Downloads
        {
            (bool, IBackgroundCopyJob) Make(IBackgroundCopyManager manager)
            {
                manager.CreateJob("new", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                return (true, job);
            }

            (IBackgroundCopyJob Job, (string, int) Others)? Nested(IBackgroundCopyManager manager, string text)
            {
                manager.CreateJob("new", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                return (job, (text, 3));
            }
        }
        """);

    [Theory]
    [InlineData(Made + Start)]
    [InlineData(Made + "if (first) { made.Cancel(); return; } " + Start)]
    [InlineData(Made + "try { " + Start + "} catch (COMException) { made.Cancel(); }")]
    [InlineData("IBackgroundCopyJob made = null; try { " + Into + Start + "} catch (Exception) { made?.Cancel(); }")]
    [InlineData(Made + "try { " + Start + "} catch (COMException) { throw; }")]
    [InlineData(Made + "try { " + Start + "} catch (COMException e) { throw new InvalidOperationException(text, e); }")]
    [InlineData(Made + "made.AddFile(text, text); jobs.Add(made);")]
    [InlineData(Made + "made.AddFile(text, text); Touch(made);")]
    [InlineData(
        "manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out var id, out var made); made.AddFile(text, text); jobs.Sort((_, _) => "
        + "id.GetHashCode());")]
    [InlineData(Made + "made.AddFile(text, text); made.GetId(out var id); Decide(id.ToString());")]
    [InlineData("try { " + Made + Start + "} catch (COMException) { throw; }")]
    [InlineData(Made + "Action start = () => made.Resume(); made.AddFile(text, text); start();")]
    [InlineData(Made + "made.SetNotifyInterface(callback); made.AddFile(text, text);")]
    [InlineData(
        "(bool, IBackgroundCopyJob) Make() { " + Made + "made.AddFile(text, text); return (true, made); } Touch(Make().Item2);")]
    [InlineData("manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out var id, out var made); Console.WriteLine($\"Created {id}.\");")]
    [InlineData("manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out var id, out _); Console.Out.WriteLine(\"{0}\", id);")]
    public Task StaysSilentWhereItIsLookedAfter(string statements)
        => StatementsAbout(
            "BITS048",
            statements.Replace("Decide(id.ToString())", "Log(id + text); if (id == Guid.Empty) { Log(text); }", StringComparison.Ordinal));
}
