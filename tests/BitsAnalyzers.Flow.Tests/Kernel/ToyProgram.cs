using System.Numerics;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Kernel;

namespace BitsAnalyzers.Flow.Tests.Kernel;

/// <summary>A program for tests: what each block does, by its number. Events are words.</summary>
internal sealed class ToyProgram(params Action<TransferContext<Facts, string>>[] blocks) : IAnalysis<Facts, string>
{
    public Facts Join(Facts left, Facts right) => new(left.Bits & right.Bits);

    /// <summary>The facts by which rules tell states apart.</summary>
    public uint Telling { get; init; }

    public bool AreAlike(Facts left, Facts right) => ((left.Bits ^ right.Bits) & Telling) == 0;

    public IComparer<int> Order => Comparer<int>.Default;

    public int Distance(Facts left, Facts right) => BitOperations.PopCount(left.Bits ^ right.Bits);

    public void Pass(TransferContext<Facts, string> passage) => blocks[passage.Node.Block](passage);

    public ExplodedGraph<Facts, string> Solve(params Facts[] states)
        => Solver<Facts, string>.Solve(this, 0, states.Length == 0 ? [Facts.None] : states, CancellationToken.None);

    /// <summary>A block in which these events happen before it goes on to any of the targets.</summary>
    public static Action<TransferContext<Facts, string>> Block(string events, params int[] targets) => passage =>
    {
        foreach (var @event in events.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            passage.Note(@event);
        }

        foreach (var target in targets)
        {
            passage.GoTo(target, passage.Node.Continuation, passage.Node.State);
        }
    };

    /// <summary>A block that adds a fact.</summary>
    public static Action<TransferContext<Facts, string>> Learn(int fact, params int[] targets) => passage =>
    {
        foreach (var target in targets)
        {
            passage.GoTo(target, passage.Node.Continuation, passage.Node.State.With(fact));
        }
    };

    public static Action<TransferContext<Facts, string>> Exit { get; } = static passage => passage.Exit();

    /// <summary>A block from which an exception leaves the program.</summary>
    public static Action<TransferContext<Facts, string>> Throw { get; } = static _ => { };
}
