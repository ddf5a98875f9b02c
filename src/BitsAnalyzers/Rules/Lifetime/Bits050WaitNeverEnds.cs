using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Edge = BitsAnalyzers.Engine.Kernel.ExplodedEdge<BitsAnalyzers.Engine.Domain.ProgramState, BitsAnalyzers.Engine.Transfer.FlowEvent>;
using Node = BitsAnalyzers.Engine.Kernel.ExplodedNode<BitsAnalyzers.Engine.Domain.ProgramState, BitsAnalyzers.Engine.Transfer.FlowEvent>;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>
/// A loop that waits for a state of a job, and has no way out while the job is in another one that does not change by itself.
/// </summary>
internal sealed class Bits050WaitNeverEnds : BodyRule
{
    private static readonly ImmutableArray<(JobStates State, string Name, int Number)> s_lasting = ImmutableArray.Create(
        (JobStates.Error, "ERROR", 4), (JobStates.Cancelled, "CANCELLED", 8), (JobStates.Acknowledged, "ACKNOWLEDGED", 7));

    public override Rule Rule => RuleCatalogue.WaitNeverEnds;

    public override IEnumerable<Finding> In(BodyAnalysis body)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var read in StateReads.In(body, withProgress: false))
        {
            if (!StateReads.IsNewInEachRound(body, read) && Find(body, read) is { } finding && reported.Add(read.Loop))
            {
                yield return finding;
            }
        }
    }

    private Finding? Find(BodyAnalysis body, StateRead read)
    {
        var missing = s_lasting
            .Where(lasting => MayBeIn(body, read, lasting.State))
            .Select(lasting => (lasting.Name, lasting.Number, Proof: ProofOf(body, read, lasting.State)))
            .Where(static stuck => stuck.Proof is not null).ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        var (place, name) = PlaceOf(read.Loop);
        var call = read.Call is InvocationExpressionSyntax
            ? BlameAssignment.NameOf(body.Context.Points[BlameAssignment.OwnSiteOf(body.Context, read.Site)])
            : read.Call;
        return new(
            Rule,
            missing[0].Proof,
            0,
            place,
            ImmutableArray.Create<object>(
                Enumerate(missing.ConvertAll(static stuck => stuck.Name)), Finding.DecisiveLine(call, place, "state read")),
            ImmutableArray.Create(new TraceStep(call, "the state is read here"), new TraceStep(place, "no state but others ends the loop")))
        {
            Name = name,
            Properties = ImmutableDictionary<string, string?>.Empty.Add(
                DiagnosticProperties.States, string.Join(";", missing.Select(static stuck => stuck.Number))),
        };
    }

    private static string Enumerate(List<string> names)
        => names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} or {names[names.Count - 1]}";

    // A failure comes from BITS; that a job ends, somebody has to bring about: other code that has it, or this body.
    private static bool MayBeIn(BodyAnalysis body, StateRead read, JobStates lasting)
    {
        var states = read.Places
            .Select(place => place.Node.State.Jobs.TryGetValue(read.Job, out var job) ? job : JobState.Outside)
            .ToList();
        return lasting == JobStates.Error
            ? !states.TrueForAll(static job => job.States.IsFinal()) && !states.Exists(job => HasAnswer(body, job)) && !HasHandler(body)
            : states.Exists(job => job.IsEscaped || (job.States.IsFinal() && (job.States & lasting) != JobStates.None));
    }

    // The callback that was registered here may end the job, or resume it.
    private static bool HasAnswer(BodyAnalysis body, JobState job)
        => job.Interface is { Presence: not Presence.Absent, Site: not 0, ExactType: var type }
            && (type < 0 || CallbackUses.UseJob(body.Context.TypeOf(type), body.Context));

    // What a library that manages jobs tells of, it tells of every job.
    private static bool HasHandler(BodyAnalysis body)
        => body.Events.Any(@event => @event is CallEvent { Job: null, Site: var site } &&
            body.Context.Points[site] is Microsoft.CodeAnalysis.Operations.IEventAssignmentOperation);

    // No way leads out of the loop while each reading gives one state: along the steps that agree with it, the body neither returns nor
    // throws, nor does anything that may change the state. Accidents, such as a call of BITS that fails, are no way out.
    private static Proof? ProofOf(BodyAnalysis body, StateRead read, JobStates lasting)
        => Proof.Recurs(read.Places, (node, from) => NextOf(body, read, lasting, node, from));

    // Where the ways from a place in a node lead; null where one leads out.
    private static List<Node>? NextOf(BodyAnalysis body, StateRead read, JobStates lasting, Node node, int from)
    {
        if (node.IsExit || !IsInLoop(body, read.Loop, node))
        {
            return null;
        }

        if (node.WaysOut.Any(wayOut => wayOut.Order >= from))
        {
            return null;
        }

        var goesOn = false;
        var next = new List<Node>();
        foreach (var edge in node.Edges.Where(edge => edge.Order >= from && !edge.IsAccident))
        {
            goesOn = true;
            if (!Agrees(node, edge, read, lasting))
            {
                continue;
            }

            if (Enumerable.Range(from, Math.Max(0, edge.Order - from)).Any(order => Leaves(body.Context, node.Events[order], read.Job)))
            {
                return null;
            }

            next.Add(edge.Target);
        }

        return goesOn ? next : null;
    }

    private static bool Agrees(Node node, Edge edge, StateRead read, JobStates lasting)
        => edge.Label is null ||
            edge.Order == 0 ||
            node.Events[edge.Order - 1] is not TestEvent test ||
            test.Seen.All(seen => seen.Job != read.Job || seen.Site != read.Site || (seen.Seen & lasting) != JobStates.None);

    private static bool Leaves(BodyContext context, FlowEvent @event, SymbolicValue job) => @event switch
    {
        CallEvent { Job: { } called, Site: var site } => called == job &&
            context.Points.MemberAt(site)
                is
            {
                Id: null
                    or BitsMemberId.Resume
                    or BitsMemberId.Suspend
                    or BitsMemberId.Cancel
                    or BitsMemberId.Complete
                    or BitsMemberId.AddFile
            },
        _ => false,
    };

    // What a loop is left by: a node of the text of the body that stands elsewhere. What is followed from the loop is part of it.
    private static bool IsInLoop(BodyAnalysis body, StatementSyntax loop, Node node)
    {
        var block = body.Context.Blocks[node.Block];
        var context = block.Body;
        var syntax = Text(context.Graph.Blocks[block.Ordinal]);
        while (!context.IsOwnText && context.Caller is { } caller)
        {
            syntax = body.Context.Points[context.CallSite].Syntax;
            context = caller;
        }

        return syntax is null || StateReads.IsIn(syntax, loop);
    }

    private static SyntaxNode? Text(BasicBlock block) => block.Operations.FirstOrDefault()?.Syntax ?? block.BranchValue?.Syntax;

    private static (SyntaxNode Place, SyntaxToken? Name) PlaceOf(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax { Condition: var condition } => (condition, null),
        DoStatementSyntax { Condition: var condition } => (condition, null),
        ForStatementSyntax { Condition: { } condition } => (condition, null),
        ForStatementSyntax { ForKeyword: var keyword } => (loop, keyword),
        CommonForEachStatementSyntax { ForEachKeyword: var keyword } => (loop, keyword),
        _ => (loop, null),
    };
}
