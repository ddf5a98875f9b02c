using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>
/// Six tests that nothing else depends on, in front of the body, in the middle of it and at its end: more outcomes together than an
/// analyzer can keep apart.
/// </summary>
internal static class UnrelatedTests
{
    private const int Count = 6;

    public static BitsProgram Around(BitsProgram program)
    {
        var statements = program.Body.Statements;
        var half = statements.Length / 2;
        var number = 0;
        return program with { Body = new([Some(), .. statements.Take(half), Some(), .. statements.Skip(half), Some()]) };

        Unrelated Some() => new($"sum{++number}", Count);
    }
}
