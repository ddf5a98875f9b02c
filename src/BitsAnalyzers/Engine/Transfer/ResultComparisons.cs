using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Notes where the HRESULT of a call is compared with a single code.</summary>
internal static class ResultComparisons
{
    public static void Note(BlockRun run, IBinaryOperation comparison, Value left, Value right)
    {
        NoteCode(run, comparison, left, comparison.RightOperand);
        NoteCode(run, comparison, right, comparison.LeftOperand);
    }

    public static void Note(BlockRun run, IIsPatternOperation comparison, Value value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                NoteCode(run, comparison, value, constant.Value);
                break;
            case INegatedPatternOperation negated:
                Note(run, comparison, value, negated.Pattern);
                break;
            case IBinaryPatternOperation junction:
                Note(run, comparison, value, junction.LeftPattern);
                Note(run, comparison, value, junction.RightPattern);
                break;
        }
    }

    private static void NoteCode(BlockRun run, IOperation comparison, Value result, IOperation code)
    {
        var context = run.Context;
        if (CallOf(context, result) is { } call && ConstantHResult.Of(code, context.Compilation, context.CancellationToken) is { } number)
        {
            var isSettled = IsSettled(run.State, ConditionTransfer.Failed(result));
            run.Note(new ComparisonEvent(context.Points[comparison], call, unchecked((uint)number), isSettled));
        }
    }

    // The call that gave the result, where that is a member of BITS in a shape that returns its HRESULTs.
    private static int? CallOf(BodyContext context, Value value)
    {
        var site = value switch
        {
            ResultValue result => result.Site,
            NumberValue { Identity: SymbolicValue { Part: 0, Site: var number } } => number,
            SymbolicValue { Part: 0, Site: var symbol } => symbol,
            _ => 0,
        };
        return site > 0 &&
            context.Points[site] is IInvocationOperation { TargetMethod: var method } invocation &&
            HResults.AreReturnedBy(method) &&
            (context.Types.FindMember(method, invocation.Instance?.Type) ?? context.Types.FindExtended(method)) is not null
                ? site
                : null;
    }

    private static bool IsSettled(ProgramStateBuilder state, Value failed)
        => state.Entails(failed is NotValue not ? not.Operand : failed) is not null;
}
