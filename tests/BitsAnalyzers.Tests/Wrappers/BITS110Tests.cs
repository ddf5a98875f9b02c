using Xunit;
using static BitsAnalyzers.Tests.Wrappers.WrapperVerdict;

namespace BitsAnalyzers.Tests.Wrappers;

/// <summary>Attributes by which a wrapper tells what it does: believed where its body is out of sight, checked where it is not.</summary>
public class BITS110Tests
{
    private const string Library = Attributes + """
        namespace Contoso
        {
            [Flags] public enum Events : uint { Done = 1, Failed = 2, None = 4, Progress = 8 }

            [BitsJob]
            public class Transfer
            {
                [BitsNotifyFlags] public Events Events { get; set; }
                public void Notify(string name, [BitsNotifyFlags] Events events) { }
                public void RunWhenDone([BitsCommandLine] string program) { }
                public void Report([BitsCallback] object callback) { }
                [BitsFinalState] public void Abort() { }
                public void Touch() { }
            }

            public static class Transfers
            {
                [BitsFinalState] public static void Stop(this Transfer transfer) { }
            }
        }
        """;

    [Fact]
    public Task TheyAreBelievedInAnotherAssembly() => Program(Library, """
        using Contoso;
        class Downloader
        {
            void Flags(Transfer transfer)
            {
                transfer.Events = {|BITS001:Events.None | Events.Done|};
                transfer.Notify("a", {|BITS006:Events.Progress|});
            }

            void Decided(Transfer transfer, bool quiet, Events? events)
            {
                transfer.Events = {|BITS001:quiet ? Events.None | Events.Done : Events.None | Events.Failed|};
                transfer.Events = quiet ? Events.None : Events.Done | Events.Failed;
                transfer.Events = events ?? (Events.Done | Events.Failed);
            }

            void Lifetime(Transfer transfer, Transfer other)
            {
                transfer.Abort();
                transfer.{|BITS040:Events|} = Events.Done | Events.Failed;
                transfer.{|BITS040:Notify|}("a", Events.Done | Events.Failed);
                other.Stop();
                other.{|BITS040:RunWhenDone|}(null);
                transfer.Touch();
            }

            void CommandLine(Transfer transfer)
            {
                transfer.RunWhenDone(@"C:\Windows\notepad.exe");
                transfer.Notify("a", {|BITS021:Events.None|});
            }
        }
        """);

    [Fact]
    public Task TheyAreBelievedOfAnInterfaceInTheProgram() => Program(Attributes, """
        interface ITransfer
        {
            void Notify([BitsNotifyFlags] uint events);
            [BitsFinalState] void Abort();
        }

        class Downloader
        {
            void Run(ITransfer transfer) => transfer.Notify({|BITS002:0x40|});
        }
        """);

    [Fact]
    public Task TheyAreCheckedWhereTheBodyCanBeSeen() => Program(Attributes, """
        class Kept
        {
            private readonly IBackgroundCopyJob _job;
            public Kept(IBackgroundCopyJob job) => _job = job;
            [BitsNotifyFlags] public uint Flags { set => _job.SetNotifyFlags(value); }
            public void Notify([BitsNotifyFlags] uint flags) => Flags = flags;
            [BitsFinalState] public void Stop() => _job.Cancel();
            [BitsFinalState] public void End(bool keep)
            {
                if (keep)
                {
                    _job.Complete();
                }
                else
                {
                    Stop();
                }
            }
        }

        class Broken
        {
            private readonly IBackgroundCopyJob _job;
            public Broken(IBackgroundCopyJob job) => _job = job;
            [BitsNotifyFlags] public uint Flags { {|BITS110:set|} => _job.SetPriority(default); }
            public void Notify([{|BITS110:BitsNotifyFlags|}] uint flags) { }
            [{|BITS110:BitsFinalState|}] public void Stop(bool really)
            {
                if (really)
                {
                    _job.Cancel();
                }
            }
        }
        """);
}
