using System.Numerics;
using BitsAnalyzers.Flow.Kernel;

namespace BitsAnalyzers.Flow.Tests.Kernel;

/// <summary>A program for tests: what each block does, by its number. Events are words.</summary>
internal sealed class ToyProgram(params Action<FlowPassage<Facts, string>>[] blocks) : IFlowProgram<Facts, string>
{
    public Facts Join(Facts left, Facts right) => new(left.Bits & right.Bits);

    public IComparer<int> Order => Comparer<int>.Default;

    public int Distance(Facts left, Facts right) => BitOperations.PopCount(left.Bits ^ right.Bits);

    public void Pass(FlowPassage<Facts, string> passage) => blocks[passage.Node.Block](passage);

    public FlowGraph<Facts, string> Solve(params Facts[] worlds)
        => FlowSolver<Facts, string>.Solve(this, 0, worlds.Length == 0 ? [Facts.None] : worlds, CancellationToken.None);

    /// <summary>A block in which these events happen before it goes on to any of the targets.</summary>
    public static Action<FlowPassage<Facts, string>> Block(string events, params int[] targets) => passage =>
    {
        foreach (var @event in events.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            passage.Note(@event);
        }

        foreach (var target in targets)
        {
            passage.GoTo(target, passage.Node.Continuation, passage.Node.World);
        }
    };

    /// <summary>A block that adds a fact.</summary>
    public static Action<FlowPassage<Facts, string>> Learn(int fact, params int[] targets) => passage =>
    {
        foreach (var target in targets)
        {
            passage.GoTo(target, passage.Node.Continuation, passage.Node.World.With(fact));
        }
    };

    public static Action<FlowPassage<Facts, string>> Exit { get; } = static passage => passage.Exit();

    /// <summary>A block from which an exception leaves the program.</summary>
    public static Action<FlowPassage<Facts, string>> Throw { get; } = static _ => { };
}
