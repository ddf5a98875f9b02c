using BitsAnalyzers.Tests.Wrappers;
using Xunit;

namespace BitsAnalyzers.Tests.Receivers;

/// <summary>
/// A job with a command line in a class whose base class is in another assembly: that may have registered a callback on the job, where it
/// knows BITS at all.
/// </summary>
public class BaseClassElsewhereTests
{
    private const string Interop = """
        using System.Runtime.InteropServices;
        namespace Contoso.Bits
        {
            [ComImport, Guid("97EA99C7-0186-4AD4-8DF9-C5B4E0ED6B22"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            public interface IBackgroundCopyCallback { }

            [ComImport, Guid("54B50739-686F-45EB-9DFF-D6A9A0FAA9AF"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            public interface IBackgroundCopyJob2
            {
                void Resume();
                void SetNotifyFlags(uint flags);
                void SetNotifyInterface([MarshalAs(UnmanagedType.IUnknown)] object callback);
                void SetNotifyCmdLine([MarshalAs(UnmanagedType.LPWStr)] string program, [MarshalAs(UnmanagedType.LPWStr)] string parameters);
            }
        }

        """;

    private const string Registering = Interop + """
        namespace Contoso.Hosting
        {
            public class JobHost : Contoso.Bits.IBackgroundCopyCallback
            {
                protected readonly Contoso.Bits.IBackgroundCopyJob2 Job;

                protected JobHost(Contoso.Bits.IBackgroundCopyJob2 job)
                {
                    Job = job;
                    job.SetNotifyInterface(this);
                }
            }

            public class NamedHost : JobHost
            {
                protected NamedHost(Contoso.Bits.IBackgroundCopyJob2 job) : base(job) { }
            }
        }
        """;

    private const string Elsewhere = """
        public class ViewModel
        {
            protected virtual void Changed(string name) { }
        }
        """;

    [Theory]
    [InlineData("Contoso.Hosting.JobHost")]
    [InlineData("Contoso.Hosting.NamedHost")]
    public Task StaysSilentWhereTheBaseClassRegisters(string type) => WrapperVerdict.ProgramWithoutInterop(Registering, $$"""
        using Contoso.Bits;
        class Downloader : {{type}}
        {
            public Downloader(IBackgroundCopyJob2 job) : base(job) { }

            public void Start()
            {
                Job.SetNotifyFlags(0x0B);
                Job.SetNotifyCmdLine(@"C:\Windows\notepad.exe", null);
                Job.Resume();
            }
        }

        class Quiet : Downloader
        {
            public Quiet(IBackgroundCopyJob2 job) : base(job) { }

            public void StartQuietly(IBackgroundCopyJob2 job)
            {
                job.SetNotifyFlags(0x0B);
                job.SetNotifyCmdLine(@"C:\Windows\notepad.exe", null);
                job.Resume();
            }
        }
        """);

    // What it declares, or what it references, shows that it knows BITS; which of its members registers what does not show.
    [Fact]
    public Task StaysSilentWhereTheBaseClassMayRegister()
        => WrapperVerdict.Program(Interop + Elsewhere, Program("ViewModel", reported: false));

    [Fact]
    public Task ReportsWhereTheBaseClassKnowsNothingOfBits() => WrapperVerdict.Program(Elsewhere, Program("ViewModel", reported: true));

    [Theory]
    [InlineData("object")]
    [InlineData("MarshalByRefObject")]
    [InlineData("System.ComponentModel.Component")]
    [InlineData("System.Collections.Generic.List<int>")]
    public Task ReportsWithABaseClassOfTheFramework(string type) => WrapperVerdict.Program(Elsewhere, Program(type, reported: true));

    // A job that is made there has no callback that is not seen.
    [Fact]
    public Task ReportsOnANewJob() => WrapperVerdict.Program(Interop + Elsewhere, """
        class Downloader : ViewModel
        {
            public void Start(Contoso.Interop.IBackgroundCopyManager manager)
            {
                manager.CreateJob("Update", Contoso.Interop.BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("https://contoso.com/a", @"C:\Data\a");
                job.SetNotifyFlags({|BITS020:0x0B|});
                ((Contoso.Interop.IBackgroundCopyJob2)job).SetNotifyCmdLine(@"C:\Windows\notepad.exe", null);
                job.Resume();
            }
        }
        """.Replace("0x0B", "0x01 | 0x02 | 0x08", StringComparison.Ordinal));

    private static string Program(string type, bool reported) => $$"""
        class Downloader : {{type}}
        {
            public void Start(Contoso.Interop.IBackgroundCopyJob2 job)
            {
                job.SetNotifyFlags({{(reported ? "{|BITS020:Flags|}" : "Flags")}});
                job.SetNotifyCmdLine(@"C:\Windows\notepad.exe", null);
                job.Resume();
            }

            const uint Flags = 0x0B;
        }
        """;
}
