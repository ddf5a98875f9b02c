using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits008UseNamedFlags : MaskRule
{
    public override Rule Rule => RuleCatalogue.UseNamedFlags;

    public override MaskFault? Examine(MaskUse use)
    {
        var argument = TransparentOperations.Strip(use.Argument);
        return use.Mask is { IsConstant: true, Value: not 0 } &&
            IsMadeOfLiterals(argument) &&
            FlagVocabulary.Find(use.Model, argument.Syntax.SpanStart, use.Method?.Parameters.FirstOrDefault(), argument)
                is { } vocabulary &&
            vocabulary.Covers(use.Mask.Value)
                ? new MaskFault(use.Argument.Syntax.ToString(), NotifyFlags.Describe(use.Mask.Value))
                : null;
    }

    private static bool IsMadeOfLiterals(Microsoft.CodeAnalysis.IOperation operation)
    {
        while (operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Or, OperatorMethod: null } or)
        {
            if (TransparentOperations.Strip(or.RightOperand) is not ILiteralOperation)
            {
                return false;
            }

            operation = TransparentOperations.Strip(or.LeftOperand);
        }

        return operation is ILiteralOperation;
    }
}
