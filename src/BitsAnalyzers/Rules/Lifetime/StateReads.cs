using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Node = BitsAnalyzers.Engine.Kernel.ExplodedNode<BitsAnalyzers.Engine.Domain.ProgramState, BitsAnalyzers.Engine.Transfer.FlowEvent>;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>A call in a loop that reads something of a job.</summary>
/// <param name="Site">The call.</param>
/// <param name="Job">The job.</param>
/// <param name="Loop">The innermost loop statement around it, in the text of the explored body.</param>
/// <param name="Call">The call in that text: the call itself, or one that leads to it.</param>
/// <param name="Places">Where it is made.</param>
internal sealed record StateRead(
    int Site, SymbolicValue Job, StatementSyntax Loop, SyntaxNode Call, IReadOnlyList<(Node Node, int Order)> Places);

/// <summary>Finds the calls that read the state of a job in a loop.</summary>
internal static class StateReads
{
    /// <summary>Whether a loop may wait for what a call reads.</summary>
    public static bool MayPoll(BitsInvocation call)
        => call.Member.Id is BitsMemberId.GetState or BitsMemberId.GetProgress && LoopAround(call.Operation.Syntax) is not null;

    public static IEnumerable<StateRead> In(BodyAnalysis body, bool withProgress)
    {
        var context = body.Context;
        foreach (var group in Places(body, withProgress).GroupBy(static place => (place.Call.Site, place.Call.Job)).OrderBy(
            static group => group.Key.Site))
        {
            var call = context.Points[BlameAssignment.OwnSiteOf(context, group.Key.Site)].Syntax;
            if (LoopAround(call) is { } loop)
            {
                yield return new(
                    group.Key.Site, group.Key.Job!, loop, call, group.Select(static place => (place.Node, place.Order)).ToList());
            }
        }
    }

    /// <summary>Whether each round of the loop takes the job from elsewhere.</summary>
    public static bool IsNewInEachRound(BodyAnalysis body, StateRead read, bool exceptById = false)
    {
        if (read.Job.Site <= 0)
        {
            return false;
        }

        var origin = body.Context.Points[BlameAssignment.OwnSiteOf(body.Context, read.Job.Site)].Syntax;
        return IsIn(origin, read.Loop) && !(exceptById && body.Context.Points.MemberAt(read.Job.Site) is { Id: BitsMemberId.GetJob });
    }

    public static bool IsIn(SyntaxNode node, SyntaxNode outer) => node.SyntaxTree == outer.SyntaxTree && outer.Span.Contains(node.Span);

    private static IEnumerable<(CallEvent Call, Node Node, int Order)> Places(BodyAnalysis body, bool withProgress)
    {
        foreach (var node in body.Graph.Nodes)
        {
            for (var order = 0; order < node.Events.Count; order++)
            {
                if (node.Events[order] is CallEvent { Job: not null } call &&
                    body.Context.Points.MemberAt(call.Site) is { Id: var id } &&
                    (id == BitsMemberId.GetState || (withProgress && id == BitsMemberId.GetProgress)))
                {
                    yield return (call, node, order);
                }
            }
        }
    }

    private static StatementSyntax? LoopAround(SyntaxNode call)
        => call.Ancestors()
            .TakeWhile(
                static ancestor => ancestor
                    is not (BaseMethodDeclarationSyntax
                        or AccessorDeclarationSyntax
                        or LocalFunctionStatementSyntax
                        or AnonymousFunctionExpressionSyntax))
            .OfType<StatementSyntax>()
            .FirstOrDefault(
                static statement => statement is WhileStatementSyntax
                    or DoStatementSyntax
                    or ForStatementSyntax
                    or CommonForEachStatementSyntax);
}
