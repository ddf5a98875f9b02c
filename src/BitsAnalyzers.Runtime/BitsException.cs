using System.Globalization;
using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime;

/// <summary>
/// A call to BITS failed. Unlike the exceptions that the interop layer makes of an HRESULT (among them NotImplementedException,
/// UnauthorizedAccessException and ArgumentException), this is the same type for every HRESULT.
/// </summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/bits/bits-return-values">BITS return values</see></remarks>
public class BitsException : COMException
{
    /// <summary>Describes a failed call.</summary>
    /// <param name="hresult">The HRESULT.</param>
    /// <param name="operation">The call that failed, for example <c>IBackgroundCopyJob.Resume</c>.</param>
    public BitsException(int hresult, string operation)
        : this(hresult, operation, BitsErrorInfo.For(hresult))
    {
    }

    /// <summary>Describes a failure in words of its own.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="hresult">The HRESULT.</param>
    /// <param name="operation">The call or transfer that failed.</param>
    protected BitsException(string message, int hresult, string operation)
        : base(message, hresult)
    {
        Error = BitsErrorInfo.For(hresult);
        Operation = operation;
        HelpLink = Error.HelpLink;
    }

    private protected BitsException(string message, int hresult, string operation, Exception innerException)
        : base(message, innerException)
    {
        HResult = hresult;
        Error = BitsErrorInfo.For(hresult);
        Operation = operation;
        HelpLink = Error.HelpLink;
    }

    private BitsException(int hresult, string operation, BitsErrorInfo error)
        : base(MessageFor(operation, error), hresult)
    {
        Error = error;
        Operation = operation;
        HelpLink = error.HelpLink;
    }

    /// <summary>Name, meaning and advice for the HRESULT.</summary>
    public BitsErrorInfo Error { get; }

    /// <summary>Whether it can pass by itself: the same call can succeed later.</summary>
    public bool IsTransient => Error.IsTransient;

    /// <summary>The call that failed.</summary>
    public string Operation { get; }

    /// <summary>Whether the connection is lost, or there is no connection to be had.</summary>
    internal bool IsServiceLost => IsConnectionLost || string.Equals(Operation, BitsConnection.CreateOperation, StringComparison.Ordinal);

    internal bool IsConnectionLost => IsLostConnection(HResult);

    internal static bool IsLostConnection(int hresult) => hresult is HResults.RPC_E_DISCONNECTED or HResults.RPC_E_SERVER_DIED
        or HResults.RPC_E_SERVER_DIED_DNE
            or HResults.CO_E_OBJNOTCONNECTED
            or HResults.RPC_S_SERVER_UNAVAILABLE
            or HResults.RPC_S_CALL_FAILED;

    internal static int ThrowIfFailed(int hresult, string operation)
    {
        if (hresult >= 0)
        {
            return hresult;
        }

        BitsEventSource.Log.CallFailed(operation, hresult);
        throw new BitsException(hresult, operation);
    }

    private static string MessageFor(string operation, BitsErrorInfo error)
    {
        var hex = error.HResult.ToString("X8", CultureInfo.InvariantCulture);
        var message = error.Name.StartsWith("0x", StringComparison.Ordinal)
            ? $"{operation} failed with 0x{hex}. {error.Meaning}"
            : $"{operation} failed with {error.Name} (0x{hex}). {error.Meaning}";
        return error.Advice.Length == 0 ? message : $"{message} {error.Advice}";
    }
}
