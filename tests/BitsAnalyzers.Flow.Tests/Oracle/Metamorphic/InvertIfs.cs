using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary><c>if (c) { A } else { B }</c> becomes <c>if (!c) { B } else { A }</c>.</summary>
internal sealed class InvertIfs : Rewriter
{
    protected override IEnumerable<Statement> Rewrite(Statement statement)
        => [Copy(statement) is If @if ? new If(new Not(@if.Condition), @if.Else ?? Block.Empty, @if.Then) : Copy(statement)];
}
