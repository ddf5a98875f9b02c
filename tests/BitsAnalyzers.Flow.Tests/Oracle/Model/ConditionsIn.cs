namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

/// <summary>Finds the tests that a statement itself makes.</summary>
internal static class ConditionsIn
{
    public static IEnumerable<Condition> Of(Statement statement) => statement switch
    {
        If @if => Of(@if.Condition),
        While loop => Of(loop.Condition),
        DeclareBool declare => Of(declare.Value),
        AssignBool assign => Of(assign.Value),
        DeclareMask declare => Of(declare.Value),
        AssignMask assign => Of(assign.Value),
        SetNotifyFlags set => Of(set.Mask),
        Try @try => @try.Handlers.SelectMany(static handler => handler.Filter is null ? [] : Of(handler.Filter)),
        _ => [],
    };

    private static IEnumerable<Condition> Of(Condition condition) => (condition switch
    {
        Not not => Of(not.Operand),
        Both both => Of(both.Left).Concat(Of(both.Right)),
        Either either => Of(either.Left).Concat(Of(either.Right)),
        MaskTest test => Of(test.Mask),
        _ => Enumerable.Empty<Condition>(),
    }).Prepend(condition);

    private static IEnumerable<Condition> Of(MaskExpression mask) => mask switch
    {
        MaskOperation operation => Of(operation.Left).Concat(Of(operation.Right)),
        MaskComplement complement => Of(complement.Operand),
        MaskCast cast => Of(cast.Operand),
        MaskConditional conditional => Of(conditional.Condition).Concat(Of(conditional.WhenTrue)).Concat(Of(conditional.WhenFalse)),
        MaskSwitch @switch => @switch.Arms.SelectMany(static arm => Of(arm.Value)).Concat(Of(@switch.Otherwise)),
        _ => [],
    };
}
