using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>
/// Calls and masks go into members of their own. Literals stay, because a rule is about literals as arguments; so does what is evaluated
/// only if there is a job, and what needs more of the program than the job and the mask.
/// </summary>
internal sealed class ExtractMembers(Extraction extraction) : Rewriter
{
    protected override IEnumerable<Statement> Rewrite(Statement statement)
        => [Copy(statement) is JobCall call && call.Receiver.Style != ReceiverStyle.Conditional && CanExtract(call)
            ? call with { Extraction = extraction }
            : Copy(statement)];

    private bool CanExtract(JobCall call)
    {
        if (extraction is Extraction.MaskMethod or Extraction.MaskProperty)
        {
            return call is SetNotifyFlags { Mask: var mask } && IsConstant(mask);
        }

        return call switch
        {
            _ when extraction == Extraction.WrapperProperty && call is not SetNotifyFlags => false,
            SetNotifyFlags { Mask: var mask } => !HasLiteral(mask),
            SetNotifyInterface { Callback: var callback } => callback is not (CallbackArgument.Parameter or CallbackArgument.MayBeNull),
            SetNotifyCmdLine or SetProperty => true,
            PlainCall { Method: var method } => method is not (PlainMethod.GetId or PlainMethod.GetErrorCount or PlainMethod.EnumFiles),
            _ => false,
        };
    }

    private static bool IsConstant(MaskExpression mask) => mask switch
    {
        FlagName or NamedMask or ForeignName => true,
        MaskCast cast => IsConstant(cast.Operand),
        MaskComplement complement => IsConstant(complement.Operand),
        MaskOperation operation => IsConstant(operation.Left) && IsConstant(operation.Right),
        _ => false,
    };

    private static bool HasLiteral(MaskExpression mask) => mask switch
    {
        NumberLiteral => true,
        MaskCast cast => HasLiteral(cast.Operand),
        MaskComplement complement => HasLiteral(complement.Operand),
        MaskOperation operation => HasLiteral(operation.Left) || HasLiteral(operation.Right),
        MaskConditional conditional => HasLiteral(conditional.WhenTrue) || HasLiteral(conditional.WhenFalse),
        MaskSwitch @switch => @switch.Arms.Any(static arm => HasLiteral(arm.Value)) || HasLiteral(@switch.Otherwise),
        _ => false,
    };
}
