using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>What is in force when a job is resumed, passed on or left: BITS020, 021, 025, 027 and 028.</summary>
public class ReceiverFlowTests
{
    private const string Create = """
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        var created2 = (IBackgroundCopyJob2)created;
        created.AddFile(text, text);
        """;

    public class BITS020
    {
        [Fact]
        public Task ReportsFlagsThatACommandLineIgnores() => Statements(Create + """

            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created2.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)|});
            created.Resume();
            """);

        [Fact]
        public Task ReportsInEitherOrder() => Statements(Create + """

            created.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED)|});
            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created.Resume();
            """);

        [Fact]
        public Task ReportsWhereTheCallbackIsClearedAgain() => Statements(Create + """

            created.SetNotifyInterface(new Silent());
            created.SetNotifyInterface(null);
            created.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED)|});
            created2.SetNotifyCmdLine("c:\\a.exe", null);
            """);

        [Fact]
        public Task ReportsOnAJobFromOutside() => Statements("""
            other.SetNotifyCmdLine("c:\\a.exe", null);
            other.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)|});
            """);

        [Fact]
        public Task ReportsOnAJobFromOutsideWhereACallbackIsOnlyCleared() => Statements("""
            other.SetNotifyInterface(null);
            other.SetNotifyCmdLine("c:\\a.exe", null);
            other.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)|});
            job?.SetNotifyInterface(null);
            """);

        [Theory]
        [InlineData("job.SetNotifyInterface(callback);")]
        [InlineData("job?.SetNotifyInterface(callback);")]
        [InlineData("Action<object> register = job.SetNotifyInterface;")]
        public Task StaysSilentOnAJobFromOutsideWhereTheTypeRegistersACallback(string statement) => Statements($$"""
            other.SetNotifyCmdLine("c:\\a.exe", null);
            other.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            if (first)
            {
                {{statement}}
            }
            """);

        [Fact]
        public Task StaysSilentWithACallback() => Statements(Create + """

            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            created.{|BITS027:SetNotifyInterface|}(new Silent());
            """);

        [Fact]
        public Task StaysSilentWithACallbackClass() => Statements(Create + """

            ((IBackgroundCopyJob5)created).SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, default);
            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            """);

        [Fact]
        public Task StaysSilentWhereTheCommandLineIsClearedAgain() => Statements(Create + """

            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created2.SetNotifyCmdLine(null, null);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            """);

        [Fact]
        public Task StaysSilentWhereTheMaskIsReplaced() => Statements(Create + """

            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            created.GetNotifyFlags(out _);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
            """);

        [Fact]
        public Task StaysSilentWhereTheCommandLineMayBeNull() => Statements(Create + """

            created2.SetNotifyCmdLine(text, null);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
            """);

        [Fact]
        public Task StaysSilentWithoutFlags() => Statements(Create + """

            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created.Resume();
            """);

        [Fact]
        public Task ReportsWhatADerivedClassDoesToTheJobOfItsBaseClass() => Program(Derived(
            "{|BITS020:" + Ignored + "|}", "", "", ""));

        [Theory]
        [InlineData("Job.SetNotifyInterface(callback);", "", "")]
        [InlineData("", "Job.SetNotifyInterface(callback);", "")]
        [InlineData("", "", "Job.SetNotifyInterface(callback);")]
        [InlineData("((IBackgroundCopyJob5)Job).SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_NOTIFICATION_CLSID, default);", "", "")]
        public Task StaysSilentWhereTheBaseClassOrADerivedOneRegistersACallback(string inBase, string inMiddle, string inDerived)
            => Program(Derived(Ignored, inBase, inMiddle, inDerived));

        private const string Ignored = "(uint)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION)";

        private static string Derived(string mask, string inBase, string inMiddle, string inDerived) => $$"""
            abstract class Base<T>
            {
                protected IBackgroundCopyJob2 Job = Source.Job();
                protected void Register(object callback) { {{inBase}} }
            }

            abstract class Middle : Base<int>
            {
                protected void Watch(object callback) { {{inMiddle}} }
                protected void Start()
                {
                    Job.SetNotifyCmdLine("c:\\a.exe", null);
                    Job.SetNotifyFlags({{mask}});
                }
            }

            class Derived : Middle
            {
                void Listen(object callback) { {{inDerived}} }
            }

            static class Source
            {
                public static extern IBackgroundCopyJob2 Job();
            }
            """;

        [Fact]
        public Task StaysSilentOnAJobFromOutsideInATypeThatRegistersCallbacks() => Program("""
            class Downloader
            {
                void Register(IBackgroundCopyJob job, object callback) => job.SetNotifyInterface(callback);

                void Start(IBackgroundCopyJob2 job)
                {
                    job.SetNotifyCmdLine("c:\\a.exe", null);
                    job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION));
                }
            }
            """);
    }

    public class BITS021
    {
        [Fact]
        public Task ReportsAMaskThatDisables() => Statements(Create + """

            created2.SetNotifyCmdLine("c:\\a.exe", null);
            created.SetNotifyFlags({|BITS021:(uint)BG_NOTIFY_DISABLE|});
            created.Resume();
            """);

        [Fact]
        public Task ReportsAMaskWithoutTheEnd() => Statements("""
            other.SetNotifyFlags({|BITS021:(uint)BG_NOTIFY_JOB_MODIFICATION|});
            other.SetNotifyCmdLine("c:\\a.exe", null);
            """);

        [Fact]
        public Task ReportsInOneArmThatGoesOn() => Statements("""
            uint flags = (uint)BG_NOTIFY_JOB_ERROR;
            if (first)
            {
                flags = (uint)BG_NOTIFY_DISABLE;
            }

            other.SetNotifyFlags({|BITS021:flags|});
            other.SetNotifyCmdLine("c:\\a.exe", null);
            """);

        [Fact]
        public Task StaysSilentForTheEndOfTheJob() => Statements("""
            other.SetNotifyFlags((uint)BG_NOTIFY_JOB_ERROR);
            other.SetNotifyCmdLine("c:\\a.exe", null);
            """);

        [Fact]
        public Task StaysSilentWhereTheCommandLineIsRemoved() => Statements("""
            other.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
            other.SetNotifyCmdLine(null, null);
            """);
    }

    public class BITS025
    {
        [Fact]
        public Task ReportsADisabledCallbackAtResume() => Statements(Create + """

            created.SetNotifyInterface(new Silent());
            created.SetNotifyFlags({|BITS025:(uint)BG_NOTIFY_DISABLE|});
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentWithoutACallback() => Statements(Create + """

            created.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentWhereTheJobIsNotResumed() => Statements(Create + """

            created.SetNotifyInterface(new Silent());
            created.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
            """);
    }

    public class BITS027
    {
        [Fact]
        public Task ReportsTheLaterCall() => Statements("""
            other.SetNotifyInterface(new Silent());
            other.{|BITS027:SetNotifyCmdLine|}("c:\\a.exe", null);
            """);

        [Fact]
        public Task ReportsACallbackThatIsDeclaredNotNull() => Program("""
            #nullable enable
            class Downloader
            {
                void Start(IBackgroundCopyJob2 job, IBackgroundCopyCallback callback)
                {
                    job.SetNotifyCmdLine("c:\\a.exe", "");
                    job.{|BITS027:SetNotifyInterface|}(callback);
                }
            }
            """);

        [Fact]
        public Task StaysSilentForACallbackThatMayBeNull() => Program("""
            #nullable enable
            class Downloader
            {
                void Start(IBackgroundCopyJob2 job, IBackgroundCopyCallback? callback, object sink)
                {
                    job.SetNotifyCmdLine("c:\\a.exe", "");
                    job.SetNotifyInterface(callback!);
                    job.SetNotifyInterface(sink);
                }
            }
            """);

        [Fact]
        public Task StaysSilentWhereOneReplacesTheOther() => Statements("""
            other.SetNotifyInterface(new Silent());
            other.SetNotifyInterface(null);
            other.SetNotifyCmdLine("c:\\a.exe", null);
            other.SetNotifyCmdLine(null, null);
            other.SetNotifyInterface(new Silent());
            """);

        [Fact]
        public Task StaysSilentOnDifferentPaths() => Statements("""
            if (first)
            {
                other.SetNotifyInterface(new Silent());
            }
            else
            {
                other.SetNotifyCmdLine("c:\\a.exe", null);
            }
            """);
    }

    public class BITS028
    {
        [Fact]
        public Task ReportsAMaskOfWhichNotAllIsKnown() => Statements(Create + """

            created.SetNotifyInterface(new Watcher());
            other.GetNotifyFlags(out var mask);
            created.SetNotifyFlags({|BITS028:mask & ~(uint)BG_NOTIFY_JOB_TRANSFERRED | (uint)BG_NOTIFY_JOB_ERROR|});
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentOnAMaskThatMayHaveAReportOfItsOwn() => Statements(Create + """

            created.SetNotifyInterface(new Watcher());
            other.GetNotifyFlags(out var mask);
            created.SetNotifyFlags(mask & ~(uint)BG_NOTIFY_JOB_TRANSFERRED);
            created.Resume();
            """);

        [Fact]
        public Task ReportsAHandlerWithoutItsFlag() => Statements(Create + """

            created.{|BITS028:SetNotifyInterface|}(new Watcher());
            created.Resume();
            """);

        [Fact]
        public Task ReportsTheMaskThatLacksTheFlag() => Statements(Create + """

            created.SetNotifyInterface(new Watcher());
            created.SetNotifyFlags({|BITS028:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)|});
            created.Resume();
            """);

        [Fact]
        public Task ReportsACallbackInALocal() => Statements(Create + """

            var watcher = new Watcher();
            created.{|BITS028:SetNotifyInterface|}(watcher);
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentWithTheFlags() => Statements(Create + """

            created.SetNotifyInterface(new Watcher());
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED));
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentForEmptyHandlers() => Statements(Create + """

            created.SetNotifyInterface(new Silent());
            created.Resume();
            """);

        [Theory]
        [InlineData("public override void JobModification(IBackgroundCopyJob job, uint reserved) { }", false)]
        [InlineData(
            "public override void JobModification(IBackgroundCopyJob job, uint reserved) => base.JobModification(job, reserved);", true)]
        [InlineData("public new void JobModification(IBackgroundCopyJob job, uint reserved) { }", true)]
        [InlineData("", true)]
        public Task TheOverrideOfTheExactClassCounts(string member, bool handles) => Verdict.Program($$"""
            class Logging : IBackgroundCopyCallback
            {
                public void JobTransferred(IBackgroundCopyJob job) { }
                public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
                public virtual void JobModification(IBackgroundCopyJob job, uint reserved) => Console.WriteLine("changed");
            }

            class Between : Logging
            {
                {{member}}
            }

            sealed class Exact : Between
            {
            }

            class Downloader
            {
                void Run(IBackgroundCopyManager manager)
                {
                    manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                    job.AddFile("https://contoso.com/a", "c:\\a");
                    job.{{(handles ? "{|BITS028:SetNotifyInterface|}" : "SetNotifyInterface")}}(new Exact());
                    job.Resume();
                }
            }
            """);

        [Theory]
        [InlineData(
            "class Quiet : Handlers { public override void JobModification(IBackgroundCopyJob job, uint reserved) => Console.WriteLine(); "
            + "}",
            true)]
        [InlineData("class Quiet : Handlers { public override void JobModification(IBackgroundCopyJob job, uint reserved) { } }", false)]
        [InlineData(
            "class Quiet : Handlers, IBackgroundCopyCallback { public override void JobModification(IBackgroundCopyJob job, uint "
            + "reserved) => Console.WriteLine(); " +
            "void IBackgroundCopyCallback.JobModification(IBackgroundCopyJob job, uint reserved) { } }", false)]
        public Task AnAbstractHandlerIsThatOfTheExactClass(string type, bool handles) => Verdict.Program($$"""
            abstract class Handlers : IBackgroundCopyCallback
            {
                public void JobTransferred(IBackgroundCopyJob job) { }
                public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
                public abstract void JobModification(IBackgroundCopyJob job, uint reserved);
            }

            {{type}}

            class Downloader
            {
                void Run(IBackgroundCopyManager manager)
                {
                    manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                    job.AddFile("https://contoso.com/a", "c:\\a");
                    job.{{(handles ? "{|BITS028:SetNotifyInterface|}" : "SetNotifyInterface")}}(new Quiet());
                    job.Resume();
                }
            }
            """);

        [Theory]
        [InlineData("created.Resume(); created.{|BITS028:SetNotifyInterface|}(new Watcher());")]
        [InlineData("created.Resume(); created.{|BITS028:SetNotifyInterface|}(new Watcher()); Log(text); created.Cancel();")]
        [InlineData("created.Resume(); created.{|BITS028:SetNotifyInterface|}(new Watcher()); Decide();")]
        [InlineData(
            "created.SetNotifyFlags({|BITS028:3|}); created.Resume(); created.SetNotifyInterface(new Watcher()); if (first) "
            + "created.Suspend();")]
        [InlineData("created.SetNotifyInterface(new Silent()); created.Resume(); created.{|BITS028:SetNotifyInterface|}(new Watcher());")]
        public Task TheInterfaceMayComeAfterResume(string statements)
            => Statements(
                Create + statements.Replace("3|}", "(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)|}", StringComparison.Ordinal));

        [Theory]
        [InlineData("created.Resume(); created.SetNotifyInterface(new Watcher()); created.SetNotifyFlags(all);")]
        [InlineData("created.SetNotifyInterface(new Watcher()); created.Resume(); created.SetNotifyFlags(all);")]
        [InlineData("created.SetNotifyInterface(new Watcher()); created.Resume(); if (first) created.SetNotifyFlags(all);")]
        [InlineData("created.Resume(); created.SetNotifyInterface(new Watcher()); created.SetNotifyInterface(null);")]
        [InlineData("created.SetNotifyInterface(new Watcher()); Touch(created); created.Resume();")]
        [InlineData("created.Resume(); created.SetNotifyInterface(new Watcher()); Touch(created);")]
        [InlineData("created.SetNotifyInterface(new Watcher()); created.Suspend();")]
        public Task StaysSilentWhereWhatIsInForceInTheEndMayBeRight(string statements)
            => Statements(
                Create
                    + "const uint all = (uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION | "
                    + "BG_NOTIFY_FILE_TRANSFERRED);"
                    + statements);

        [Theory]
        [InlineData("internal class Panel", "", "this", true)]
        [InlineData("sealed class Panel", "", "this", true)]
        [InlineData("public class Panel", "", "this", false)]
        [InlineData("public sealed class Panel", "", "this", true)]
        [InlineData(
            "class Panel",
            "class Wide : Panel { public override void JobModification(IBackgroundCopyJob job, uint reserved) { } }",
            "this",
            false)]
        [InlineData("class Panel", "class Outer { protected class Other { } }", "next", true)]
        [InlineData("public class Panel", "", "next", false)]
        [InlineData("class Panel", "", "new System.Runtime.InteropServices.UnknownWrapper(this)", true)]
        [InlineData("class Panel", "", "new System.Runtime.InteropServices.UnknownWrapper(this).WrappedObject", true)]
        [InlineData("class Panel", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Contoso.More\")]", "this", false)]
        public Task AnObjectOfAClassThatNothingDerivesFrom(string type, string other, string callback, bool isKnown)
            => Verdict.Program($$"""
            #nullable enable
            {{(other.StartsWith('[') ? other : "")}}
            {{type}} : IBackgroundCopyCallback
            {
                void Run(IBackgroundCopyManager manager, Panel next)
                {
                    manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                    job.AddFile("https://contoso.com/a", "c:\\a");
                    job.{{(isKnown ? "{|BITS028:SetNotifyInterface|}" : "SetNotifyInterface")}}({{callback}});
                    job.Resume();
                }

                public void JobTransferred(IBackgroundCopyJob job) { }
                public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
                {{(type.Contains("sealed", StringComparison.Ordinal) ? "" : "virtual ")}}public void JobModification(IBackgroundCopyJob job, uint reserved) => Console.WriteLine("moved");
            }
            {{(other.StartsWith('[') ? "" : other)}}
            """);

        [Fact]
        public Task StaysSilentWhereTheCallbackSetsFlags() => Verdict.Program("""
            sealed class Panel : IBackgroundCopyCallback
            {
                void Run(IBackgroundCopyManager manager)
                {
                    manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                    job.AddFile("https://contoso.com/a", "c:\\a");
                    job.SetNotifyInterface(this);
                    job.Resume();
                }

                public void JobTransferred(IBackgroundCopyJob job)
                {
                    try
                    {
                        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION));
                    }
                    catch (COMException)
                    {
                    }
                }

                public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
                public void JobModification(IBackgroundCopyJob job, uint reserved) => Console.WriteLine("moved");
            }
            """);

        [Fact]
        public Task StaysSilentForACallbackOfUnknownType() => Statements(Create + """

            created.SetNotifyInterface(callback);
            created.Resume();
            """);

        [Fact]
        public Task StaysSilentOnAJobFromOutside() => Statements("""
            other.SetNotifyInterface(new Watcher());
            other.Resume();
            """);

        [Fact]
        public Task StaysSilentWhereOthersMayHaveSetTheFlags() => Statements(Create + """

            created.SetNotifyInterface(new Watcher());
            Touch(created);
            created.Resume();
            """);
    }
}
