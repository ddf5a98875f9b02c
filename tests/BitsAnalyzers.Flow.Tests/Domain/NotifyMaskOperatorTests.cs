using BitsAnalyzers.Engine.Domain;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Domain;

/// <summary>
/// What an operator says of the result holds of every result, it is the most that can be said bit by bit, and who knows more of the
/// operands knows no less of the result.
/// </summary>
public class NotifyMaskOperatorTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true);

    public static TheoryData<string> Binary => [.. s_binary.Keys];

    public static TheoryData<string> Unary => [.. s_unary.Keys];

    private static readonly Dictionary<string, (
        Func<NotifyMask, NotifyMask, NotifyMask> Abstract, Func<uint, uint, uint> Concrete)> s_binary =
        new()
        {
            ["|"] = ((left, right) => left | right, (left, right) => left | right),
            ["&"] = ((left, right) => left & right, (left, right) => left & right),
            ["^"] = ((left, right) => left ^ right, (left, right) => left ^ right),
            ["+"] = ((left, right) => left + right, (left, right) => unchecked(left + right)),
            ["-"] = ((left, right) => left - right, (left, right) => unchecked(left - right)),
        };

    private static readonly Dictionary<string, (Func<NotifyMask, NotifyMask> Abstract, Func<uint, uint> Concrete)> s_unary = MakeUnary();

    [Theory]
    [MemberData(nameof(Binary))]
    public void ABinaryOperatorSaysTheMostThatHoldsOfEveryResult(string name)
    {
        var (@abstract, concrete) = s_binary[name];
        foreach (var (left, right) in SmallMasks.Pairs)
        {
            var results = from x in SmallMasks.ValuesOf(left) from y in SmallMasks.ValuesOf(right) select concrete(x, y);
            Assert.Equal(SmallMasks.Describe(results), @abstract(left, right));
        }
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void ABinaryOperatorIsMonotone(string name)
    {
        var (@abstract, _) = s_binary[name];
        foreach (var (left, vagueLeft) in SmallMasks.Ordered)
        {
            foreach (var (right, vagueRight) in SmallMasks.Ordered)
            {
                if (!@abstract(left, right).Implies(@abstract(vagueLeft, vagueRight)))
                {
                    Assert.Fail($"{left} {name} {right} is not known as well as {vagueLeft} {name} {vagueRight}.");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void ABinaryOperatorHoldsOfFullWords(string name)
    {
        var (@abstract, concrete) = s_binary[name];
        Check.One(s_config, Prop.ForAll<(uint Value, uint Known), (uint Value, uint Known)>(Words(), Words(), (left, right) =>
        {
            var result = @abstract(Described(left), Described(right));
            var exact = @abstract(NotifyMask.FromConstant(left.Value), NotifyMask.FromConstant(right.Value));
            return result.Contains(concrete(left.Value, right.Value)) &&
                result.Contains(concrete(left.Value ^ ~left.Known, right.Value)) &&
                exact == NotifyMask.FromConstant(concrete(left.Value, right.Value));
        }));
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void AUnaryOperatorSaysTheMostThatHoldsOfEveryResult(string name)
    {
        var (@abstract, concrete) = s_unary[name];
        Assert.All(SmallMasks.All, mask => Assert.Equal(SmallMasks.Describe(SmallMasks.ValuesOf(mask).Select(concrete)), @abstract(mask)));
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void AUnaryOperatorIsMonotone(string name)
    {
        var (@abstract, _) = s_unary[name];
        Assert.All(SmallMasks.Ordered, pair => Assert.True(@abstract(pair.Precise).Implies(@abstract(pair.Vague))));
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void AUnaryOperatorHoldsOfFullWords(string name)
    {
        var (@abstract, concrete) = s_unary[name];
        Check.One(s_config, Prop.ForAll<(uint Value, uint Known)>(Words(), word =>
            @abstract(Described(word)).Contains(concrete(word.Value)) &&
            @abstract(Described(word)).Contains(concrete(word.Value ^ ~word.Known)) &&
            @abstract(NotifyMask.FromConstant(word.Value)) == NotifyMask.FromConstant(concrete(word.Value))));
    }

    private static Arbitrary<(uint Value, uint Known)> Words()
    {
        // Random words have every bit set half of the time; carries and signs need runs of equal bits, too.
        var word = Gen.OneOf(
            Gen.Choose(int.MinValue, int.MaxValue).Select(static value => unchecked((uint)value)),
            Gen.Choose(0, 64).Select(static value => (uint)value),
            Gen.Choose(0, 31).Select(static count => uint.MaxValue << count),
            Gen.Choose(0, 31).Select(static bit => 1u << bit));
        return Arb.From(
            from value in word from known in word from isNegated in Gen.Elements(true, false) select (value, isNegated ? ~known : known));
    }

    private static NotifyMask Described((uint Value, uint Known) word)
        => NotifyMask.FromBits(word.Value & word.Known, ~word.Value & word.Known);

    private static Dictionary<string, (Func<NotifyMask, NotifyMask> Abstract, Func<uint, uint> Concrete)> MakeUnary()
    {
        var unary = new Dictionary<string, (Func<NotifyMask, NotifyMask> Abstract, Func<uint, uint> Concrete)>
        {
            ["~"] = (mask => ~mask, value => ~value)
        };
        foreach (var count in new[] { 0, 1, 2, 4, 31, 32, 33, -1 })
        {
            unary.Add($"<< {count}", (mask => mask << count, value => value << count));
            unary.Add($">> {count}", (mask => mask >> count, value => value >> count));
            unary.Add($"(int) >> {count}", (mask => mask.ShiftRightSigned(count), value => (uint)((int)value >> count)));
        }

        unary.Add("two bits, unsigned", (mask => mask.ZeroExtendFrom(2), value => value & 3));
        unary.Add("two bits, signed", (mask => mask.SignExtendFrom(2), value => (value & 3) | ((value & 2) != 0 ? ~3u : 0)));
        unary.Add("byte", (mask => mask.ZeroExtendFrom(8), value => (byte)value));
        unary.Add("sbyte", (mask => mask.SignExtendFrom(8), value => (uint)(sbyte)value));
        unary.Add("ushort", (mask => mask.ZeroExtendFrom(16), value => (ushort)value));
        unary.Add("short", (mask => mask.SignExtendFrom(16), value => (uint)(short)value));
        unary.Add("uint", (mask => mask.ZeroExtendFrom(32), value => value));
        unary.Add("int", (mask => mask.SignExtendFrom(32), value => value));
        return unary;
    }
}
