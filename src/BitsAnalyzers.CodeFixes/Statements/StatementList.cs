using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Statements;

/// <summary>Finds the statements that stand in a row: in a block, a switch section or a file.</summary>
internal static class StatementList
{
    /// <summary>The statements beside a statement, itself included; null where it stands alone, as behind <c>if (…)</c>.</summary>
    public static IReadOnlyList<StatementSyntax>? Of(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit }
            => unit.Members.OfType<GlobalStatementSyntax>().Select(static global => global.Statement).ToList(),
        _ => null,
    };

    /// <summary>The number of the statement that a node is in and runs with; negative where there is none.</summary>
    public static int IndexOf(IReadOnlyList<StatementSyntax> statements, SyntaxNode node)
    {
        for (SyntaxNode? around = node; around is not null; around = around.Parent)
        {
            if (around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            {
                return -1;
            }

            for (var index = 0; index < statements.Count; index++)
            {
                if (statements[index] == around)
                {
                    return index;
                }
            }
        }

        return -1;
    }
}
