using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Shrinking;

/// <summary>Simpler tests in the place of a test.</summary>
internal static class ConditionVariants
{
    public static IEnumerable<Condition> Of(Condition condition)
    {
        switch (condition)
        {
            case Not not:
                return Of(not.Operand).Select(static Condition (operand) => new Not(operand)).Prepend(not.Operand);
            case Both both:
                return Of(both.Left).Select(left => both with { Left = left })
                    .Concat(Of(both.Right).Select(right => both with { Right = right }))
                    .Prepend(both.Right).Prepend(both.Left);
            case Either either:
                return Of(either.Left).Select(left => either with { Left = left })
                    .Concat(Of(either.Right).Select(right => either with { Right = right }))
                    .Prepend(either.Right).Prepend(either.Left);
            case ResultTest { Question.IsOdd: true } test:
                return [new BoolVariable(Parameters.Bools[0]), test with { Question = ResultQuestion.All[0] }];
            case NumberTest or MaskTest or NullTest or LiftedTest or MissingTest or HandleTest or ResultTest:
                return [new BoolVariable(Parameters.Bools[0])];
            case StateTest { States.Length: > 1 } test:
                return test.States.Select(state => test with { States = [state] });
            default:
                return [];
        }
    }
}
