using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary><c>job.M()</c> becomes <c>((IBackgroundCopyJob)job).M()</c>.</summary>
internal sealed class CastReceivers : Rewriter
{
    protected override IEnumerable<Statement> Rewrite(Statement statement)
        => [Copy(statement) is JobCall and not SetNotifyCmdLine and var call && call.Receiver.Style == ReceiverStyle.Direct
            ? call with { Receiver = call.Receiver with { Style = ReceiverStyle.CastToJob } }
            : Copy(statement)];
}
