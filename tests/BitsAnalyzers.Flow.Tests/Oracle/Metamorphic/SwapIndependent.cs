using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>
/// Swaps a statement that only computes with a call that does not use what it computes. Inside a try statement a handler could tell the
/// order.
/// </summary>
internal sealed class SwapIndependent : Rewriter
{
    private int _tries;

    protected override Block Rewrite(Block block)
    {
        var statements = block.Statements.SelectMany(Rewrite).ToList();
        for (var index = 1; index < statements.Count && _tries == 0; index++)
        {
            if ((AreIndependent(statements[index - 1], statements[index]) || AreIndependent(statements[index], statements[index - 1])))
            {
                (statements[index - 1], statements[index]) = (statements[index], statements[index - 1]);
                index++;
            }
        }

        return new([.. statements]);
    }

    protected override IEnumerable<Statement> Rewrite(Statement statement)
    {
        _tries += statement is Try ? 1 : 0;
        var copy = Copy(statement);
        _tries -= statement is Try ? 1 : 0;
        return [copy];
    }

    private static bool AreIndependent(Statement computation, Statement call)
        => Computed(computation) is { } name
            && call is JobCall and not (GetNotifyFlags or GetState)
            && (call is not SetNotifyFlags set || !Uses(set.Mask, name));

    private static string? Computed(Statement statement) => statement switch
    {
        DeclareMask declare => declare.Name,
        AssignMask assign => assign.Name,
        DeclareBool { Value: Constant or BoolVariable } declare => declare.Name,
        AssignBool { Value: Constant or BoolVariable } assign => assign.Name,
        _ => null,
    };

    private static bool Uses(MaskExpression mask, string name) => mask switch
    {
        MaskVariable variable => variable.Name == name,
        MaskOperation operation => Uses(operation.Left, name) || Uses(operation.Right, name),
        MaskComplement complement => Uses(complement.Operand, name),
        MaskCast cast => Uses(cast.Operand, name),
        // The tests of these may use it as well.
        MaskConditional or MaskSwitch => true,
        _ => false,
    };
}
