using BitsAnalyzers.Engine.Domain;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Domain;

public class ReceiverTests
{
    private static readonly Receiver[] s_all =
    [
        .. from presence in Enum.GetValues<Presence>()
           from site in new[] { 0, 3, 5 }
           from type in new[] { -1, 0, 1 }
           select new Receiver(presence, site, type),
    ];

    [Fact]
    public void JoinIsCommutativeAndIdempotent()
        => Assert.All(from left in s_all from right in s_all select (left, right), static pair =>
        {
            Assert.Equal(Receiver.Join(pair.left, pair.right), Receiver.Join(pair.right, pair.left));
            Assert.Equal(pair.left, Receiver.Join(pair.left, pair.left));
        });

    [Fact]
    public void JoinIsAssociative()
    {
        foreach (var (first, second, third) in from first in s_all from second in s_all from third in s_all select (first, second, third))
        {
            if (Receiver.Join(Receiver.Join(first, second), third) != Receiver.Join(first, Receiver.Join(second, third)))
            {
                Assert.Fail($"{first}, {second}, {third}");
            }
        }
    }

    [Fact]
    public void JoinSaysOnlyWhatHoldsOfBoth()
        => Assert.All(from left in s_all from right in s_all select (left, right), static pair =>
        {
            var join = Receiver.Join(pair.left, pair.right);
            Assert.True(join.Presence == Presence.Unknown || (join.Presence == pair.left.Presence && join.Presence == pair.right.Presence));
            Assert.True(join.ExactType < 0 || (join.ExactType == pair.left.ExactType && join.ExactType == pair.right.ExactType));
        });
}
