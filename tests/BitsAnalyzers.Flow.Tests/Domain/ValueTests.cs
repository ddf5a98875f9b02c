using BitsAnalyzers.Engine.Domain;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Domain;

public class ValueTests
{
    public static TheoryData<string> Texts => [.. s_values.Keys];

    private static readonly Dictionary<string, Value> s_values = new()
    {
        ["UnknownValue { }"] = Value.Unknown,
        ["BoolValue { IsTrue = True }"] = Value.True,
        ["SymbolicValue { Site = 3, Part = 0 }"] = new SymbolicValue(3),
        ["NumberValue { Bits = 0x3, Identity = , Origin =  }"] = NumberValue.Constant(3),
        ["NotValue { Operand = SymbolicValue { Site = 3, Part = 0 } }"] = new NotValue(new SymbolicValue(3)),
    };

    /// <summary>A debugger shows values by their text.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public void AValueHasAText(string text) => Assert.Equal(text, s_values[text].ToString());

    [Fact]
    public void BareValuesAreEqualHoweverTheyCameAbout()
    {
        Assert.Equal(NumberValue.Constant(3).Bare, NumberValue.Constant(3, new Origin(7)).Bare);
        Assert.Equal(new SymbolicValue(3), new NumberValue(NotifyMask.FromBits(1, 0), new SymbolicValue(3), new Origin(7)).Bare);
        Assert.Equal(
            new NotValue(new SymbolicValue(3)),
            new NotValue(new NumberValue(NotifyMask.Unknown, new SymbolicValue(3), new Origin(7))).Bare);
        Assert.Equal(Value.Unknown, new NumberValue(NotifyMask.FromBits(1, 0), null, new Origin(7)).Bare);
    }

    [Fact]
    public void ATupleIsReadByIndex()
    {
        var tuple = new TupleValue(Value.True, new TupleValue(Value.False, new TupleValue(Value.Null, null)));

        Assert.Equal(Value.True, tuple[0]);
        Assert.Equal(Value.False, tuple[1]);
        Assert.Equal(Value.Null, tuple[2]);
        Assert.Null(tuple[3]);
    }

    [Fact]
    public void AValueMentionsTheSitesItIsMadeFrom()
    {
        Assert.All<Value>(
            [
                new SymbolicValue(3),
                new NumberValue(NotifyMask.Unknown, new SymbolicValue(3), null),
                new ObjectValue(3, -1),
                new JobValue(new SymbolicValue(3), null),
                new JobValue(new SymbolicValue(1), new SymbolicValue(3, 1)),
                new StateValue(new SymbolicValue(1), 3),
                new StateValue(new SymbolicValue(3), 1),
                new ResultValue(3, new SymbolicValue(1)),
                new OperationValue("==", new SymbolicValue(1), new SymbolicValue(3)),
                new NotValue(new SymbolicValue(3)),
                new JunctionValue(IsAnd: true, new SymbolicValue(1), new SymbolicValue(3)),
                new TupleValue(Value.True, new TupleValue(new SymbolicValue(3), null)),
                new ReferenceValue(1, new SymbolicValue(3)),
            ],
            static value =>
            {
                Assert.True(value.Mentions(3));
                Assert.False(value.Mentions(2));
            });
    }
}
