using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Operations on dynamic values: the running program decides what they do.</summary>
internal sealed class LateBinding(BlockRun run, OperationEvaluator evaluator)
{
    private BodyContext Context => run.Context;

    // What is done with a dynamic value is decided at run time, and may be any code.
    public static bool IsLate(IOperation operand) => operand.Type is { TypeKind: TypeKind.Dynamic };

    public Value Operate(IOperation operation, params Value[] operands)
    {
        foreach (var operand in operands)
        {
            evaluator.Escapes.ByStore(operand);
        }

        run.MayThrow();
        evaluator.Escapes.UnknownCode(Context.Points[operation]);
        return evaluator.FreshValue(operation.Type, operation);
    }
}
