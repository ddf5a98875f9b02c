using BitsAnalyzers.Engine.Domain;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Domain;

/// <summary>Masks form a lattice: what is said of less values is more.</summary>
public class NotifyMaskOrderTests
{
    [Fact]
    public void AMaskImpliesAnotherExactlyWhereItsValuesAreAmongTheOthers()
        => Assert.All(SmallMasks.Pairs, static pair => Assert.Equal(
            SmallMasks.ValuesOf(pair.Left).All(pair.Right.Contains),
            pair.Left.Implies(pair.Right)));

    [Fact]
    public void JoinSaysTheMostThatHoldsOfBoth()
        => Assert.All(SmallMasks.Pairs, static pair => Assert.Equal(
            SmallMasks.Describe([.. SmallMasks.ValuesOf(pair.Left), .. SmallMasks.ValuesOf(pair.Right)]),
            pair.Left.Join(pair.Right)));

    [Fact]
    public void JoinIsCommutativeAndIdempotent()
        => Assert.All(SmallMasks.Pairs, static pair =>
        {
            Assert.Equal(pair.Left.Join(pair.Right), pair.Right.Join(pair.Left));
            Assert.Equal(pair.Left, pair.Left.Join(pair.Left));
        });

    [Fact]
    public void JoinIsAssociative()
    {
        foreach (var (left, right) in SmallMasks.Pairs)
        {
            foreach (var third in SmallMasks.All)
            {
                if (left.Join(right).Join(third) != left.Join(right.Join(third)))
                {
                    Assert.Fail($"{left}, {right}, {third}");
                }
            }
        }
    }

    [Fact]
    public void JoinIsTheLeastUpperBound()
    {
        foreach (var (left, right) in SmallMasks.Pairs)
        {
            var join = left.Join(right);
            Assert.True(left.Implies(join) && right.Implies(join));
            foreach (var bound in SmallMasks.All)
            {
                if (left.Implies(bound) && right.Implies(bound) && !join.Implies(bound))
                {
                    Assert.Fail($"{bound} holds of {left} and of {right}, but not of their join {join}.");
                }
            }
        }
    }

    [Fact]
    public void MeetHoldsTheValuesOfBoth()
        => Assert.All(SmallMasks.Pairs, static pair =>
        {
            var common = SmallMasks.ValuesOf(pair.Left).Where(pair.Right.Contains).ToArray();
            if (pair.Left.Meet(pair.Right) is { } meet)
            {
                Assert.Equal(common, SmallMasks.ValuesOf(meet));
            }
            else
            {
                Assert.Empty(common);
            }
        });

    [Fact]
    public void NothingIsKnownOfTheUnknownMask()
    {
        Assert.All(SmallMasks.All, static mask => Assert.True(mask.Implies(NotifyMask.Unknown)));
        Assert.True(NotifyMask.Unknown.IsUnknown);
        Assert.False(NotifyMask.Unknown.IsConstant);
    }

    [Fact]
    public void ABitCannotBeOneAndZero() => Assert.Throws<ArgumentException>(static () => NotifyMask.FromBits(ones: 6, zeros: 2));

    [Fact]
    public void EqualMasksHaveEqualHashes()
        => Assert.All(SmallMasks.Pairs, static pair =>
        {
            Assert.Equal(pair.Left.Implies(pair.Right) && pair.Right.Implies(pair.Left), pair.Left == pair.Right);
            Assert.True(pair.Left != pair.Right || pair.Left.GetHashCode() == pair.Right.GetHashCode());
        });

    [Fact]
    public void QuestionsAboutBitsAreAnsweredForEveryValue()
        => Assert.All(SmallMasks.All, static mask =>
        {
            var values = SmallMasks.ValuesOf(mask);
            for (var bits = 0u; bits < 1u << SmallMasks.Width; bits++)
            {
                Assert.Equal(values.All(value => (value & bits) == bits), mask.HasAll(bits));
                Assert.Equal(values.All(value => (value & bits) == 0), mask.LacksAll(bits));

                // A bit that every value has, not any bit of every value: which one it is must be known.
                Assert.Equal(
                    Enumerable.Range(0, SmallMasks.Width).Any(bit => (bits & (1u << bit)) != 0 && mask.HasAll(1u << bit)),
                    mask.HasAny(bits));
            }
        });

    [Fact]
    public void AWidenedMaskHoldsHoweverOftenTheStepIsRepeated()
    {
        foreach (var (mask, step) in SmallMasks.Pairs)
        {
            foreach (var next in new[] { mask + step, mask - step, mask << 1 })
            {
                var widened = mask.WidenUpwards(next);
                Assert.True(mask.Implies(widened) && next.Implies(widened));
            }

            Assert.All(
                Repeated(mask + step, value => value + step),
                value => Assert.True(value.Implies(mask.WidenUpwards(mask + step)) || !step.IsConstant));
            Assert.All(
                Repeated(mask - step, value => value - step),
                value => Assert.True(value.Implies(mask.WidenUpwards(mask - step)) || !step.IsConstant));
        }

        foreach (var mask in SmallMasks.All)
        {
            Assert.All(Repeated(mask << 1, static value => value << 1), value => Assert.True(value.Implies(mask.WidenUpwards(mask << 1))));
            Assert.All(
                Repeated(mask >> 1, static value => value >> 1), value => Assert.True(value.Implies(mask.WidenDownwards(mask >> 1))));
        }
    }

    [Fact]
    public void WideningCoversBothAndKeepsTheFlags()
    {
        uint[] values = [0, 1, 4, 0x3F, 0x40, 0x1234, uint.MaxValue];
        foreach (var (left, right) in values.SelectMany(left => values.Select(right => (left, right))))
        {
            var (first, second) = (NotifyMask.FromConstant(left), NotifyMask.FromConstant(right));
            var widened = first.Widen(second);

            Assert.Equal(widened, second.Widen(first));
            Assert.True(widened.Contains(left) && widened.Contains(right));
            Assert.Equal(first.Join(second).Ones & NotifyFlags.Defined, widened.Ones & NotifyFlags.Defined);
            Assert.Equal(first.Join(second).Zeros & NotifyFlags.Defined, widened.Zeros & NotifyFlags.Defined);
        }
    }

    [Fact]
    public void ACounterIsWidenedInAsManyStepsAsThereAreFlags()
    {
        var counter = NotifyMask.FromConstant(0);
        var steps = 0;
        for (var count = 1u; count < 1000; count++)
        {
            var next = counter.Widen(NotifyMask.FromConstant(count));
            steps += next == counter ? 0 : 1;
            counter = next;
        }

        Assert.True(counter.IsUnknown);
        Assert.InRange(steps, 1, 7);
    }

    [Fact]
    public void AWidenedMaskKeepsWhatTheStepNeverChanges()
    {
        var two = NotifyMask.FromConstant(2);

        Assert.Equal(NotifyMask.FromBits(0, 1), two.WidenUpwards(two << 1));
        Assert.Equal(NotifyMask.FromBits(0, ~3u), two.WidenDownwards(two >> 1));
        Assert.Equal(NotifyMask.FromBits(0, 1), two.WidenUpwards(two + two));
        Assert.Equal(two, two.WidenUpwards(two));
    }

    private static IEnumerable<NotifyMask> Repeated(NotifyMask mask, Func<NotifyMask, NotifyMask> step)
    {
        for (var round = 0; round < 40; round++)
        {
            yield return mask;
            mask = step(mask);
        }
    }
}
