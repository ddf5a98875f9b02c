using System.Globalization;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>
/// The argument of SetNotifyFlags goes into a local first. Literals stay, because a rule is about literals as arguments; so does what is
/// evaluated only if there is a job.
/// </summary>
internal sealed class ExtractMasks : Rewriter
{
    protected override IEnumerable<Statement> Rewrite(Statement statement)
    {
        if (statement is not SetNotifyFlags set || set.Receiver.Style == ReceiverStyle.Conditional || HasLiteral(set.Mask))
        {
            return [Copy(statement)];
        }

        var name = "extracted" + set.Site.ToString(CultureInfo.InvariantCulture);
        return [new DeclareMask(name, set.Mask.Type, set.Mask), set with { Mask = new MaskVariable(name, set.Mask.Type) }];
    }

    private static bool HasLiteral(MaskExpression mask) => mask switch
    {
        NumberLiteral => true,
        MaskCast cast => HasLiteral(cast.Operand),
        MaskOperation operation => HasLiteral(operation.Left) || HasLiteral(operation.Right),
        _ => false,
    };
}
