using BitsAnalyzers.Engine.Domain;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Domain;

public class OriginTests
{
    private const int MaximumLength = 12;

    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true);

    [Fact]
    public void TheLastOperationComesFirst() => Assert.Equal([3, 2, 1], SitesOf(Made(1, 2, 3)));

    [Fact]
    public void AnOperationThatRunsAgainStandsWhereItRanLast() => Assert.Equal([1, 3, 2], SitesOf(Made(1, 2, 3, 1)));

    [Fact]
    public void LoopsDoNotMakeAnOriginGrow() => Assert.Equal(Made(1, 2, 3), Made(1, 2, 3, 2, 3, 2, 3));

    [Fact]
    public void TheOldestOperationsAreForgotten()
        => Assert.Equal([20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9], SitesOf(Made([.. Enumerable.Range(1, 20)])));

    [Fact]
    public void ConcatKeepsWhatBothTell() => Assert.Equal([1, 2, 3, 4], SitesOf(Origin.Concat(Made(1, 2), Made(3, 4))).Order());

    [Fact]
    public void ConcatWithNothingIsTheOther()
    {
        Assert.Equal(Made(1, 2), Origin.Concat(Made(1, 2), null));
        Assert.Equal(Made(1, 2), Origin.Concat(null, Made(1, 2)));
        Assert.Null(Origin.Concat(null, null));
    }

    [Fact]
    public void AnOriginIsBoundedAndNamesNoOperationTwice()
        => Check.One(s_config, Prop.ForAll<int[], int[]>(Runs(), Runs(), static (first, second) =>
        {
            var origin = Origin.Concat(Made(first), Made(second))!;
            var sites = SitesOf(origin);
            return origin.Length == sites.Count && sites.Count <= MaximumLength && sites.Distinct().Count() == sites.Count &&
                sites.All(origin.Contains) && first.Concat(second).All(site => origin.Contains(site) == sites.Contains(site));
        }));

    [Fact]
    public void OriginsOfTheSameOperationsAreEqual()
        => Check.One(
            s_config,
            Prop.ForAll<int[]>(Runs(), static run => Made(run) == Made(run) && Made(run)!.GetHashCode() == Made(run)!.GetHashCode()));

    private static Arbitrary<int[]> Runs() => Arb.From(Gen.Choose(1, 20).NonEmptyListOf().Select(static sites => sites.ToArray()));

    private static Origin Made(params int[] sites) => sites.Aggregate((Origin?)null, Origin.Then)!;

    private static List<int> SitesOf(Origin? origin)
    {
        var sites = new List<int>();
        for (; origin is not null; origin = origin.Earlier)
        {
            sites.Add(origin.Site);
        }

        return sites;
    }
}
