namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>A small program that uses BITS, with one mistake of each severity.</summary>
internal static class ConsumerCode
{
    public static readonly (string Name, string Text) Interop = ("Interop.cs",
        """
        using System;
        using System.Runtime.InteropServices;

        [Flags]
        public enum BG_NOTIFY : uint
        {
            JOB_TRANSFERRED = 1,
            JOB_ERROR = 2,
            DISABLE = 4,
            JOB_MODIFICATION = 8
        }

        // Known by its identifier. As a declaration of COM it would have to begin with the first slot.
        [Guid("37668D37-507E-4160-9316-26306D150B12"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        public interface IBackgroundCopyJob
        {
            void SetNotifyFlags(BG_NOTIFY flags);
        }
        """);

    /// <summary>BITS001, a warning, in line 5; BITS007, a suggestion, in line 10.</summary>
    public static readonly (string Name, string Text) Downloads = ("Downloads.cs", WithMistakes("Downloads"));

    /// <summary>The same mistakes in the same lines.</summary>
    public static readonly (string Name, string Text) Uploads = ("Uploads.cs", WithMistakes("Uploads"));

    private static string WithMistakes(string name) =>
        $$"""
        public static class {{name}}
        {
            public static void Mute(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags(BG_NOTIFY.JOB_ERROR | BG_NOTIFY.DISABLE);
            }

            public static void Start(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags(BG_NOTIFY.JOB_TRANSFERRED);
            }
        }
        """;
}
