using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Rules.Flags;
using BitsAnalyzers.Rules.Lifetime;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules;

/// <summary>
/// Tells the bodies that need not be explored by the effects of all that they call: nothing in them, in whatever order it happens,
/// can go wrong together, and no loop waits for a job. A body that only reads, or that only ends a job, is one of them.
/// </summary>
internal static class InertBodies
{
    public static bool Contain(
        CompilationContext compilation,
        ISymbol owner,
        IOperation block,
        ImmutableArray<BitsInvocation> calls,
        CancellationToken cancellationToken)
    {
        if (compilation.Options.Explains(block.Syntax.SyntaxTree) ||
            calls.Any(static call => MakesOrSetsUp(call.Member.Name) || StateReads.MayPoll(call) ||
                (call.Member.Name == "SetNotifyFlags" && PlainMask.ValueOf(MaskArgument.Of(call.Operation)) is null)))
        {
            return false;
        }

        // What is made of a result is for the rules about results to see.
        if (calls.Any(static call => call.Member.IllegalIn != IllegalIn.Nothing &&
            call.Operation is
            {
                Type.SpecialType: not SpecialType.System_Void,
                Parent: not Microsoft.CodeAnalysis.Operations.IExpressionStatementOperation
            }))
        {
            return false;
        }

        // What is called adds to that, and takes nothing away.
        var own = OwnEffects.Of(compilation, owner, block, cancellationToken);
        var here = own.Effects;
        if (here.IsUnclear || here.MakesOrSetsUp || (own.MayWait && (here.Tells | here.Reads) != Roots.None))
        {
            return false;
        }

        var called = compilation.Effects.OfCallsIn(own, cancellationToken);
        var masks = here.Masks.With(called.Masks);
        var tells = here.Tells | called.Tells;
        if (called.IsUnclear || called.MakesOrSetsUp ||
            ((here.SetsUp | called.SetsUp) != Roots.None && (here.Changes | called.Changes) != Roots.None) ||
            (!masks.IsEmpty && masks.Only is null) ||
            ((here.SetsText || called.SetsText) && (here.HasLongText || called.HasLongText)) ||
            (own.MayWait && (tells | here.Reads | called.Reads) != Roots.None))
        {
            return false;
        }

        return ((here.Ends | called.Ends | tells) & (here.Refused | called.Refused)) == Roots.None ||
            (own is { RefusedCalls: 1, MayRepeat: false } && tells == Roots.None && called.Ends == Roots.None &&
                called.Refused == Roots.None);
    }

    // Seen at a glance, before the effects of everything are worked out.
    private static bool MakesOrSetsUp(string member) => member == "CreateJob" || OwnEffects.SetsUp(member);
}
