using BitsAnalyzers.Tests.Flow;
using Xunit;

namespace BitsAnalyzers.Tests.Receivers;

/// <summary>
/// A job that an element, a field or a call gives may be one that is known under another name: what is set on it may be set on that.
/// </summary>
public class ElementJobTests
{
    [Theory]
    [InlineData("Jobs[0].SetNotifyFlags(3);")]
    [InlineData("Get().SetNotifyFlags(3);")]
    [InlineData("Jobs[0].SetNotifyCmdLine(null, null);")]
    [InlineData("foreach (var each in Jobs) each.SetNotifyFlags(3);")]
    [InlineData("MuteAll();")]
    [InlineData("ClearFirst();")]
    [InlineData("ClearIndirectly();")]
    [InlineData("ClearFound();")]
    public Task MayBeTheOneThatIsMuted(string statement) => Program(
        $"Jobs[0] = job; job.SetNotifyFlags(4); job.SetNotifyCmdLine(@\"c:\\a.exe\", null); {statement} job.Resume();");

    [Theory]
    [InlineData("Jobs[0].SetNotifyInterface(callback);")]
    [InlineData("new Registrar().All(Jobs, callback);")]
    [InlineData("new Registrar().All(Found.Values, callback);")]
    public Task MayBeTheOneThatHasOnlyACommandLine(string statement) => Program(
        $"Jobs[0] = job; job.SetNotifyCmdLine(@\"c:\\a.exe\", null); job.SetNotifyFlags(11); {statement} job.Resume();");

    [Fact]
    public Task IsNoneThatNobodyElseHas() => Program(
        "job.SetNotifyFlags({|BITS021:4|}); job.SetNotifyCmdLine(@\"c:\\a.exe\", null); MuteAll(); job.Resume();");

    private static Task Program(string statements) => Verdict.ProgramAbout(["BITS020", "BITS021"], $$"""
        class Downloader
        {
            IBackgroundCopyJob2[] Jobs = new IBackgroundCopyJob2[1];
            System.Collections.Generic.Dictionary<int, IBackgroundCopyJob2> Found = new();
            IBackgroundCopyJob2 Get() => Jobs[0];
            void MuteAll() { foreach (var each in Jobs) each.SetNotifyFlags(3); }
            void ClearFirst() { Jobs[0].SetNotifyCmdLine(null, null); }
            void ClearIndirectly() { ClearFirst(); }
            void ClearFound() { Found[1].SetNotifyCmdLine(null, null); }

            void Run(IBackgroundCopyManager manager, IBackgroundCopyCallback callback)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var made);
                made.AddFile("http://a/b", @"c:\b");
                var job = (IBackgroundCopyJob2)made;
                {{statements}}
            }
        }

        class Registrar
        {
            public void All(System.Collections.Generic.IEnumerable<IBackgroundCopyJob2> jobs, IBackgroundCopyCallback callback)
            {
                foreach (var each in jobs) each.SetNotifyInterface(callback);
            }
        }
        """);
}
