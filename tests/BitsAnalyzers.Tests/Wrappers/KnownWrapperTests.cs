using Xunit;
using static BitsAnalyzers.Tests.Wrappers.WrapperVerdict;

namespace BitsAnalyzers.Tests.Wrappers;

/// <summary>Public libraries that wrap a job: the names of their public members, as a program sees them in a referenced assembly.</summary>
public class KnownWrapperTests
{
    // The public surface that matters, with the method whose name lets a library through the first gate.
    private const string SharpBits = """
        using System;
        namespace SharpBits.Base
        {
            [Flags] public enum NotificationFlags { JobTransferred = 1, JobErrorOccured = 2, NotificationDisabled = 4, JobModified = 8 }
            public class BitsJob
            {
                public NotificationFlags NotificationFlags { get; set; }
                public string NotifyCommandLineProgram { get; set; }
                public string DisplayName { get; set; }
                public void Cancel() { }
                public void Complete() { }
                public void Resume() { }
                public void AddFile(string remote, string local) { }
                internal void SetNotifyFlags() { }
            }
        }
        """;

    private const string Vanara = """
        namespace Vanara.IO
        {
            public class BackgroundCopyJob
            {
                public string Description { get; set; }
                public void Cancel() { }
                public void Resume() { }
                public void TakeOwnership() { }
                public void SetNotifyCommandLine(string exeFullPath, string parameters = null, int notifyFlags = 3) { }
                internal void SetNotifyFlags() { }
            }
        }
        """;

    [Fact]
    public Task TheFlagsOfSharpBits() => Program(SharpBits, """
        using SharpBits.Base;
        class Downloader
        {
            void Run(BitsJob job)
            {
                job.NotificationFlags = {|BITS001:NotificationFlags.NotificationDisabled | NotificationFlags.JobTransferred|};
                job.NotificationFlags = NotificationFlags.JobErrorOccured | NotificationFlags.JobTransferred;
                job.NotificationFlags = {|BITS006:NotificationFlags.JobModified|};
            }
        }
        """);

    [Fact]
    public Task WhatIsDecidedInTheAssignment() => Program(SharpBits, """
        using SharpBits.Base;
        class Downloader
        {
            void Wrong(BitsJob job, bool quiet, bool watch)
            {
                job.NotificationFlags = {|BITS001:quiet ? NotificationFlags.NotificationDisabled | NotificationFlags.JobTransferred : NotificationFlags.JobErrorOccured | NotificationFlags.JobTransferred|};
                job.NotificationFlags |= {|BITS001:quiet ? NotificationFlags.NotificationDisabled : NotificationFlags.NotificationDisabled | NotificationFlags.JobModified|};
            }

            void Right(BitsJob job, bool quiet, NotificationFlags? given)
            {
                job.NotificationFlags = quiet ? NotificationFlags.NotificationDisabled : NotificationFlags.JobErrorOccured | NotificationFlags.JobTransferred;
                job.NotificationFlags = given ?? (NotificationFlags.JobErrorOccured | NotificationFlags.JobTransferred);
            }

            void Ended(BitsJob job, BitsJob other, string name)
            {
                job.Cancel();
                other.NotifyCommandLineProgram = name ?? @"C:\Windows\notepad.exe";
                job.{|BITS040:DisplayName|} = name ?? "late";
            }

            void CommandLine(BitsJob job, bool quiet)
            {
                job.NotifyCommandLineProgram = quiet ? @"C:\Windows\notepad.exe" : @"C:\Windows\regedit.exe";
                job.NotificationFlags = {|BITS021:quiet ? NotificationFlags.NotificationDisabled : NotificationFlags.NotificationDisabled|};
            }

            void Removed(BitsJob job, bool quiet)
            {
                job.NotifyCommandLineProgram = quiet ? @"C:\Windows\notepad.exe" : null;
                job.NotificationFlags = quiet ? NotificationFlags.JobTransferred | NotificationFlags.JobErrorOccured : NotificationFlags.NotificationDisabled;
            }
        }
        """);

    [Fact]
    public Task TheLifeOfAJobOfSharpBits() => Program(SharpBits, """
        using SharpBits.Base;
        class Downloader
        {
            void Wrong(BitsJob job)
            {
                job.Cancel();
                job.{|BITS040:Resume|}();
                job.{|BITS040:DisplayName|} = "late";
                job.NotificationFlags = {|BITS040:job.NotificationFlags|};
            }

            void Right(BitsJob first, BitsJob second)
            {
                first.Cancel();
                second.Resume();
                var name = first.DisplayName;
            }
        }
        """.Replace("job.NotificationFlags = {|BITS040:job.NotificationFlags|};", "job.{|BITS040:NotificationFlags|} = NotificationFlags.JobTransferred | NotificationFlags.JobErrorOccured;", StringComparison.Ordinal));

    [Fact]
    public Task ACommandLineOfSharpBits() => Program(SharpBits, """
        using SharpBits.Base;
        class Downloader
        {
            void Run(BitsJob job)
            {
                job.NotifyCommandLineProgram = @"C:\Windows\notepad.exe";
                job.NotificationFlags = {|BITS021:NotificationFlags.NotificationDisabled|};
            }

            // Whether the library has registered a callback is not known.
            void Events(BitsJob job)
            {
                job.NotifyCommandLineProgram = @"C:\Windows\notepad.exe";
                job.NotificationFlags = NotificationFlags.JobTransferred | NotificationFlags.JobErrorOccured | NotificationFlags.JobModified;
            }
        }
        """);

    [Fact]
    public Task AJobOfVanara() => Program(Vanara, """
        using Vanara.IO;
        class Downloader
        {
            void Wrong(BackgroundCopyJob job)
            {
                job.{|BITS047:SetNotifyCommandLine|}(@"C:\Windows\notepad.exe");
                job.TakeOwnership();
                job.Cancel();
                job.{|BITS040:Description|} = "late";
            }

            void Passed(BackgroundCopyJob job)
            {
                Stop(job);
                job.{|BITS040:Resume|}();
            }

            static void Stop(BackgroundCopyJob job) => job.Cancel();
        }
        """);

    // What stands before the program is no program.
    [Fact]
    public Task ACommandLineAmongOtherArguments() => Program(
        Attributes + """
        [BitsJob] public class Transfer
        {
            public void RunWhenDone(string name, [BitsCommandLine] string program, string parameters) { }
            public void Run([BitsCommandLine] string program, string parameters) { }
            public void Cancel() { }
        }

        public static class Transfers
        {
            public static void RunLater(this Transfer transfer, [BitsCommandLine] string program) { }
        }
        """,
        """
        class Downloader
        {
            void Run(Transfer transfer)
            {
                transfer.RunWhenDone("update", @"C:\Windows\notepad.exe", "/done");
                transfer.Run(@"C:\Windows\notepad.exe", "/done");
                transfer.Run({|BITS081:"notepad.exe"|}, "/done");
                transfer.RunLater({|BITS081:"notepad.exe"|});
            }
        }
        """);

    [Fact]
    public Task AClassOfTheSameNameInTheProgramIsFollowedInstead()
        => Program("public class Nothing { internal void SetNotifyFlags() { } }", """
        namespace SharpBits.Base
        {
            public class BitsJob
            {
                public void Cancel() { }
                public void Resume() { }
            }
        }

        class Downloader
        {
            void Run(SharpBits.Base.BitsJob job)
            {
                job.Cancel();
                job.Resume();
            }
        }
        """);
}
