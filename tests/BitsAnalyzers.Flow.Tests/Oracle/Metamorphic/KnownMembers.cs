using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>
/// Behind each call on a job stands a call of a member of the framework that is known to return, and to touch nothing of the program.
/// </summary>
internal sealed class KnownMembers : Rewriter
{
    private static readonly Idiom[] s_known =
    [
        .. Idiom.All.Where(static idiom => idiom is { Kind: Kinds.Exits, Effect: Effect.None, Member: "" })
    ];

    private int _calls;

    protected override IEnumerable<Statement> Rewrite(Statement statement)
        => statement is JobCall ? [Copy(statement), new Step(s_known[_calls++ % s_known.Length], "")] : [Copy(statement)];
}
