namespace BitsAnalyzers.Cli.Tests;

/// <summary>A folder of sources that is there for one test.</summary>
internal sealed class SourceTree : IDisposable
{
    /// <summary>Declarations of BITS, as small as can be.</summary>
    public const string Interop = """
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

        [Guid("37668D37-507E-4160-9316-26306D150B12"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        public interface IBackgroundCopyJob
        {
            void SetNotifyFlags(BG_NOTIFY flags);
            void Cancel();
            void Resume();
        }
        """;

    /// <summary>BITS001, certain, in line 5; BITS007, advice, in line 10; BITS040, certain, in line 16.</summary>
    public const string Downloads = """
        public static class Downloads
        {
            public static void Mute(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags(BG_NOTIFY.JOB_ERROR | BG_NOTIFY.DISABLE);
            }

            public static void Start(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags(BG_NOTIFY.JOB_TRANSFERRED);
            }

            public static void Restart(IBackgroundCopyJob job)
            {
                job.Cancel();
                job.Resume();
            }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("BitsAnalyzers.Cli-");

    /// <param name="files">Paths and texts.</param>
    public SourceTree(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            Write(path, text);
        }
    }

    public string Path => _folder.FullName;

    /// <summary>The declarations, and the mistakes.</summary>
    public static SourceTree WithMistakes() => new(("Interop.cs", Interop), ("Downloads.cs", Downloads));

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text + "\n");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
