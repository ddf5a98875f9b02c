namespace BitsAnalyzers.Runtime.Testing;

/// <summary>What a server answers to a request for a file.</summary>
public sealed class SimulatedResponse
{
    private SimulatedResponse(byte[]? content, int failure, bool isTransient, BitsErrorContext context)
    {
        Content = content;
        Failure = failure;
        IsTransient = isTransient;
        Context = context;
    }

    internal byte[]? Content { get; }

    internal int Failure { get; }

    internal bool IsTransient { get; }

    internal BitsErrorContext Context { get; }

    /// <summary>The content of the file; for an upload, the reply.</summary>
    /// <param name="content">The bytes.</param>
    /// <returns>The answer.</returns>
    public static SimulatedResponse Ok(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(content, HResults.S_OK, isTransient: false, BitsErrorContext.None);
    }

    /// <summary>An HTTP status. BITS retries after 5xx and gives up on others.</summary>
    /// <param name="statusCode">The status, 100 to 599.</param>
    /// <returns>The answer.</returns>
    public static SimulatedResponse Status(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return new(null, unchecked((int)0x80190000) | statusCode, statusCode >= 500, BitsErrorContext.RemoteFile);
    }

    /// <summary>A failure of the transport or the server.</summary>
    /// <param name="hresult">The error of the job, for example <see cref="HResults.BG_E_CONNECTION_CLOSED"/>.</param>
    /// <param name="isTransient">Whether BITS retries.</param>
    /// <param name="context">Where it arises.</param>
    /// <returns>The answer.</returns>
    public static SimulatedResponse Fail(int hresult, bool isTransient, BitsErrorContext context = BitsErrorContext.GeneralTransport) =>
        new(null, hresult, isTransient, context);
}
