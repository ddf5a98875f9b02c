using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>Puts the whole body into something that does not change what it does.</summary>
internal static class Wrapping
{
    public static BitsProgram InBlock(BitsProgram program) => program with { Body = Block.Of(program.Body) };

    public static BitsProgram InTry(BitsProgram program) => program with { Body = Block.Of(new Try(program.Body, [], Block.Empty)) };

    public static BitsProgram InLoop(BitsProgram program)
        => program with { Body = Block.Of(new While(new Constant(false), program.Body, TestsAfterwards: true)) };

    public static BitsProgram InAsync(BitsProgram program)
        => new(new(program.Body.Statements.Insert(0, new AwaitYield()))) { IsAsync = true };
}
