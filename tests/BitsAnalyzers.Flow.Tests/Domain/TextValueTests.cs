using BitsAnalyzers.Engine.Domain;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Domain;

/// <summary>What is said of a string holds for every string that it is said of.</summary>
public class TextValueTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true);

    [Fact]
    public void ConcatHoldsForWhatItIsMadeOf()
        => Check.One(s_config, Prop.ForAll(Arb.From(Known), Arb.From(Known), static (left, right) =>
            Holds(TextValue.Concat(left.Value, right.Value), left.Text + right.Text)));

    [Fact]
    public void JoinHoldsForBoth()
        => Check.One(s_config, Prop.ForAll(Arb.From(Known), Arb.From(Known), static (left, right) =>
            Holds(TextValue.Join(left.Value, right.Value), left.Text) && Holds(TextValue.Join(left.Value, right.Value), right.Text)));

    [Fact]
    public void JoinIsAssociativeCommutativeAndIdempotent()
        => Check.One(s_config, Prop.ForAll(Arb.From(Known), Arb.From(Known), Arb.From(Known), static (first, second, third) =>
            TextValue.Join(
                TextValue.Join(first.Value, second.Value),
                third.Value) == TextValue.Join(first.Value, TextValue.Join(second.Value, third.Value)) &&
            TextValue.Join(first.Value, second.Value) == TextValue.Join(second.Value, first.Value) &&
            TextValue.Join(first.Value, first.Value) == first.Value));

    [Fact]
    public void EqualStringsMayBeEqual()
        => Check.One(s_config, Prop.ForAll(Arb.From(Known), Arb.From(Known), static (left, right) =>
            left.Text != right.Text || TextValue.MayBeEqual(left.Value, right.Value)));

    [Fact]
    public void WholeStringsThatDifferAreNotEqual()
        => Assert.False(TextValue.MayBeEqual(new TextValue("a"), new TextValue("ab")));

    [Fact]
    public void AStringThatIsTooLongIsKnownByItsStart()
    {
        var half = new TextValue(new string('x', 3000));
        var both = TextValue.Concat(half, half);

        Assert.False(both.IsWhole);
        Assert.Equal(4096, both.Text.Length);
    }

    private static bool Holds(TextValue value, string text)
        => value.IsWhole ? value.Text == text : text.StartsWith(value.Text, StringComparison.Ordinal);

    // A string, and something true to say of it.
    private static Gen<(string Text, TextValue Value)> Known
        => from text in Gen.Elements('a', 'b').ListOf().Select(static characters => string.Concat(characters))
           from length in Gen.Choose(0, text.Length)
           from isWhole in Gen.Elements(true, false)
           select (text, isWhole ? new TextValue(text) : new TextValue(text[..length], IsWhole: false));
}
