using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Statements;

/// <summary>Tells what may be done to a statement without a difference for those beside it.</summary>
internal sealed class StatementOrder(SemanticModel model)
{
    private readonly BitsTypes _types = new();

    /// <summary>Whether the statement may run before those that run before it now, or after those that run after it.</summary>
    public bool MayPass(StatementSyntax statement, IEnumerable<StatementSyntax> passed)
    {
        var moved = Effects(statement);
        return !moved.MayLeave && passed.All(other =>
            !other.ContainsDirectives && Effects(other) is { MayLeave: false } effects && moved.IsIndependentOf(effects));
    }

    /// <summary>Whether the statement declares what the others, which follow it, need.</summary>
    public bool IsNeeded(StatementSyntax declaration, IEnumerable<StatementSyntax> others)
        => declaration is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: (int)SyntaxKind.None } &&
            Effects(declaration) is var effects &&
            others.Any(other => Effects(other).Reads(effects));

    /// <summary>Whether nothing is lost with the statement but its call of BITS.</summary>
    public bool DoesNothingElse(StatementSyntax statement)
        => Effects(statement) is { MayLeave: false, RunsOtherCode: false, WritesMembers: false, WritesLocals: false };

    /// <summary>Whether who enters the first of the statements leaves the last of them.</summary>
    public bool RunThrough(IEnumerable<StatementSyntax> statements) => statements.All(statement => !Effects(statement).MayLeave);

    private StatementEffects Effects(StatementSyntax statement) => StatementEffects.Of(statement, model, _types);
}
