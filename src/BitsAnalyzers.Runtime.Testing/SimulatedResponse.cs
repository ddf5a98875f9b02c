namespace BitsAnalyzers.Runtime.Testing;

/// <summary>What a server answers to a request for a file.</summary>
public sealed class SimulatedResponse
{
    internal const int WinInetTimeout = unchecked((int)0x80072EE2);

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

    internal SimulatedBreak? Breaks { get; private init; }

    internal string? Headers { get; private init; }

    /// <summary>The content of the file; for an upload, the reply.</summary>
    /// <param name="content">The bytes.</param>
    /// <returns>The answer.</returns>
    public static SimulatedResponse Ok(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(content, HResults.S_OK, isTransient: false, BitsErrorContext.None);
    }

    /// <summary>The content of the file, with the headers of the answer.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="headers">The headers, separated by CR LF.</param>
    /// <returns>The answer.</returns>
    public static SimulatedResponse Ok(byte[] content, string headers)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(headers);
        return new(content, HResults.S_OK, isTransient: false, BitsErrorContext.None) { Headers = headers };
    }

    /// <summary>An answer whose body is cut short: the connection is closed early, and BITS asks for the rest later.</summary>
    /// <param name="content">All the bytes.</param>
    /// <param name="after">After how many bytes of the file.</param>
    /// <returns>The answer.</returns>
    public static SimulatedResponse CutShort(byte[] content, long after)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(content, HResults.S_OK, isTransient: false, BitsErrorContext.None)
        {
            Breaks = new(after, TimeSpan.Zero, HResults.BG_E_CONNECTION_CLOSED),
        };
    }

    /// <summary>An answer that stalls: nothing comes any more, until BITS gives up and asks for the rest later.</summary>
    /// <param name="content">All the bytes.</param>
    /// <param name="after">After how many bytes of the file.</param>
    /// <param name="time">How long it takes BITS to give up; 5 minutes unless told otherwise.</param>
    /// <returns>The answer.</returns>
    public static SimulatedResponse Stall(byte[] content, long after, TimeSpan? time = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(content, HResults.S_OK, isTransient: false, BitsErrorContext.None)
        {
            Breaks = new(after, time ?? TimeSpan.FromMinutes(5), WinInetTimeout),
        };
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
