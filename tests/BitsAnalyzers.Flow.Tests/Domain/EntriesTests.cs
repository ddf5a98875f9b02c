using BitsAnalyzers.Engine.Domain;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Domain;

/// <summary>
/// Entries behave as a dictionary does, whatever is done to them and in whatever order; what is shared never shows a change.
/// </summary>
public class EntriesTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true);

    [Fact]
    public void SortedEntriesAreADictionary()
        => Check.One(s_config, Prop.ForAll(Arb.From(Steps), static steps => IsLikeADictionary(steps, static key => key)));

    [Fact]
    public void EntriesOfSymbolsAreADictionary()
        => Check.One(
            s_config,
            Prop.ForAll(Arb.From(Steps), static steps => IsLikeADictionary(steps, static key => new SymbolicValue(key / 2, key % 2))));

    [Fact]
    public void EntriesWithoutOrderAreADictionary()
        => Check.One(
            s_config, Prop.ForAll(Arb.From(Steps), static steps => IsLikeADictionary(steps, static key => (Value)new TextValue($"{key}"))));

    [Fact]
    public void EntriesWithoutOrderStandAsTheyCame()
    {
        var builder = new Entries<Value, bool>.Builder(Entries<Value, bool>.Empty);
        builder.Set(new TextValue("c"), true);
        builder.Set(new TextValue("a"), true);
        builder.Set(new TextValue("b"), true);
        builder.Set(new TextValue("c"), false);
        builder.RemoveAt(1);

        Assert.Equal([new TextValue("c"), new TextValue("b")], builder.ToEntries().Keys);
    }

    [Fact]
    public void TheOrderInWhichEntriesCameDoesNotCount()
        => Check.One(s_config, Prop.ForAll(Arb.From(Steps), static steps =>
        {
            var pairs = Replay(steps, static key => (Value)new TextValue($"{key}")).ToList();
            var (forward, backward) = (Entries<Value, int>.From(pairs), Entries<Value, int>.From(pairs.AsEnumerable().Reverse()));
            return forward.Equals(backward) && forward.GetHashCode() == backward.GetHashCode();
        }));

    [Fact]
    public void DifferencesAreCountedOnBothSides()
        => Check.One(s_config, Prop.ForAll(Arb.From(Steps), Arb.From(Steps), static (left, right) =>
        {
            var (first, second) = (Replay(left, static key => key), Replay(right, static key => key));
            var expected = first.Except(second).Count() + second.Except(first).Count();
            var (one, other) = (Entries<int, int>.From(first), Entries<int, int>.From(second));
            return Entries<int, int>.Differences(one, other) == expected && one.Equals(other) == (expected == 0);
        }));

    [Fact]
    public void WhatIsSharedDoesNotChange()
        => Check.One(s_config, Prop.ForAll(Arb.From(Steps), Arb.From(Steps), static (before, after) =>
        {
            var builder = new Entries<int, int>.Builder(Entries<int, int>.Empty);
            Carry(before, builder, static key => key);
            var (entries, copy) = (builder.ToEntries(), new Entries<int, int>.Builder(builder));
            Carry(after, builder, static key => key);
            Carry(before, copy, static key => key);
            return entries.Equals(Entries<int, int>.From(Replay(before, static key => key))) &&
                copy.ToEntries().Equals(Entries<int, int>.From(Replay([.. before, .. before], static key => key))) &&
                builder.ToEntries().Equals(Entries<int, int>.From(Replay([.. before, .. after], static key => key)));
        }));

    [Fact]
    public void OnlyWhatIsKeptIsTaken()
        => Check.One(s_config, Prop.ForAll(Arb.From(Steps), static steps =>
        {
            var builder = new Entries<int, int>.Builder(Entries<int, int>.Empty);
            Carry(steps, builder, static key => key);
            return builder.ToEntries(new NotDivisibleBy(3)).Equals(
                Entries<int, int>.From(builder.ToEntries().Where(static pair => pair.Key % 3 != 0)));
        }));

    [Fact]
    public void UnchangedEntriesAreTheSameObject()
    {
        var entries = Entries<int, int>.From([KeyValuePair.Create(1, 10), KeyValuePair.Create(2, 20)]);
        var builder = new Entries<int, int>.Builder(entries);
        builder.Set(2, 20);
        builder.Remove(3);

        Assert.Same(entries, builder.ToEntries());
        Assert.Same(entries, builder.ToEntries(new NotDivisibleBy(4)));
    }

    private static Gen<(int Key, int Value)[]> Steps
        => Gen.Choose(0, 9).SelectMany(static key => Gen.Choose(-1, 3).Select(value => (key, value))).ArrayOf();

    private static bool IsLikeADictionary<TKey>((int Key, int Value)[] steps, Func<int, TKey> toKey)
        where TKey : notnull
    {
        var builder = new Entries<TKey, int>.Builder(Entries<TKey, int>.Empty);
        Carry(steps, builder, toKey);
        var (entries, expected) = (builder.ToEntries(), Replay(steps, toKey));
        return entries.Count == expected.Count &&
            entries.All(pair => expected.TryGetValue(pair.Key, out var value) && value == pair.Value) &&
            Enumerable.Range(0, 10).All(key => entries.TryGetValue(toKey(key), out var value) == expected.ContainsKey(toKey(key)) &&
                builder.ContainsKey(toKey(key)) == expected.ContainsKey(toKey(key)) &&
                (!expected.TryGetValue(toKey(key), out var wanted) || wanted == value));
    }

    // A negative value stands for a removal.
    private static void Carry<TKey>((int Key, int Value)[] steps, Entries<TKey, int>.Builder builder, Func<int, TKey> toKey)
        where TKey : notnull
    {
        foreach (var (key, value) in steps)
        {
            if (value < 0)
            {
                builder.Remove(toKey(key));
            }
            else
            {
                builder.Set(toKey(key), value);
            }
        }
    }

    private static Dictionary<TKey, int> Replay<TKey>((int Key, int Value)[] steps, Func<int, TKey> toKey)
        where TKey : notnull
    {
        var dictionary = new Dictionary<TKey, int>();
        foreach (var (key, value) in steps)
        {
            if (value < 0)
            {
                dictionary.Remove(toKey(key));
            }
            else
            {
                dictionary[toKey(key)] = value;
            }
        }

        return dictionary;
    }

    private readonly struct NotDivisibleBy(int number) : IEntryFilter<int, int>
    {
        public bool Keeps(int key, int value) => key % number != 0;
    }
}
