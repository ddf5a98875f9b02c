using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>Runs a program once, with the inputs and failures of a tape.</summary>
internal sealed class Interpreter
{
    private const int MaximumIterations = 3;
    private const int MaximumSteps = 400;

    private readonly ChoiceTape _tape;
    private readonly ExecutionLog _log = new();
    private readonly Variables _variables;
    private readonly ConditionEvaluator _conditions;
    private readonly BitsService _bits;
    private readonly Readings _readings;
    private readonly HashSet<string> _fixedJobs = [];
    private readonly HashSet<Node> _reckoned = new(ReferenceEqualityComparer.Instance);
    private int _steps;

    // How many loops are around of which it is not known how often they run; and whether a jump has made one.
    private int _openLoops;
    private bool _hasJumpedBack;

    // What is under way while a jump completes.
    private string _label = "";
    private ExceptionKind _exception;

    // Whether it is the failure of a call of BITS, or follows from one.
    private bool _isFailure;

    // Whether a failure has been caught.
    private bool _hasFailed;

    // What the handler that runs has caught.
    private ExceptionKind _caught;
    private bool _hasCaughtFailure;

    // The try statements whose bodies run, the innermost last; and the one whose handler takes the exception that is under way, which is
    // decided before any finally block runs.
    private readonly List<Frame> _frames = [];
    private (Frame? Frame, Handler? Handler)? _target;

    // How many try statements are around, and how many of these tell exceptions by their type: elsewhere nobody sees a failure.
    private int _guards;
    private int _typedGuards;

    private Interpreter(BitsProgram program, Readings readings, ChoiceTape tape)
    {
        _tape = tape;
        _readings = readings;
        var outsideInterface = InterfaceAssumption.Of(program);
        _variables = new(tape, _log, outsideInterface, readings);
        _conditions = new(_variables, tape, _log, readings);
        _bits = new(_variables, tape, _log, readings, outsideInterface);
    }

    public static ExecutionLog Run(BitsProgram program, Readings readings, ChoiceTape tape)
    {
        var interpreter = new Interpreter(program, readings, tape);
        var completion = interpreter.Run(program.Body);
        interpreter._log.Outcome = completion switch
        {
            Completion.Throw or Completion.Exited or Completion.Disposed when interpreter._isFailure => Outcome.Threw,
            Completion.Throw or Completion.Exited or Completion.Disposed => Outcome.Left,
            Completion.Truncated => Outcome.Truncated,
            _ => Outcome.Returned,
        };
        if (interpreter._log.Outcome is Outcome.Returned or Outcome.Left)
        {
            interpreter._bits.End(isLeft: interpreter._log.Outcome == Outcome.Left);
        }

        return interpreter._log;
    }

    private Completion Run(Statement statement)
    {
        if (++_steps > MaximumSteps)
        {
            return Completion.Truncated;
        }

        var completion = Carry(statement);
        if (completion == Completion.Throw)
        {
            _target ??= FindHandler();
        }

        return completion;
    }

    private Completion Carry(Statement statement)
    {
        switch (statement)
        {
            case Block block:
                return Run(block);
            case DeclareMask declare:
                _variables.Declare(declare.Name, declare.Storage);
                return Assign(declare, declare.Name, declare.Value, static value => value);
            case AssignMask assign:
                return Run(assign);
            case DeclareBool declare:
                return Assign(declare.Name, declare.Value);
            case AssignBool assign:
                return Assign(assign.Name, assign.Value);
            case CreateJob create:
                return Run(create);
            case HoldJob hold:
                return Run(hold);
            case TakeHolder take:
                return Run(take);
            case ForEachHolder loop:
                return Enumerate(Parameters.Holders, loop.Body, () => Give(loop.Held, loop));
            case AliasMask alias:
                _variables.Alias(alias.Name, alias.Target);
                return MayFailInDoubt();
            case CaptureMask capture:
                _variables.Capture(capture);
                return RunUnknownCode();
            case PassMask pass:
                return Run(pass);
            case Take take:
                return Run(take);
            case Step step:
                return Run(step);
            case Unrelated:
                return MayFailInDoubt();
            case DeclareHandle declare:
                _variables.SetBool(declare.Name, _tape.Choose(2) == 1);
                return Fails() ? Completion.Throw : Completion.Normal;
            case YieldReturn:
                return Yield();
            case AssignJob assign:
                return Run(assign);
            case JobCall call:
                return Run(call);
            case If @if:
                return Test(@if.Condition) is not { } outcome ? _testCompletion
                    : outcome ? Run(@if.Then)
                    : @if.Else is { } otherwise ? Run(otherwise) : Completion.Normal;
            case IfJob2 @if:
                return Run(@if);
            case While loop:
                return Run(loop);
            case For loop:
                return Run(loop);
            case ForEachItem loop:
                return Enumerate(Parameters.Items, loop.Body, static () => { });
            case ForEachJob loop:
                return Enumerate(Parameters.Jobs, loop.Body, () => _variables.SetJob(loop.Name, _variables.Outside(loop)));
            case Switch @switch:
                return Run(@switch);
            case SwitchState @switch:
                return Run(@switch);
            case Try @try:
                return Run(@try);
            case Using @using:
                return Run(@using);
            case LockItems @lock:
                // That there is something to lock is more than an analyzer has to know.
                (_exception, _isFailure) = (ExceptionKind.Other, true);
                return _guards > 0 && _log.DoubtsFurther(_tape) ? Completion.Throw : Run(@lock.Body);
            case Throw @throw:
                return Raise(@throw.Kind);
            case Goto @goto:
                _label = @goto.Name;
                return Completion.Goto;
            case Escape escape:
                return Run(escape);
            case Log:
                // That the console does not fail is more than an analyzer has to know.
                return MayFailInDoubt();
            case AwaitYield:
                // That the awaiter comes back is more than an analyzer has to know.
                _bits.RunUnknownCode();
                return _log.DoubtsFurther(_tape) ? OfTheProgram(Completion.Exited) : Completion.Normal;
            case Rethrow:
                _exception = _caught;
                _isFailure = _hasCaughtFailure;
                return Completion.Throw;
            case Break:
                return Completion.Break;
            case Continue:
                return Completion.Continue;
            case Return:
                return Completion.Return;
            case Label:
                return Completion.Normal;
            default:
                throw new ArgumentOutOfRangeException(nameof(statement), statement, message: null);
        }
    }

    private Completion Run(Block block)
    {
        for (var next = 0; next < block.Statements.Length; next++)
        {
            var completion = Run(block.Statements[next]);
            if (completion == Completion.Goto && IndexOfLabel(block) is { } target)
            {
                _hasJumpedBack |= target < next;
                next = target;
            }
            else if (completion != Completion.Normal)
            {
                return completion;
            }
        }

        return Completion.Normal;
    }

    private int? IndexOfLabel(Block block)
    {
        for (var index = 0; index < block.Statements.Length; index++)
        {
            if (block.Statements[index] is Label label && label.Name == _label)
            {
                return index;
            }
        }

        return null;
    }

    // Whether a call that may fail does, where that makes a difference.
    private bool Fails()
    {
        if (_guards == 0)
        {
            return false;
        }

        var choice = _tape.Choose(_typedGuards > 0 ? 3 : 2);
        _exception = choice == 2 ? ExceptionKind.Other : ExceptionKind.Com;
        _isFailure = true;
        return choice != 0;
    }

    private Completion Raise(ExceptionKind kind)
    {
        _exception = kind == ExceptionKind.Com || (_typedGuards > 0 && _log.DoubtsFurther(_tape)) ? ExceptionKind.Com : ExceptionKind.Other;
        return OfTheProgram(Completion.Throw);
    }

    // What happens in the handler of a failure follows from the failure, and so does what is thrown after it.
    private Completion OfTheProgram(Completion completion)
    {
        _isFailure = _hasCaughtFailure || (completion == Completion.Throw && _hasFailed);
        return completion;
    }

    private Completion MayFailInDoubt()
    {
        if (_guards == 0 || !_log.DoubtsFurther(_tape))
        {
            return Completion.Normal;
        }

        _exception = _typedGuards > 0 && _tape.Choose(2) == 1 ? ExceptionKind.Com : ExceptionKind.Other;
        return OfTheProgram(Completion.Throw);
    }

    // Code that is not followed runs: it may throw anything, and it may not come back.
    private Completion RunUnknownCode()
    {
        _bits.RunUnknownCode();
        return ComesBack();
    }

    private Completion ComesBack()
    {
        var choice = _tape.Choose(_guards == 0 ? 2 : _typedGuards == 0 ? 3 : 4);
        _exception = choice == 3 ? ExceptionKind.Other : ExceptionKind.Com;
        return choice switch
        {
            0 => Completion.Normal,
            1 => OfTheProgram(Completion.Exited),
            _ => OfTheProgram(Completion.Throw),
        };
    }

    private Completion MayThrow()
    {
        if (_tape.Choose(2) == 0)
        {
            return Completion.Normal;
        }

        return Raise(ExceptionKind.Other);
    }

    private Completion Run(Step step)
    {
        switch (step.Idiom.Effect)
        {
            case Effect.None or Effect.Unknown when step.Idiom.HasResult:
                // A use that is not understood leaves undecided whether the call has succeeded.
                _log.IsFarFetched = true;
                return step.Idiom.Effect == Effect.None ? MayFailInDoubt() : RunUnknownCode();
            case Effect.None:
                return MayFailInDoubt();
            case Effect.Unknown:
                return RunUnknownCode();
            case Effect.Escapes:
                return Run(new Escape(step.Argument), step);
            case Effect.MayThrow when step.Idiom.AskedInput is { } input:
                return _variables.GetBool(input) ? MayFailInDoubt() : Raise(ExceptionKind.Other);
            case Effect.MayThrow:
                return MayThrow();
            case Effect.Throws:
                return Raise(ExceptionKind.Other);
            case Effect.Exits:
                return OfTheProgram(Completion.Exited);
            default:
                _log.Decided.Add(_variables.Results[step.Argument].Call);
                if (_variables.Results[step.Argument].Value >= 0)
                {
                    return MayFailInDoubt();
                }

                // A failure that is thrown is what it is where the call itself throws.
                _exception = ExceptionKind.Com;
                _isFailure = true;
                return Completion.Throw;
        }
    }

    // The caller does what it likes, and may never come back.
    private Completion Yield()
    {
        _bits.RunUnknownCode();
        return _tape.Choose(2) == 0 ? Completion.Normal : OfTheProgram(Completion.Disposed);
    }

    private Completion Run(HoldJob hold)
    {
        _variables.Unreach(hold.Held);
        _variables.SetJob(hold.Held, _variables.GetJob(hold.Job));
        if (hold.Form == HolderForm.ReadOnly)
        {
            _fixedJobs.Add(hold.Held);
        }

        return Completion.Normal;
    }

    private Completion Run(TakeHolder take)
    {
        var completion = take.Source is HolderSource.Delegate ? RunUnknownCode() : Fails() ? Completion.Throw : Completion.Normal;
        if (completion == Completion.Normal)
        {
            Give(take.Held, take);
        }

        return completion;
    }

    // Something from elsewhere, with everything in it.
    private void Give(string held, Node place)
    {
        _variables.SetJob(held, _variables.Outside(place));
        _variables.Reach(held, place);
    }

    private Completion Run(Take take)
    {
        if (_variables.GetHeld(take.Object + ".Job") is { } job)
        {
            _bits.GetOut(job, take);
        }

        var member = take.Object + (_variables.HasJob(take.Object + ".Job") ? ".Job" : ".Mask");
        if (!_fixedJobs.Contains(member))
        {
            _variables.Reach(member, take);
        }

        return RunUnknownCode();
    }

    private Completion Run(PassMask pass)
    {
        const uint Usual = 0x03;
        if (pass.IsFollowed)
        {
            _log.Established.Add(pass);
            _variables.SetMask(pass.Name, new(Usual, Causes.Of(pass), MaskHistory.PerhapsOther));
            return MayFailInDoubt();
        }

        _variables.SetUnknown(pass.Name);
        return RunUnknownCode();
    }

    private Completion Run(Using @using)
    {
        var completion = RunUnknownCode();
        if (completion != Completion.Normal)
        {
            return completion;
        }

        // What is disposed of may do anything too; it runs after handlers have been chosen, and on every way but the end of the program.
        var body = Run(@using.Body);
        if (body is Completion.Exited or Completion.Truncated)
        {
            return body;
        }

        var (label, exception, isFailure, target) = (_label, _exception, _isFailure, _target);
        _target = null;
        var disposal = RunUnknownCode();
        if (disposal != Completion.Normal)
        {
            // What happens on the way that a failure takes follows from the failure.
            _isFailure |= body == Completion.Throw && isFailure;
            return disposal;
        }

        (_label, _exception, _isFailure, _target) = (label, exception, isFailure, target);
        return body;
    }

    // How the test ended that was the last to come to no outcome.
    private Completion _testCompletion;

    // Null where the test throws, or does not come back.
    private bool? Test(Condition condition)
    {
        if (AsksElsewhere(condition))
        {
            switch (RunUnknownCode())
            {
                case Completion.Throw:
                    _testCompletion = Completion.Throw;
                    return null;
                case Completion.Exited:
                    _testCompletion = Completion.Exited;
                    return null;
            }
        }

        return _conditions.Evaluate(condition);
    }

    private static bool AsksElsewhere(Condition condition) => condition switch
    {
        Ask => true,
        Not not => AsksElsewhere(not.Operand),
        Both both => AsksElsewhere(both.Left) || AsksElsewhere(both.Right),
        Either either => AsksElsewhere(either.Left) || AsksElsewhere(either.Right),
        _ => false,
    };

    private Completion Assign(Node place, string name, MaskExpression expression, Func<MaskValue, MaskValue> combine)
    {
        if ((Calls(expression) || name.Contains('.', StringComparison.Ordinal)) && MayFailInDoubt() == Completion.Throw)
        {
            _isFailure = true;
            return Completion.Throw;
        }

        var value = combine(_conditions.Masks.Evaluate(expression));
        _log.Established.Add(place);
        _variables.SetMask(name, value with { Causes = value.Causes.And(place) });
        return Completion.Normal;
    }

    private Completion Run(AssignMask assign)
        => MayFailAtPointer(assign.Value) ?? Assign(assign, assign.Name, assign.Value, value => assign.Operator is { } @operator
        ? Reckon(assign, @operator, AsPart(_variables.GetMask(assign.Name)), AsPart(value))
        : value);

    // That a pointer leads to a variable is more than an analyzer has to know.
    private Completion? MayFailAtPointer(MaskExpression value)
        => value is MaskVariable { Name: var name } && name.EndsWith(']') && MayFailInDoubt() == Completion.Throw ? Completion.Throw : null;

    private static MaskValue AsPart(MaskValue value) => value with { History = value.HistoryAsPart };

    // What a mask becomes in the rounds of a loop takes running the loop, which an analyzer need not do where it does not know how often it
    // runs: a bit that changes from one round to the next may come out either way, and so may those that depend on it.
    private MaskValue Reckon(AssignMask assign, MaskOperator @operator, MaskValue old, MaskValue value)
    {
        var exact = MaskEvaluator.Combine(@operator, old, value);
        var isAgain = !_reckoned.Add(assign) && (_openLoops > 0 || _hasJumpedBack);
        if (!isAgain || MaskEvaluator.Kept(@operator, old.Bits, exact.Bits) is not (not uint.MaxValue and var kept) || !_log.Doubts(_tape))
        {
            return exact;
        }

        return exact with { Bits = (exact.Bits & kept) | (_readings.Masks[_tape.Choose(_readings.Masks.Length)] & ~kept) };
    }

    // Whether a method computes a part of the mask, or an accessor keeps it. That it will not throw is more than an analyzer has to know.
    private static bool Calls(MaskExpression expression) => expression switch
    {
        MaskCast { Style: CastStyle.Convert } => true,
        MaskCast cast => Calls(cast.Operand),
        MaskComplement complement => Calls(complement.Operand),
        MaskOperation operation => Calls(operation.Left) || Calls(operation.Right),
        MaskConditional conditional => Calls(conditional.WhenTrue) || Calls(conditional.WhenFalse),
        MaskSwitch @switch => @switch.Arms.Any(static arm => Calls(arm.Value)) || Calls(@switch.Otherwise),
        _ => false,
    };

    private Completion Assign(string name, Condition condition)
    {
        if (Test(condition) is not { } outcome)
        {
            return _testCompletion;
        }

        _variables.SetBool(name, outcome);
        return Completion.Normal;
    }

    private Completion Run(CreateJob create)
    {
        if (Fails())
        {
            return Completion.Throw;
        }

        _log.Established.Add(create);
        _variables.SetJob(create.Name, _variables.Create(create));
        return Completion.Normal;
    }

    private Completion Run(AssignJob assign)
    {
        var completion = assign.Source switch
        {
            JobSource.Element or JobSource.Manager when Fails() => Completion.Throw,
            JobSource.Delegate => RunUnknownCode(),
            _ => Completion.Normal,
        };
        if (completion != Completion.Normal)
        {
            return completion;
        }

        var source = assign.Source switch
        {
            JobSource.Element or JobSource.Delegate => _variables.Outside(assign),
            JobSource.Manager => Found(assign),
            _ => _variables.GetJob(assign.From),
        };
        if (source is not null
            && assign.Source is JobSource.CastToJob2 or JobSource.AsJob2
            && !HasJob2(source, mayLack: true, isCast: assign.Source == JobSource.CastToJob2))
        {
            if (assign.Source == JobSource.AsJob2)
            {
                source = null;
            }
            else if (!GoesOnAfterCast(source))
            {
                return Completion.Throw;
            }
        }

        if (source is not null && _variables.IsReachable(assign.Name))
        {
            _bits.GetOut(source, assign);
        }

        _variables.SetJob(assign.Name, source);
        // An object whose field is read or written may be null, for all that is seen of it.
        return assign.Name.Contains('.', StringComparison.Ordinal) || assign.From.Contains('.', StringComparison.Ordinal)
            ? MayFailInDoubt()
            : Completion.Normal;
    }

    // BITS may find any job that there is, also one that was made here; most often it is another.
    private ConcreteJob Found(AssignJob assign)
    {
        var here = _variables.AllJobs.Where(static job => job.IsCreatedHere && job.Life != Life.Final).ToList();
        var choice = here.Count == 0 ? 0 : _tape.Choose(here.Count + 1);
        _log.IsFarFetched |= choice > 0;
        return choice > 0 ? here[choice - 1] : _variables.Outside(assign);
    }

    // What a cast has shown before is more than an analyzer has to know.
    private bool HasJob2(ConcreteJob job, bool mayLack, bool isCast = false)
    {
        job.HasJob2 = job.HasJob2 is { } isKnown
            ? isKnown && !(isCast && _guards > 0 && _log.Doubts(_tape))
            : !mayLack || _tape.Choose(2) == 0;
        return job.HasJob2.Value;
    }

    private Completion Run(IfJob2 @if)
    {
        if (_variables.GetJob(@if.Job) is { } job)
        {
            job.HasJob2 = job.HasJob2 is { } isKnown
                ? isKnown != (!job.WasAskedForJob2 && _log.DoubtsFurther(_tape))
                : HasJob2(job, mayLack: true);
            job.WasAskedForJob2 = true;
        }
        else
        {
            job = null;
        }

        if (job?.HasJob2 == true)
        {
            _variables.SetJob(@if.Name, job);
            return Run(@if.Then);
        }

        return @if.Else is { } otherwise ? Run(otherwise) : Completion.Normal;
    }

    private Completion Run(JobCall call)
    {
        var isConditional = call.Receiver.Style == ReceiverStyle.Conditional;
        if (isConditional && _variables.IsNull(call.Receiver.Job))
        {
            return Completion.Normal;
        }

        if (_variables.GetJob(call.Receiver.Job) is not { } job)
        {
            return NullReference(call.Receiver.Job) is { } ghost ? Run(call, ghost) : Completion.Throw;
        }

        // Who has the later interface has the earlier ones.
        if (call.Receiver.Style == ReceiverStyle.CastToJob5 && (job.HasJob2 == false ? !GoesOnAfterCast(job) : Fails()))
        {
            return Completion.Throw;
        }

        if (call.Receiver.Style == ReceiverStyle.CastToJob5)
        {
            job.HasJob2 ??= true;
        }

        return call.Receiver.Style == ReceiverStyle.CastToJob2 && !HasJob2(job, mayLack: _guards > 0, isCast: true) && !GoesOnAfterCast(job)
            ? Completion.Throw
            : Run(call, job);
    }

    // Which exception a cast throws, and that it goes no further, is more than an analyzer has to know.
    private bool GoesOnAfterCast(ConcreteJob job)
    {
        if (_log.DoubtsFurther(_tape))
        {
            job.HasJob2 = true;
            return true;
        }

        _exception = _typedGuards > 0 && _log.DoubtsFurther(_tape) ? ExceptionKind.Com : ExceptionKind.Other;
        _isFailure = true;
        return false;
    }

    // C# goes no further than a null reference, and knows so better than an analyzer has to.
    private bool GoesOnAllTheSame(ExceptionKind exception)
    {
        _exception = exception;
        _isFailure = true;
        return _log.Doubts(_tape);
    }

    private ConcreteJob? NullReference(string name)
    {
        if (!GoesOnAllTheSame(ExceptionKind.Other))
        {
            return null;
        }

        var ghost = _variables.Outside(new BoolVariable(name));
        _variables.SetJob(name, ghost);
        return ghost;
    }

    private Completion Run(JobCall call, ConcreteJob job)
    {
        var mask = call is SetNotifyFlags set ? _conditions.Masks.Evaluate(set.Mask) : default;
        var visit = _log.Visit(call);
        CallMisuses.Note(call, _readings.PlaceOf(call, job.Origin), job, mask, visit);
        visit.Misuses.RemoveAll(misuse => misuse.Causes.Places.Any(_log.Undecided.Contains));
        if (call.Result is { } result)
        {
            if (MayFailInDoubt() == Completion.Throw)
            {
                return Completion.Throw;
            }

            var value = Choose(call);
            _variables.Results[result] = new(value, _readings.PlaceOf(call, job.Origin));
            if (value < 0)
            {
                return Completion.Normal;
            }
        }
        else if (call.IsDropped ? MayFailInDoubt() == Completion.Throw : Fails())
        {
            return Completion.Throw;
        }

        _bits.Succeed(call, job, mask, visit.Misuses.Any(misuse => misuse.Site == call.Site && RuleIds.Refusals.Contains(misuse.Rule)));
        return Completion.Normal;
    }

    // The result of a call. What is never asked for is as good as thrown away, and then the call counts as one that has succeeded.
    private int Choose(JobCall call)
    {
        if (!_readings.Asked.Contains(call.Result!))
        {
            return 0;
        }

        // That other calls give no other success is more than an analyzer has to know.
        var choice = _tape.Choose(call is PlainCall { Method: PlainMethod.Cancel or PlainMethod.Complete } ? 4 : 3);
        return choice switch
        {
            0 => _log.DoubtsFurther(_tape) ? ResultQuestion.PartialSuccess : 0,
            3 => ResultQuestion.PartialSuccess,
            _ => ResultQuestion.Failures[choice - 1],
        };
    }

    private Completion Run(Escape escape, Node? place = null)
    {
        if (_variables.GetJob(escape.Job) is { } job)
        {
            _bits.Escape(job, place ?? escape);
            return ComesBack();
        }

        return RunUnknownCode();
    }

    private Completion Run(While loop)
    {
        for (var iteration = 0; ; iteration++)
        {
            if (iteration > 0 || !loop.TestsAfterwards)
            {
                switch (Test(loop.Condition))
                {
                    case null:
                        return _testCompletion;
                    case false:
                        return Completion.Normal;
                }
            }

            if (iteration == MaximumIterations)
            {
                return Completion.Truncated;
            }

            var completion = Round(loop.Body, isOpen: true);
            if (completion is not (Completion.Normal or Completion.Continue))
            {
                return completion == Completion.Break ? Completion.Normal : completion;
            }
        }
    }

    private Completion Run(For loop)
    {
        var count = loop.Bound ?? _variables.Numbers.Count(Parameters.Count);
        _log.IsCutShort |= loop.Bound is null && count == Numbers.Counts - 1 && Reckons(loop.Body);
        return Loop(
            count,
            loop.Body,
            loop.Bound is null || MayBeLeft(loop.Body),
            iteration => _variables.Numbers.SetCounter(loop.Counter, iteration));
    }

    private static bool MayBeLeft(Block body)
        => Descendants.Of(body).Any(static statement => statement is Break or Goto or Return or Throw or Rethrow);

    // The array may be null; to step through it cannot fail, but C# describes it as calls.
    private Completion Enumerate(string array, Block body, Action begin)
    {
        if (Fails())
        {
            return Completion.Throw;
        }

        var fails = false;
        var count = _variables.Numbers.Count(array);
        _log.IsCutShort |= count == Numbers.ItemCounts - 1 && Reckons(body);
        var completion = Loop(count, body, isOpen: true, _ =>
        {
            begin();
            fails |= _guards > 0 && _log.Doubts(_tape);
        });
        return fails ? Completion.Throw : completion;
    }

    // Whether a mask may become another one each time.
    private static bool Reckons(Block body) => Descendants.Of(body).OfType<AssignMask>().Any(static assign => assign.Operator is not null);

    private Completion Round(Block body, bool isOpen)
    {
        _openLoops += isOpen ? 1 : 0;
        var completion = Run(body);
        _openLoops -= isOpen ? 1 : 0;
        return completion;
    }

    private Completion Loop(int count, Block body, bool isOpen, Action<int> begin)
    {
        for (var iteration = 0; iteration < count; iteration++)
        {
            begin(iteration);
            var completion = Round(body, isOpen);
            if (completion is not (Completion.Normal or Completion.Continue))
            {
                return completion == Completion.Break ? Completion.Normal : completion;
            }
        }

        return Completion.Normal;
    }

    private Completion Run(Switch @switch)
    {
        var taken = @switch.Cases.FirstOrDefault(
            c => c.Labels.Any(label => _variables.Numbers.Test(@switch.Subject, NumberComparison.Equal, label)))
            ?? @switch.Cases.FirstOrDefault(static c => c.Labels.IsEmpty);
        return RunCase(taken?.Body);
    }

    private Completion Run(SwitchState @switch)
    {
        var read = _variables.States[@switch.Name];
        var taken = @switch.Cases.FirstOrDefault(c => c.Labels.Contains(read.State))
            ?? @switch.Cases.FirstOrDefault(static c => c.Labels.IsEmpty);
        _conditions.Learn(read, @switch.Cases.SelectMany(static c => c.Labels), @switch);
        return RunCase(taken?.Body);
    }

    private Completion RunCase(Block? body)
    {
        var completion = body is null ? Completion.Normal : Run(body);
        return completion == Completion.Break ? Completion.Normal : completion;
    }

    private Completion Run(Try @try)
    {
        var isTyped = @try.Handlers.Any(IsTyped) || @try.Handlers.Any(ThrowsOn);
        var frame = new Frame(@try);
        _frames.Add(frame);
        var completion = Guarded(@try.Body, isGuard: true, isTyped);
        _frames.RemoveAt(_frames.Count - 1);
        if (completion == Completion.Throw && _target is { Handler: { } handler } target && target.Frame == frame)
        {
            _target = null;
            var (outer, outerIsFailure) = (_caught, _hasCaughtFailure);
            (_caught, _hasCaughtFailure) = (_exception, _isFailure);
            _hasFailed |= _isFailure;
            completion = Guarded(handler.Body, isGuard: @try.Finally is not null, isTyped: false);
            (_caught, _hasCaughtFailure) = (outer, outerIsFailure);
        }

        if (@try.Finally is null || completion is Completion.Truncated or Completion.Exited)
        {
            return completion;
        }

        var (label, exception, isFailure, pending) = (_label, _exception, _isFailure, _target);
        _target = null;
        var last = Run(@try.Finally);
        if (last != Completion.Normal)
        {
            _isFailure |= completion == Completion.Throw && isFailure;
            return last;
        }

        (_label, _exception, _isFailure, _target) = (label, exception, isFailure, pending);
        return completion;
    }

    // The handler that takes the exception: found before anything is left.
    private (Frame? Frame, Handler? Handler) FindHandler()
    {
        var (exception, isFailure) = (_exception, _isFailure);
        for (var depth = _frames.Count - 1; depth >= 0; depth--)
        {
            foreach (var handler in _frames[depth].Statement.Handlers)
            {
                var isCaught = Catches(handler);
                (_exception, _isFailure) = (exception, isFailure);
                if (isCaught)
                {
                    return (_frames[depth], handler);
                }
            }
        }

        return (null, null);
    }

    private static bool IsTyped(Handler handler) => handler is not { Type: HandlerType.All or HandlerType.Exception, Filter: null };

    // What a handler throws on, a try inside it may tell by its type.
    private static bool ThrowsOn(Handler handler)
        => Descendants.Of(handler.Body).OfType<Try>().Any(
            static inner => inner.Handlers.Any(IsTyped) && Descendants.Of(inner.Body).OfType<Rethrow>().Any());

    private Completion Guarded(Block body, bool isGuard, bool isTyped)
    {
        _guards += isGuard ? 1 : 0;
        _typedGuards += isTyped ? 1 : 0;
        var completion = Run(body);
        _guards -= isGuard ? 1 : 0;
        _typedGuards -= isTyped ? 1 : 0;
        return completion;
    }

    private bool Catches(Handler handler)
        => (handler.Type != HandlerType.Com || _exception == ExceptionKind.Com) && (handler.Filter is null || Passes(handler.Filter));

    // C# takes it that any filter may say either, and so may an analyzer. A filter that throws says no.
    private bool Passes(Condition filter)
    {
        if (AsksElsewhere(filter))
        {
            _bits.RunUnknownCode();
        }

        return _conditions.Evaluate(filter) ? !_log.DoubtsFurther(_tape) : _log.DoubtsPointlessly(_tape);
    }

    /// <summary>A try statement whose body runs.</summary>
    private sealed class Frame(Try @try)
    {
        public Try Statement => @try;
    }
}
