using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>A project without BITS does not notice the package, even where its code looks like BITS.</summary>
[Collection(nameof(ConsumerBuild))]
public class SilenceTests(ConsumerBuild build)
{
    internal static readonly Consumer Consumer = new("Silence",
        ("MediaEvents.cs",
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("56A868C0-0AD4-11CE-B03A-0020AF0BA770"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
        public interface IMediaEventEx
        {
            void SetNotifyWindow(nint window, int message, nint instanceData);
            void SetNotifyFlags(int noNotifyFlags);
            void GetNotifyFlags(out int noNotifyFlags);
        }

        public static class MediaEvents
        {
            public static void Mute(IMediaEventEx events) => events.SetNotifyFlags(0x47);
        }
        """),
        ("Subscriptions.cs",
        """
        using System;

        [Flags]
        public enum Notify
        {
            Transferred = 1,
            Error = 2,
            Disable = 4
        }

        public class Subscription
        {
            private Notify flags;

            public void SetNotifyFlags(Notify value) => flags = value;

            public override string ToString() => flags.ToString();
        }

        public static class Subscriptions
        {
            public static void Mute(Subscription subscription) => subscription.SetNotifyFlags(Notify.Error | Notify.Disable);
        }
        """));

    [Fact]
    public void NothingIsReported() => BuildDiagnostic.AssertAre(build.DiagnosticsOf(Consumer));
}
