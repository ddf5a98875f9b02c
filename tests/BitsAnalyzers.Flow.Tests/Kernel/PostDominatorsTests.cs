using BitsAnalyzers.Engine.ControlFlow;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Kernel;

/// <summary>Post-dominators by their definition: without the block, no way from the other one leads to the end.</summary>
public class PostDominatorsTests
{
    private const int Exit = 9;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AreTheFirstBlocksThatAllWaysPass(int seed)
    {
        var random = new Random(seed);
        for (var graph = 0; graph < 300; graph++)
        {
            var successors = Enumerable.Range(0, Exit + 1)
                .Select(block => block == Exit ? [] : Enumerable.Range(0, 1 + random.Next(2)).Select(_ => random.Next(Exit + 1)).ToArray())
                .ToArray();
            var dominators = new PostDominators(successors, Exit);
            for (var block = 0; block < Exit; block++)
            {
                Assert.Equal(First(successors, block), dominators.Of(block));
            }
        }
    }

    // Of the blocks that all ways pass, the one from which all the others are passed, too.
    private static int? First(int[][] successors, int block)
    {
        if (!Reaches(successors, block, without: -1))
        {
            return null;
        }

        var passed = Enumerable.Range(0, Exit + 1)
            .Where(other => other != block && !(other != Exit && Reaches(successors, block, other)))
            .ToList();
        return passed.Single(first => passed.TrueForAll(other => other == first || other == Exit || !Reaches(successors, first, other)));
    }

    private static bool Reaches(int[][] successors, int from, int without)
    {
        var seen = new HashSet<int> { from };
        var pending = new Stack<int>([from]);
        while (pending.TryPop(out var block))
        {
            foreach (var next in successors[block].Where(next => next != without && seen.Add(next)))
            {
                pending.Push(next);
            }
        }

        return seen.Contains(Exit);
    }
}
