using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>
/// Tests of tasks: where they show that one has ended, nobody waits for it. Tasks are told apart by how they are written.
/// </summary>
internal static class TaskTests
{
    /// <summary>Whether the task has ended wherever the operation runs, by a test around it, or by one before it.</summary>
    public static bool ShowEnd(IOperation operation, string task)
    {
        for (var inner = operation; inner.Parent is { } outer; inner = outer)
        {
            var shows = outer switch
            {
                IConditionalOperation choice when choice.Condition != inner => Shows(choice.Condition, choice.WhenTrue == inner, task),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when both.RightOperand == inner =>
                    Shows(both.LeftOperand, true, task),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when either.RightOperand == inner =>
                    Shows(either.LeftOperand, false, task),
                ISwitchCaseOperation { Parent: ISwitchOperation { Value: var value } } @case => IsStatus(value, task)
                    && @case.Clauses.All(static clause => clause is ISingleValueCaseClauseOperation { Value: var status } && IsEnd(status)),
                IBlockOperation block => block.Operations.TakeWhile(earlier => earlier != inner).Any(earlier => ShowsBehind(earlier, task)),
                _ => false,
            };
            if (shows)
            {
                return true;
            }
        }

        return false;
    }

    // Whoever comes past it has seen the test come out so.
    private static bool ShowsBehind(IOperation statement, string task) => statement switch
    {
        IConditionalOperation { WhenFalse: null } choice => Leaves(choice.WhenTrue) && Shows(choice.Condition, false, task),
        IWhileLoopOperation { Condition: { } condition, ConditionIsUntil: false } loop =>
            Shows(condition, false, task) && !loop.Body.Descendants().Any(static part => part is IBranchOperation),
        _ => false,
    };

    private static bool Leaves(IOperation statement) => statement switch
    {
        IBlockOperation { Operations: [.., var last] } => Leaves(last),
        IReturnOperation or IBranchOperation or IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };

    private static bool Shows(IOperation condition, bool outcome, string task)
    {
        switch (condition)
        {
            case IParenthesizedOperation parenthesized:
                return Shows(parenthesized.Operand, outcome, task);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand }:
                return Shows(operand, !outcome, task);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } junction:
                var left = Shows(junction.LeftOperand, outcome, task);
                var right = Shows(junction.RightOperand, outcome, task);
                return junction.OperatorKind == BinaryOperatorKind.ConditionalAnd == outcome ? left || right : left && right;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                var isEqual = comparison.OperatorKind == BinaryOperatorKind.Equals == outcome;
                return comparison.RightOperand.ConstantValue is { HasValue: true, Value: bool expected }
                    ? Shows(comparison.LeftOperand, expected == isEqual, task)
                    : isEqual && IsStatus(comparison.LeftOperand, task) && IsEnd(comparison.RightOperand);
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var constant }, Value: var tested }:
                return constant.ConstantValue is { HasValue: true, Value: bool value }
                    ? Shows(tested, value == outcome, task)
                    : outcome && IsStatus(tested, task) && IsEnd(constant);
            case IIsPatternOperation { Pattern: IRecursivePatternOperation { PropertySubpatterns: var parts }, Value: var whole }:
                return outcome && whole.Syntax.ToString() == task && parts.Any(static part =>
                    part is
                    {
                        Member: IPropertyReferenceOperation { Property: var property },
                        Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: true } }
                    }
                    && IsEndOf(property));
            case IPropertyReferenceOperation { Property: var property, Instance.Syntax: var asked }:
                return outcome && IsEndOf(property) && asked.ToString() == task;
            default:
                return false;
        }
    }

    private static bool IsEndOf(IPropertySymbol property)
        => property.Name is "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "IsCanceled" && IsOfTasks(property);

    private static bool IsStatus(IOperation value, string task)
        => value is IPropertyReferenceOperation { Property: { Name: "Status" } property, Instance.Syntax: var asked }
            && IsOfTasks(property)
            && asked.ToString() == task;

    private static bool IsEnd(IOperation status)
        => status is IFieldReferenceOperation { Field: { Name: "RanToCompletion" or "Faulted" or "Canceled", ContainingType: var type } }
            && FullNames.IsFrameworkType(type, "System.Threading.Tasks.TaskStatus");

    private static bool IsOfTasks(ISymbol member)
    {
        foreach (var name in new[] { "Task", "Task`1", "ValueTask", "ValueTask`1" })
        {
            if (FullNames.IsFrameworkType(member.ContainingType, "System.Threading.Tasks." + name))
            {
                return true;
            }
        }

        return false;
    }
}
