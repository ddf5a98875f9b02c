using System.Globalization;
using BitsAnalyzers.Runtime.ComAccess;

namespace BitsAnalyzers.Runtime;

/// <summary>Why a job failed: a copy, since BITS forgets the error when the transfer goes on.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopyerror">IBackgroundCopyError</see></remarks>
public sealed class BitsJobError
{
    private BitsJobError(
        BitsErrorInfo info,
        BitsErrorContext context,
        string? description,
        string? contextDescription,
        string? protocol,
        BitsFileSnapshot? file)
    {
        ContextDescription = contextDescription;
        Protocol = protocol;
        Info = info;
        Context = context;
        Description = description;
        File = file;
    }

    /// <summary>The HRESULT of the failure.</summary>
    public int HResult => Info.HResult;

    /// <summary>Name, meaning and advice for the HRESULT.</summary>
    public BitsErrorInfo Info { get; }

    /// <summary>Whether it can pass by itself: BITS retries, or resuming the job can be enough.</summary>
    public bool IsTransient => Info.IsTransient;

    /// <summary>Where the error arose.</summary>
    public BitsErrorContext Context { get; }

    /// <summary>
    /// The system's own text for the error, in the current user interface language; <see langword="null"/> if there is none.
    /// </summary>
    public string? Description { get; }

    /// <summary>The system's own text for the place of the error; <see langword="null"/> if there is none.</summary>
    public string? ContextDescription { get; }

    /// <summary>The protocol of the transfer, <c>http</c> for example; <see langword="null"/> where the error concerns none.</summary>
    public string? Protocol { get; }

    /// <summary>The file that failed; <see langword="null"/> where the error concerns none.</summary>
    public BitsFileSnapshot? File { get; }

    /// <inheritdoc/>
    public override string ToString() => File is null ? $"{Info} ({Context})" : $"{Info} ({Context}, {File.RemoteName})";

    internal static unsafe BitsJobError Read(ComPointer error)
    {
        var context = 0;
        var code = 0;
        BitsException.ThrowIfFailed(error.Call(ErrorSlots.GetError, (nint)(&context), (nint)(&code)), "IBackgroundCopyError.GetError");

        BitsFileSnapshot? snapshot = null;
        nint file = 0;
        if (error.Call(ErrorSlots.GetFile, (nint)(&file)) >= 0 && file != 0)
        {
            using var opened = new BitsFile(ComPointer.Own(file));
            snapshot = opened.TakeSnapshot();
        }

        return new(
            BitsErrorInfo.For(code),
            (BitsErrorContext)context,
            ReadText(error, ErrorSlots.GetErrorDescription),
            ReadText(error, ErrorSlots.GetErrorContextDescription),
            ComStrings.Get(error, ErrorSlots.GetProtocol, out var protocol) >= 0 && protocol.Length > 0 ? protocol : null,
            snapshot);
    }

    private static unsafe string? ReadText(ComPointer error, int slot)
    {
        nint text = 0;
        var hresult = error.Call(slot, LanguageId.Of(CultureInfo.CurrentUICulture), (nint)(&text));
        var read = ComStrings.Take(text).TrimEnd();
        return hresult >= 0 && read.Length > 0 ? read : null;
    }
}
