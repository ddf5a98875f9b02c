using System.Globalization;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Printing;

/// <summary>Conditions as C#.</summary>
internal static class ConditionPrinter
{
    public static string Print(Condition condition) => condition switch
    {
        Constant constant => constant.Value ? "true" : "false",
        BoolVariable variable => variable.Name,
        Not not => "!" + Operand(not.Operand),
        Both both => $"{Operand(both.Left)} && {Operand(both.Right)}",
        Either either => $"{Operand(either.Left)} || {Operand(either.Right)}",
        NumberTest test => $"{test.Name} {Text(test.Comparison)} {test.Value.ToString(CultureInfo.InvariantCulture)}",
        MaskTest test => Print(test),
        StateTest test => Print(test),
        NullTest test => $"{test.Job} {(test.IsNegated ? "!=" : "==")} null",
        Ask => Parameters.Elsewhere + ".Ask()",
        LiftedTest test => $"{test.Name} {Text(test.Comparison)} {test.Value.ToString(CultureInfo.InvariantCulture)}",
        MissingTest test => Print(test),
        HandleTest test => $"{test.Name} {(test.IsNegated ? "!=" : "==")} {Handles.Zero(test.Form)}",
        ResultTest test => Templates.Fill(test.Question.Text, test.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, message: null),
    };

    /// <summary>In parentheses where it is not a single thing.</summary>
    public static string Operand(Condition condition)
        => condition is Constant or BoolVariable or Ask or Not ? Print(condition) : $"({Print(condition)})";

    private static string Print(MaskTest test)
    {
        var mask = MaskPrinter.Print(test.Mask);
        var operand = test.Mask is MaskVariable or FlagName or NamedMask ? mask : $"({mask})";
        var bits = MaskPrinter.Bits(test.Mask.Type, test.Bits);
        return test.Style switch
        {
            MaskTestStyle.AnyBit => $"({operand} & {bits}) != 0",
            MaskTestStyle.NoBit => $"({operand} & {bits}) == 0",
            MaskTestStyle.HasFlag => $"{operand}.HasFlag({bits})",
            _ => $"{operand} == {bits}",
        };
    }

    private static string Print(MissingTest test) => (test.Name, test.IsNegated) switch
    {
        (Parameters.Ratio, _) => $"{(test.IsNegated ? "!" : "")}double.IsNaN({test.Name})",
        (_, true) => $"{test.Name} is not null",
        _ => $"{test.Name} is null",
    };

    private static string Print(StateTest test)
    {
        var names = test.States.Select(JobStates.WindowsName);
        return (test.Style, test.IsNegated) switch
        {
            (StateTestStyle.Pattern, false) => $"{test.Name} is {string.Join(" or ", names)}",
            (StateTestStyle.Pattern, true) => $"{test.Name} is not ({string.Join(" or ", names)})",
            (_, false) => string.Join(" || ", names.Select(name => $"{test.Name} == {name}")),
            (_, true) => string.Join(" && ", names.Select(name => $"{test.Name} != {name}")),
        };
    }

    /// <summary>The operator.</summary>
    public static string Text(LiftedComparison comparison) => comparison switch
    {
        LiftedComparison.Greater => ">",
        LiftedComparison.AtMost => "<=",
        LiftedComparison.Less => "<",
        LiftedComparison.AtLeast => ">=",
        LiftedComparison.Equal => "==",
        _ => "!=",
    };

    private static string Text(NumberComparison comparison) => comparison switch
    {
        NumberComparison.Equal => "==",
        NumberComparison.NotEqual => "!=",
        _ => "<",
    };
}
