using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>Which calls BITS refuses on a job that is CANCELLED or ACKNOWLEDGED.</summary>
internal static class Legality
{
    public static bool IsRefusedInFinalState(JobCall call) => call switch
    {
        SetNotifyFlags or SetNotifyInterface or SetNotifyCmdLine => true,
        PlainCall plain => plain.Method switch
        {
            PlainMethod.GetId or PlainMethod.GetErrorCount or PlainMethod.EnumFiles or PlainMethod.AddFile => false,
            _ => true,
        },
        _ => false,
    };

    /// <summary>Whether one page of the documentation says that it is refused, and another one does not.</summary>
    public static bool IsPerhapsRefusedInFinalState(JobCall call) => call is PlainCall { Method: PlainMethod.AddFile };
}
