using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Shrinking;

/// <summary>Smaller statements in the place of a statement. They need not compile.</summary>
internal static class StatementVariants
{
    public static IEnumerable<Block> OfBlock(Block block)
    {
        var statements = block.Statements;
        for (var length = statements.Length / 2; length > 1; length /= 2)
        {
            for (var start = 0; start + length <= statements.Length; start += length)
            {
                yield return new(statements.RemoveRange(start, length));
            }
        }

        for (var index = 0; index < statements.Length; index++)
        {
            yield return new(statements.RemoveAt(index));
            foreach (var parts in Parts(statements[index]))
            {
                yield return new(statements.RemoveAt(index).InsertRange(index, parts));
            }

            foreach (var variant in Of(statements[index]))
            {
                yield return new(statements.SetItem(index, variant));
            }
        }
    }

    // What can stand in the place of a statement that contains others.
    private static IEnumerable<ImmutableArray<Statement>> Parts(Statement statement) => statement switch
    {
        Block block => [block.Statements],
        If @if => @if.Else is null ? [@if.Then.Statements] : [@if.Then.Statements, @if.Else.Statements],
        IfJob2 @if => @if.Else is null ? [] : [@if.Else.Statements],
        While loop => [loop.Body.Statements],
        For loop => [loop.Body.Statements],
        ForEachItem loop => [loop.Body.Statements],
        Switch @switch => @switch.Cases.Select(static c => c.Body.Statements),
        SwitchState @switch => @switch.Cases.Select(static c => c.Body.Statements),
        Try @try => @try.Handlers.Select(static handler => handler.Body.Statements)
            .Append(@try.Body.Statements)
            .Concat(@try.Finally is null ? [] : [@try.Finally.Statements, @try.Body.Statements.AddRange(@try.Finally.Statements)]),
        Using @using => [@using.Body.Statements],
        LockItems @lock => [@lock.Body.Statements],
        _ => [],
    };

    private static IEnumerable<Statement> Of(Statement statement) => statement switch
    {
        Block block => OfBlock(block),
        DeclareMask declare => MaskVariants.Of(declare.Value).Select(value => declare with { Value = value }),
        AssignMask { IsThroughCall: true } assign => [assign with { IsThroughCall = false }],
        AssignMask assign => MaskVariants.Of(assign.Value).Select(value => assign with { Value = value }),
        DeclareBool declare => ConditionVariants.Of(declare.Value).Select(value => declare with { Value = value }),
        AssignBool assign => ConditionVariants.Of(assign.Value).Select(value => assign with { Value = value }),
        CreateJob { Type: JobType.Upload } create => [create with { Type = JobType.Download }],
        JobCall call => OfCall(call),
        If @if => OfIf(@if),
        IfJob2 @if => OfBlock(@if.Then).Select(then => @if with { Then = then })
            .Concat(@if.Else is null
                ? []
                : OfBlock(@if.Else).Select(otherwise => @if with { Else = otherwise }).Prepend(@if with { Else = null })),
        While loop => OfBlock(loop.Body).Select(body => loop with { Body = body })
            .Concat(ConditionVariants.Of(loop.Condition).Select(condition => loop with { Condition = condition }))
            .Concat(loop.TestsAfterwards ? [loop with { TestsAfterwards = false }] : []),
        For loop => OfBlock(loop.Body).Select(body => loop with { Body = body }),
        ForEachItem loop => OfBlock(loop.Body).Select(body => loop with { Body = body }),
        ForEachHolder loop => OfBlock(loop.Body).Select(body => loop with { Body = body }),
        HoldJob { Form: not HolderForm.Constructed } hold => [hold with { Form = HolderForm.Constructed }],
        Unrelated { Count: > 1 } unrelated => [unrelated with { Count = unrelated.Count - 1 }],
        Step { Idiom: { Effect: Effect.Unknown or Effect.MayThrow, Kind: Kinds.Exits } } step => [step with { Idiom = Idiom.Plain }],
        ForEachJob loop => OfBlock(loop.Body).Select(body => loop with { Body = body }),
        Switch @switch =>
            @switch.Cases.SelectMany(c => OfBlock(c.Body)
                .Select(body => @switch with { Cases = @switch.Cases.Replace(c, c with { Body = body }) })
            .Prepend(@switch with { Cases = @switch.Cases.Remove(c) })),
        SwitchState @switch =>
            @switch.Cases.SelectMany(c => OfBlock(c.Body)
                .Select(body => @switch with { Cases = @switch.Cases.Replace(c, c with { Body = body }) })
            .Prepend(@switch with { Cases = @switch.Cases.Remove(c) })),
        Try @try => OfTry(@try),
        Using @using => OfBlock(@using.Body).Select(static body => new Using(body)),
        LockItems @lock => OfBlock(@lock.Body).Select(static body => new LockItems(body)),
        _ => [],
    };

    private static IEnumerable<Statement> OfCall(JobCall call)
    {
        if (call.Extraction != Extraction.None)
        {
            yield return call with { Extraction = Extraction.None };
        }

        if (call.Result is not null)
        {
            yield return call with { Result = null };
        }

        if (call.Receiver.Style != ReceiverStyle.Direct)
        {
            yield return call with { Receiver = call.Receiver with { Style = ReceiverStyle.Direct } };
        }

        if (call is SetNotifyFlags set)
        {
            foreach (var mask in MaskVariants.Of(set.Mask))
            {
                yield return set with { Mask = mask };
            }
        }
    }

    private static IEnumerable<Statement> OfIf(If @if)
    {
        if (@if.Else is { } @else)
        {
            yield return @if with { Else = null };
            yield return new If(new Not(@if.Condition), @else, null);
        }

        var variants = OfBlock(@if.Then).Select(then => @if with { Then = then })
            .Concat(@if.Else is null ? [] : OfBlock(@if.Else).Select(otherwise => @if with { Else = otherwise }))
            .Concat(ConditionVariants.Of(@if.Condition).Select(condition => @if with { Condition = condition }));
        foreach (var variant in variants)
        {
            yield return variant;
        }
    }

    private static IEnumerable<Statement> OfTry(Try @try)
    {
        foreach (var handler in @try.Handlers)
        {
            yield return @try with { Handlers = @try.Handlers.Remove(handler) };
            yield return @try with { Handlers = @try.Handlers.Replace(handler, new(HandlerType.All, null, handler.Body)) };
            foreach (var body in OfBlock(handler.Body))
            {
                yield return @try with { Handlers = @try.Handlers.Replace(handler, handler with { Body = body }) };
            }
        }

        foreach (var body in OfBlock(@try.Body))
        {
            yield return @try with { Body = body };
        }

        if (@try.Finally is { } @finally)
        {
            yield return @try with { Finally = null };
            foreach (var body in OfBlock(@finally))
            {
                yield return @try with { Finally = body };
            }
        }
    }
}
