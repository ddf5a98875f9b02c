using System.Runtime.InteropServices;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

public sealed unsafe partial class BitsJob
{
    /// <summary>Adds a file.</summary>
    /// <param name="remoteUrl">The address, at most 2200 characters.</param>
    /// <param name="localPath">The full local path. Environment variables are not expanded.</param>
    /// <exception cref="ArgumentException">The address is empty or too long, or the path is not a full one.</exception>
    /// <exception cref="BitsException">
    /// <c>BG_E_TOO_MANY_FILES</c>: an upload takes one file. <c>BG_E_TOO_MANY_FILES_IN_JOB</c>, <c>E_ACCESSDENIED</c>: the file may not be
    /// written.
    /// <c>E_INVALIDARG</c>: an unsupported protocol. <c>BG_E_INVALID_STATE</c>: the job is final.
    /// </exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-addfile">AddFile</see></remarks>
    public void AddFile(string remoteUrl, string localPath)
    {
        Arguments.RequireRemoteUrl(remoteUrl, nameof(remoteUrl));
        Arguments.RequireFullPath(localPath, nameof(localPath));
        fixed (char* remote = remoteUrl, local = localPath)
        {
            Check(Pointer.Call(JobSlots.AddFile, (nint)remote, (nint)local), "IBackgroundCopyJob.AddFile");
        }
    }

    /// <summary>Adds several files; all of them or none.</summary>
    /// <param name="files">The files, at least one.</param>
    /// <exception cref="ArgumentException">There is no file, or one of them is not valid; see <see cref="AddFile"/>.</exception>
    /// <exception cref="BitsException">As for <see cref="AddFile"/>.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-addfileset">AddFileSet</see></remarks>
    public void AddFiles(IEnumerable<BitsFileRequest> files)
    {
        var list = Arguments.RequireFiles(files, nameof(files));
        var set = new BG_FILE_INFO[list.Length];
        try
        {
            for (var index = 0; index < list.Length; index++)
            {
                set[index].RemoteName = Marshal.StringToHGlobalUni(list[index].RemoteUrl);
                set[index].LocalName = Marshal.StringToHGlobalUni(list[index].LocalPath);
            }

            fixed (BG_FILE_INFO* first = set)
            {
                Check(Pointer.Call(JobSlots.AddFileSet, set.Length, (nint)first), "IBackgroundCopyJob.AddFileSet");
            }
        }
        finally
        {
            foreach (var info in set)
            {
                Marshal.FreeHGlobal(info.RemoteName);
                Marshal.FreeHGlobal(info.LocalName);
            }
        }
    }

    /// <summary>Adds parts of a file to a download (BITS 2.0).</summary>
    /// <param name="remoteUrl">The address.</param>
    /// <param name="localPath">The full local path.</param>
    /// <param name="ranges">The parts, at least one, not overlapping.</param>
    /// <exception cref="ArgumentException">An argument is not valid; see <see cref="AddFile"/>.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 2.0.</exception>
    /// <exception cref="BitsException"><c>E_NOTIMPL</c>: an upload. <c>BG_E_INVALID_RANGE</c>, <c>BG_E_OVERLAPPING_RANGES</c>,
    /// <c>BG_E_INVALID_STATE</c>.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-addfilewithranges">AddFileWithRanges</see></remarks>
    public void AddFileRanges(string remoteUrl, string localPath, params BitsFileRange[] ranges)
    {
        Arguments.RequireRemoteUrl(remoteUrl, nameof(remoteUrl));
        Arguments.RequireFullPath(localPath, nameof(localPath));
        var native = Arguments.RequireRanges(ranges, nameof(ranges));
        var job = _interfaces.Require(InterfaceIds.Job3, BitsVersion.V2_0, "Downloading parts of a file");
        fixed (char* remote = remoteUrl, local = localPath)
        fixed (BG_FILE_RANGE* first = native)
        {
            Check(
                job.Call(JobSlots.AddFileWithRanges, (nint)remote, (nint)local, native.Length, (nint)first),
                "IBackgroundCopyJob3.AddFileWithRanges");
        }
    }

    /// <summary>Lists the files.</summary>
    /// <returns>The files. Disposing of the list disposes of them.</returns>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-enumfiles">EnumFiles</see></remarks>
    public DisposableList<BitsFile> GetFiles()
    {
        nint files = 0;
        Check(Pointer.Call(JobSlots.EnumFiles, (nint)(&files)), "IBackgroundCopyJob.EnumFiles");
        using var enumerator = ComPointer.Own(files);
        return new(Enumerator.ToList(enumerator, file => new BitsFile(file)));
    }

    /// <summary>Reads all files.</summary>
    /// <returns>The files as they are now. They hold no references.</returns>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public IReadOnlyList<BitsFileSnapshot> GetFileSnapshots()
    {
        using var files = GetFiles();
        return files.Select(file => file.TakeSnapshot()).ToArray();
    }

    internal BitsJobSnapshot TakeSnapshot() => new(
        Id,
        DisplayName,
        Type,
        ComStrings.Get(Pointer, JobSlots.GetOwner, out var owner) >= 0 ? owner : string.Empty,
        Progress,
        GetFileSnapshots());

    /// <summary>Points all files whose address begins with a prefix to another server or folder (BITS 2.0).</summary>
    /// <param name="oldPrefix">The beginning of the old addresses.</param>
    /// <param name="newPrefix">What replaces it.</param>
    /// <returns>Whether any file had the prefix.</returns>
    /// <exception cref="ArgumentException">A prefix is empty or too long.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 2.0.</exception>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>: the job is final. <c>E_NOTIMPL</c>: an upload.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-replaceremoteprefix">ReplaceRemotePrefix</see></remarks>
    public bool ReplaceRemotePrefix(string oldPrefix, string newPrefix)
    {
        Arguments.RequireRemoteUrl(oldPrefix, nameof(oldPrefix));
        Arguments.RequireRemoteUrl(newPrefix, nameof(newPrefix));
        var job = _interfaces.Require(InterfaceIds.Job3, BitsVersion.V2_0, "Replacing the prefix of addresses");
        fixed (char* old = oldPrefix, replacement = newPrefix)
        {
            return Check(job.Call(JobSlots.ReplaceRemotePrefix, (nint)old, (nint)replacement), "IBackgroundCopyJob3.ReplaceRemotePrefix")
                != HResults.S_FALSE;
        }
    }
}
