using System.Globalization;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary><c>if (c)</c> becomes <c>bool t = c; if (t)</c>.</summary>
internal sealed class ExtractTests : Rewriter
{
    private int _count;

    protected override IEnumerable<Statement> Rewrite(Statement statement)
    {
        if (Copy(statement) is not If @if)
        {
            return [Copy(statement)];
        }

        var name = "extracted" + (++_count).ToString(CultureInfo.InvariantCulture);
        return [new DeclareBool(name, @if.Condition), @if with { Condition = new BoolVariable(name) }];
    }
}
