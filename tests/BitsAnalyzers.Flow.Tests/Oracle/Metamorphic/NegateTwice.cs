using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary><c>c</c> becomes <c>!!c</c>.</summary>
internal sealed class NegateTwice : Rewriter
{
    protected override IEnumerable<Statement> Rewrite(Statement statement)
        => [Copy(statement) is If @if ? @if with { Condition = new Not(new Not(@if.Condition)) } : Copy(statement)];
}
