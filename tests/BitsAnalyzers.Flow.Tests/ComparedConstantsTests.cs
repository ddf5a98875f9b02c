using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Xunit;
using static BitsAnalyzers.Engine.Transfer.ConditionTransfer;

namespace BitsAnalyzers.Flow.Tests;

/// <summary>
/// Decisions about one value go on exactly where some value is left that all of them are true of: tried out against every value there is.
/// </summary>
public class ComparedConstantsTests
{
    private static readonly int[] s_values = [.. Enumerable.Range(-2, 9)];
    private static readonly int[] s_limits = [0, 1, 2, 4];
    private static readonly string[] s_texts = ["", "a", "b"];
    private static readonly SymbolicValue s_symbol = new(20);
    private static readonly NumberValue s_number = new(NotifyMask.Unknown, s_symbol, null);

    private static readonly (Value Condition, Func<int, bool> Holds)[] s_comparisons =
    [
        .. from comparison in Enum.GetValues<Comparison>()
           from limit in s_limits
           from isMirrored in new[] { false, true }
           let constant = NumberValue.Constant((uint)limit)
           select (
               isMirrored ? Compare(comparison, constant, s_number) : Compare(comparison, s_number, constant),
               (Func<int, bool>)(value => isMirrored ? Holds(comparison, limit, value) : Holds(comparison, value, limit))),
    ];

    [Fact]
    public void ThreeComparisonsOfANumberGoOnWhereANumberIsLeft()
    {
        foreach (var (first, holdsFirst) in s_comparisons)
        {
            foreach (var (second, holdsSecond) in s_comparisons)
            {
                foreach (var (third, holdsThird) in s_comparisons.Where(static (_, number) => number % 5 == 0))
                {
                    var isLeft = s_values.Any(value => holdsFirst(value) && !holdsSecond(value) && holdsThird(value));
                    var states = Follow((first, true), (second, false), (third, true));
                    Assert.True(isLeft == states.Count > 0, $"{first} and not {second} and {third}: {isLeft}");
                }
            }
        }
    }

    [Fact]
    public void ATextIsOneTextOrNull()
    {
        var conditions = s_texts
            .Select(static text => (
                Condition: Compare(Comparison.Equal, new TextValue(text), s_symbol), Holds: (Func<string?, bool>)(value => value == text)))
            .Append((IsNull(s_symbol), static value => value is null))
            .ToList();
        foreach (var (first, holdsFirst) in conditions)
        {
            foreach (var (second, holdsSecond) in conditions)
            {
                foreach (var (wantsFirst, wantsSecond) in new[] { (true, true), (true, false), (false, true), (false, false) })
                {
                    var isLeft = new[] { null, "", "a", "b", "c" }.Any(
                        value => holdsFirst(value) == wantsFirst && holdsSecond(value) == wantsSecond);
                    Assert.Equal(isLeft, Follow((first, wantsFirst), (second, wantsSecond)).Count > 0);
                }
            }
        }
    }

    [Fact]
    public void OtherValuesAreOtherValues()
    {
        var other = new NumberValue(NotifyMask.Unknown, new SymbolicValue(21), null);
        Assert.Single(
            Follow(
                (Compare(Comparison.Less, s_number, NumberValue.Constant(0)), true),
                (Compare(Comparison.Less, NumberValue.Constant(5), other), true)));
    }

    [Fact]
    public void AConstantWithTheHighestBitIsNoKnownNumber()
    {
        var least = NumberValue.Constant(0x8000_0000);
        Assert.Single(
            Follow(
                (Compare(Comparison.Less, s_number, NumberValue.Constant(0)), true), (Compare(Comparison.Less, least, s_number), true)));
        Assert.Single(
            Follow(
                (Compare(Comparison.Less, NumberValue.Constant(5), s_number), true), (Compare(Comparison.Less, least, s_number), true)));
    }

    private static List<ProgramStateBuilder> Follow(params (Value Condition, bool Outcome)[] decisions)
        => [.. decisions.Aggregate(
            (IEnumerable<ProgramStateBuilder>)[new ProgramStateBuilder(ProgramState.Empty)],
            static (states, decision) => states.SelectMany(
                state => new ConditionTransfer(state).Assume(decision.Condition, decision.Outcome)))];

    private static bool Holds(Comparison comparison, int left, int right) => comparison switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Less => left < right,
        Comparison.LessOrEqual => left <= right,
        Comparison.Greater => left > right,
        _ => left >= right,
    };
}
