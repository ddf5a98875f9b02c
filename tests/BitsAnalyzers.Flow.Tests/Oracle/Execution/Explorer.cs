using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>Runs a program on everything that can happen to it.</summary>
internal static class Explorer
{
    public const int MaximumExecutions = 3000;

    public static Verdicts Explore(BitsProgram program, int maximumExecutions = MaximumExecutions)
    {
        var readings = Readings.Of(program);
        var tape = new ChoiceTape();
        var verdicts = new Verdicts();
        do
        {
            if (verdicts.Executions == maximumExecutions)
            {
                verdicts.AreIncomplete = true;
                break;
            }

            verdicts.Add(Interpreter.Run(program, readings, tape));
        }
        while (tape.MoveNext());

        return verdicts;
    }

    /// <summary>As <see cref="Explore"/>; null for a program that uses a variable it does not declare.</summary>
    public static Verdicts? TryExplore(BitsProgram program)
    {
        try
        {
            return Explore(program);
        }
        catch (KeyNotFoundException)
        {
            return null;
        }
    }
}
