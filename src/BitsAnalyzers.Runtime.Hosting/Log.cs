using Microsoft.Extensions.Logging;

namespace BitsAnalyzers.Runtime.Hosting;

internal static class Log
{
    private static readonly Action<ILogger, int, string, Exception?> RegisteredMessage = LoggerMessage.Define<int, string>(
        LogLevel.Information, new EventId(1, nameof(Registered)), "Receivers are registered on {Count} jobs named '{Name}'.");

    private static readonly Action<ILogger, TimeSpan, Exception?> UnreachableMessage = LoggerMessage.Define<TimeSpan>(
        LogLevel.Warning, new EventId(2, nameof(Unreachable)), "BITS cannot be reached; it is tried again in {Delay}.");

    private static readonly Action<ILogger, Guid, Exception?> RefusedMessage = LoggerMessage.Define<Guid>(
        LogLevel.Warning, new EventId(3, nameof(Refused)), "No receiver could be registered on job {JobId}.");

    private static readonly Action<ILogger, Guid, BitsSubscriptionState, Exception?> ChangedMessage =
        LoggerMessage.Define<Guid, BitsSubscriptionState>(
        LogLevel.Information, new EventId(4, nameof(Changed)), "The receiver of job {JobId} is {State} now.");

    private static readonly Action<ILogger, Guid, Exception?> HandlerFailedMessage = LoggerMessage.Define<Guid>(
        LogLevel.Error, new EventId(5, nameof(HandlerFailed)), "The handler has failed with an event of job {JobId}.");

    public static void Registered(ILogger logger, int count, string name) => RegisteredMessage(logger, count, name, null);

    public static void Unreachable(ILogger logger, TimeSpan delay, Exception exception) => UnreachableMessage(logger, delay, exception);

    public static void Refused(ILogger logger, Guid jobId, Exception exception) => RefusedMessage(logger, jobId, exception);

    public static void Changed(ILogger logger, Guid jobId, BitsSubscriptionState state) => ChangedMessage(logger, jobId, state, null);

    public static void HandlerFailed(ILogger logger, Guid jobId, Exception exception) => HandlerFailedMessage(logger, jobId, exception);
}
