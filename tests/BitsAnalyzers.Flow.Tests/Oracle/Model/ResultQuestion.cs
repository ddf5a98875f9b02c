using System.Collections.Immutable;

namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

/// <summary>A question about a result, with <c>{hr}</c> for its name; and whether it is one that an analyzer need not understand.</summary>
internal sealed record ResultQuestion(string Text, Func<int, bool> Answer, bool IsOdd)
{
    private const int Fail = unchecked((int)0x80004005);
    private const int InvalidState = unchecked((int)0x80200002);

    /// <summary>The results that a call may have that succeeds or fails.</summary>
    public static readonly ImmutableArray<int> Failures = [Fail, InvalidState];

    /// <summary>What Cancel and Complete may give that succeed, but not in everything.</summary>
    public const int PartialSuccess = 0x00200004;

    public static readonly ImmutableArray<ResultQuestion> All =
    [
        new("{hr} < 0", static hr => hr < 0, IsOdd: false),
        new("{hr} >= 0", static hr => hr >= 0, IsOdd: false),
        new("{hr} == 0", static hr => hr == 0, IsOdd: false),
        new("{hr} != 0", static hr => hr != 0, IsOdd: false),
        new("({hr} & 0x80000000) != 0", static hr => hr < 0, IsOdd: true),
        new("({hr} & int.MinValue) == 0", static hr => hr >= 0, IsOdd: true),
        new("{hr} >> 31 != 0", static hr => hr < 0, IsOdd: true),
        new("{hr} >>> 31 == 0", static hr => hr >= 0, IsOdd: true),
        new("(uint){hr} >= 0x80000000", static hr => hr < 0, IsOdd: true),
        new("(uint){hr} == 0x80004005", static hr => hr == Fail, IsOdd: true),
        new("(long){hr} < 0", static hr => hr < 0, IsOdd: true),
        new("-{hr} > 0", static hr => hr < 0, IsOdd: true),
        new("{hr} + 1 <= 0", static hr => hr < 0, IsOdd: true),
        new("int.IsNegative({hr})", static hr => hr < 0, IsOdd: true),
        new("Math.Sign({hr}) == -1", static hr => hr < 0, IsOdd: true),
        new("{hr} == -2147467259", static hr => hr == Fail, IsOdd: true),
        new("{hr} is -2147467259 or -2145386494", static hr => hr is Fail or InvalidState, IsOdd: true),
        new("{hr} is not (-2147467259 or -2145386494)", static hr => hr is not (Fail or InvalidState), IsOdd: true),
        new("new Outcome({hr}).Succeeded", static hr => hr >= 0, IsOdd: true),
        new("new Outcome({hr}).IsPartial", static hr => hr > 0, IsOdd: true),
        new("((Outcome){hr}).Failed", static hr => hr < 0, IsOdd: true),
        new("Outcome.IsFailure({hr})", static hr => hr < 0, IsOdd: true),
        new("new[] { {hr} }[0] < 0", static hr => hr < 0, IsOdd: true),
        new("new System.Collections.Generic.List<int> { {hr} }.Contains(0)", static hr => hr == 0, IsOdd: true),
        new("{hr}.ToString().StartsWith('-')", static hr => hr < 0, IsOdd: true),
        new("{hr}.CompareTo(0) < 0", static hr => hr < 0, IsOdd: true),
        new("{hr}.Equals(0)", static hr => hr == 0, IsOdd: true),
        new("({hr}, 0).Item1 < 0", static hr => hr < 0, IsOdd: true),
        new("(int?){hr} < 0", static hr => hr < 0, IsOdd: true),
        new("({hr} | 1) < 0", static hr => hr < 0, IsOdd: true),
        new("unchecked((short){hr}) != 0", static hr => unchecked((short)hr) != 0, IsOdd: true),
        new("{hr} is < 0", static hr => hr < 0, IsOdd: true),
        new("{hr} is >= 0", static hr => hr >= 0, IsOdd: true),
        new("{hr} is 0 or 2097156", static hr => hr is 0 or PartialSuccess, IsOdd: true),
        new("Failures.IsBad({hr})", static hr => hr < 0, IsOdd: true),
    ];
}

/// <summary>Finds the results that a program looks at in some way.</summary>
internal static class AskedResults
{
    public static HashSet<string> In(BitsProgram program)
    {
        var statements = Descendants.Of(program.Body).ToList();
        return
        [
            .. statements.SelectMany(ConditionsIn.Of).OfType<ResultTest>().Select(static test => test.Name),
            .. statements.OfType<Step>().Where(static step => step.Idiom.HasResult).Select(static step => step.Argument),
        ];
    }
}
