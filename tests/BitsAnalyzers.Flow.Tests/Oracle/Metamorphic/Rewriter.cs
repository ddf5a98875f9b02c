using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>Copies a program, and lets a transformation change parts of the copy.</summary>
internal abstract class Rewriter
{
    public BitsProgram Rewrite(BitsProgram program) => program with { Body = Rewrite(program.Body) };

    protected virtual string Name(string name) => name;

    protected virtual Block Rewrite(Block block) => new([.. block.Statements.SelectMany(Rewrite)]);

    /// <summary>What stands in the place of a statement.</summary>
    protected virtual IEnumerable<Statement> Rewrite(Statement statement) => [Copy(statement)];

    protected virtual Receiver Rewrite(Receiver receiver) => receiver with { Job = Name(receiver.Job) };

    protected virtual Condition Rewrite(Condition condition) => condition switch
    {
        BoolVariable variable => new BoolVariable(Name(variable.Name)),
        Not not => new Not(Rewrite(not.Operand)),
        Both both => new Both(Rewrite(both.Left), Rewrite(both.Right)),
        Either either => new Either(Rewrite(either.Left), Rewrite(either.Right)),
        NumberTest test => test with { Name = Name(test.Name) },
        MaskTest test => test with { Mask = Rewrite(test.Mask) },
        StateTest test => test with { Name = Name(test.Name) },
        NullTest test => test with { Job = Name(test.Job) },
        HandleTest test => test with { Name = Name(test.Name) },
        ResultTest test => test with { Name = Name(test.Name) },
        _ => condition,
    };

    protected virtual MaskExpression Rewrite(MaskExpression mask) => mask switch
    {
        MaskVariable variable => variable with { Name = Name(variable.Name) },
        MaskOperation operation => operation with { Left = Rewrite(operation.Left), Right = Rewrite(operation.Right) },
        MaskComplement complement => new MaskComplement(Rewrite(complement.Operand)),
        MaskCast cast => cast with { Operand = Rewrite(cast.Operand) },
        MaskConditional conditional => new MaskConditional(
            Rewrite(conditional.Condition), Rewrite(conditional.WhenTrue), Rewrite(conditional.WhenFalse)),
        MaskSwitch @switch => @switch with
        {
            Arms = [.. @switch.Arms.Select(arm => arm with { Value = Rewrite(arm.Value) })],
            Otherwise = Rewrite(@switch.Otherwise),
        },
        _ => mask,
    };

    /// <summary>The statement with its parts rewritten.</summary>
    protected Statement Copy(Statement statement) => statement switch
    {
        Block block => Rewrite(block),
        DeclareMask declare => declare with { Name = Name(declare.Name), Value = Rewrite(declare.Value) },
        AssignMask assign => assign with { Name = Name(assign.Name), Value = Rewrite(assign.Value) },
        DeclareBool declare => declare with { Name = Name(declare.Name), Value = Rewrite(declare.Value) },
        AssignBool assign => assign with { Name = Name(assign.Name), Value = Rewrite(assign.Value) },
        CreateJob create => create with { Name = Name(create.Name) },
        HoldJob hold => hold with { Job = Name(hold.Job) },
        Step { Idiom.HasJob: true } step => step with { Argument = Name(step.Argument) },
        AliasMask alias => alias with { Target = Name(alias.Target) },
        CaptureMask capture => capture with { Name = Name(capture.Name) },
        PassMask pass => pass with { Name = Name(pass.Name) },
        ForEachHolder loop => loop with { Body = Rewrite(loop.Body) },
        DeclareHandle declare => declare with { Name = Name(declare.Name) },
        AssignJob { Source: JobSource.Element } assign => assign with { Name = Name(assign.Name) },
        AssignJob assign => assign with { Name = Name(assign.Name), From = Name(assign.From) },
        JobCall call => Copy(call),
        If @if => new If(Rewrite(@if.Condition), Rewrite(@if.Then), Optional(@if.Else)),
        IfJob2 @if => new IfJob2(Name(@if.Job), Name(@if.Name), Rewrite(@if.Then), Optional(@if.Else)),
        While loop => loop with { Condition = Rewrite(loop.Condition), Body = Rewrite(loop.Body) },
        For loop => loop with { Counter = Name(loop.Counter), Body = Rewrite(loop.Body) },
        ForEachItem loop => new ForEachItem(Name(loop.Item), Rewrite(loop.Body)),
        ForEachJob loop => new ForEachJob(Name(loop.Name), Rewrite(loop.Body)),
        Switch @switch => @switch with { Cases = [.. @switch.Cases.Select(c => c with { Body = Rewrite(c.Body) })] },
        SwitchState @switch => new SwitchState(Name(@switch.Name), [.. @switch.Cases.Select(c => c with { Body = Rewrite(c.Body) })]),
        Try @try => new Try(Rewrite(@try.Body), [.. @try.Handlers.Select(Rewrite)], Optional(@try.Finally)),
        Using @using => new Using(Rewrite(@using.Body)),
        LockItems @lock => new LockItems(Rewrite(@lock.Body)),
        Escape escape => new Escape(Name(escape.Job)),
        Label label => new Label(Name(label.Name)),
        Goto @goto => new Goto(Name(@goto.Name)),
        _ => statement,
    };

    private JobCall Copy(JobCall call)
    {
        call = call with { Receiver = Rewrite(call.Receiver), Result = call.Result is null ? null : Name(call.Result) };
        return call switch
        {
            SetNotifyFlags set => set with { Mask = Rewrite(set.Mask) },
            GetNotifyFlags get => get with { Name = Name(get.Name) },
            GetState get => get with { Name = Name(get.Name) },
            _ => call,
        };
    }

    private Handler Rewrite(Handler handler)
        => handler with { Filter = handler.Filter is null ? null : Rewrite(handler.Filter), Body = Rewrite(handler.Body) };

    private Block? Optional(Block? block) => block is null ? null : Rewrite(block);
}
