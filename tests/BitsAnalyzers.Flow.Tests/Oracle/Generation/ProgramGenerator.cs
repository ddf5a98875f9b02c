using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;

namespace BitsAnalyzers.Flow.Tests.Oracle.Generation;

/// <summary>Writes random programs over the BITS calls. A seed always gives the same program.</summary>
internal sealed class ProgramGenerator
{
    private const int MaximumDepth = 4;

    private readonly Prng _random;
    private readonly ConditionGenerator _conditions;
    private readonly MaskGenerator _masks;
    private readonly Emphasis _emphasis;
    private readonly bool _holdsJobs;
    private readonly Kinds _kinds;
    private readonly bool _isAsync;
    private readonly KindGenerator _special;
    private int _budget;
    private int _names;
    private int _sites;

    private ProgramGenerator(ulong seed, bool holdsJobs, Kinds kinds)
    {
        _holdsJobs = holdsJobs;
        _kinds = kinds;
        _random = new(seed);
        _conditions = new(_random, kinds);
        _masks = new(_random, _conditions);
        _emphasis = Emphasis.Pick(_random);
        _budget = 3 + Math.Min(_random.Next(16), _random.Next(16));
        _isAsync = kinds.HasFlag(Kinds.Exits) && (kinds & (Kinds.Yields | Kinds.Values)) == 0 && _random.OneIn(4);
        _special = new(_random, _masks, kinds, _isAsync, Name, Site);
    }

    /// <param name="seed">What the program depends on.</param>
    /// <param name="holdsJobs">Whether objects that the program makes hold some of the jobs.</param>
    /// <param name="kinds">What it can have beyond plain calls and statements.</param>
    public static BitsProgram Generate(ulong seed, bool holdsJobs = false, Kinds kinds = Kinds.None)
    {
        var generator = new ProgramGenerator(seed, holdsJobs, kinds);
        var scope = new Scope();
        var statements = ImmutableArray.CreateBuilder<Statement>();
        if (!generator._random.OneIn(4))
        {
            generator.Create(scope, statements);
        }

        generator.Fill(scope, statements);
        if (kinds.HasFlag(Kinds.Yields))
        {
            // Without one it is no iterator.
            statements.Insert(0, new YieldReturn());
        }

        return new(new Block(statements.ToImmutable()))
        {
            IsAsync = generator._isAsync,
            IsIterator = kinds.HasFlag(Kinds.Yields),
        };
    }

    private Block Body(Scope scope, int atMost = 4)
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        for (var count = 1 + _random.Next(atMost); count > 0 && !EndsInJump(statements); count--)
        {
            _budget--;
            Add(scope, statements);
        }

        return new(statements.ToImmutable());
    }

    private void Fill(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        while (_budget > 0 && !EndsInJump(statements))
        {
            _budget--;
            Add(scope, statements);
        }
    }

    private static bool EndsInJump(ImmutableArray<Statement>.Builder statements)
        => statements is [.., Break or Continue or Return or Throw or Rethrow or Goto];

    private void Add(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        _random.Pick(Ways(scope, statements))();
        if (_kinds.HasFlag(Kinds.Results)
            && statements is [.., JobCall { Result: null, Extraction: Extraction.None } call]
            && CanKeepResult(call))
        {
            statements[^1] = _special.Result(call, scope);
        }

        if (_kinds.HasFlag(Kinds.Names) && statements is [.., PlainCall { Receiver.Style: ReceiverStyle.Direct, Result: null } plain]
            && Namesakes.Has(plain.Method) && _random.OneIn(2))
        {
            statements[^1] = plain with { Extraction = Extraction.Namesake, IsDropped = _kinds.HasFlag(Kinds.Results) };
        }
    }

    private static bool CanKeepResult(JobCall call)
        => call.Receiver.Style != ReceiverStyle.Conditional
            && call
                is not (GetNotifyFlags
                    or GetState
                    or PlainCall { Method: PlainMethod.GetId or PlainMethod.GetErrorCount or PlainMethod.EnumFiles });

    private List<(int, Action)> Ways(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        List<(int, Action)> ways =
        [
            (_emphasis.Flags * 5, () => DeclareMask(scope, statements)),
            (_emphasis.Flags * 7, () => statements.Add(SetFlags(scope))),
            (_emphasis.Receivers * 4, () => statements.Add(new SetNotifyInterface(Site(), Job(scope), Callback()))),
            (_emphasis.Receivers * 5, () => statements.Add(new SetNotifyCmdLine(Site(), Job2(scope), CommandLine()))),
            (_emphasis.Flags * 2, () => ReadFlags(scope, statements)),
            (_emphasis.Life * 3, () => ReadState(scope, statements)),
            (8, () => statements.Add(Plain(scope, PlainMethod.AddFile))),
            (6, () => statements.Add(Plain(scope, PlainMethod.Resume))),
            (_emphasis.Life * 6, () => statements.Add(Plain(scope, _random.OneIn(2) ? PlainMethod.Cancel : PlainMethod.Complete))),
            (1, () => statements.Add(Plain(scope, PlainMethod.Suspend))),
            (_emphasis.Receivers, () => statements.Add(Plain(scope, PlainMethod.TakeOwnership))),
            (2, () => statements.Add(new SetProperty(Site(), new(Latest(scope).Name, ReceiverStyle.CastToJob5), Property()))),
            (3, () => statements.Add(Plain(scope, _random.Pick<PlainMethod>(Enum.GetValues<PlainMethod>())))),
            (2, () => Create(scope, statements)),
            (3, () => Alias(scope, statements)),
            (3, () => DeclareBool(scope, statements)),
            (2, () => statements.Add(new Log())),
            (1, () => statements.Add(new Escape(_random.Pick(scope.Jobs).Name))),
        ];
        if (!scope.Masks.IsEmpty)
        {
            ways.Add((_emphasis.Flags * 7, () => statements.Add(AssignMask(scope))));
        }

        if (!scope.AssignableBools.IsEmpty)
        {
            ways.Add((3, () => statements.Add(AssignBool(scope))));
        }

        _special.AddStatements(scope, statements, ways, () => Latest(scope));
        if (scope.Depth < MaximumDepth && _budget > 0)
        {
            AddNested(scope, statements, ways);
        }

        if (scope.Depth > 0)
        {
            AddJumps(scope, statements, ways);
        }

        return ways;
    }

    private void AddNested(Scope scope, ImmutableArray<Statement>.Builder statements, List<(int, Action)> ways)
    {
        ways.Add(
            (22, () => statements.Add(
                new If(_conditions.Generate(scope), Body(scope.Nested()), _random.OneIn(2) ? Body(scope.Nested()) : null))));
        ways.Add((2, () => statements.Add(If2(scope))));
        ways.Add((2, () => statements.Add(new While(_conditions.Generate(scope), Body(scope.Nested(isLoop: true), 3), _random.OneIn(3)))));
        ways.Add((3, () => statements.Add(Count(scope))));
        ways.Add((2, () => statements.Add(new ForEachItem(Name("item"), Body(scope.Nested(isLoop: true), 3)))));
        ways.Add((1, () => statements.Add(ForEach(scope))));
        ways.Add((3, () => statements.Add(Switch(scope))));
        ways.Add((6, () => statements.Add(Try(scope))));
        ways.Add((1, () => statements.Add(new Using(Body(scope.Nested())))));
        ways.Add((1, () => statements.Add(new LockItems(Body(scope.Locked())))));
        ways.Add((1, () => SkipForward(scope, statements)));
        ways.Add((1, () => Retry(scope, statements)));
        if (_kinds.HasFlag(Kinds.Loops))
        {
            ways.Add((12, () => statements.Add(ForEachOwner(scope))));
        }

        if (_kinds.HasFlag(Kinds.Filters))
        {
            ways.Add((24, () => FilterBeforeFinally(scope, statements)));
        }

        if (!scope.States.IsEmpty)
        {
            ways.Add((4, () => statements.Add(SwitchState(scope))));
        }
    }

    private void AddJumps(Scope scope, ImmutableArray<Statement>.Builder statements, List<(int, Action)> ways)
    {
        ways.Add((1, () => statements.Add(new Throw(_random.OneIn(2) ? ExceptionKind.Com : ExceptionKind.Other))));
        if (!scope.IsInFinally)
        {
            ways.Add((3, () => statements.Add(new Return())));
        }

        if (scope.IsInLoop)
        {
            ways.Add((2, () => statements.Add(new Break())));
            ways.Add((2, () => statements.Add(new Continue())));
        }

        if (scope.IsInHandler)
        {
            ways.Add((3, () => statements.Add(new Rethrow())));
        }
    }

    private void DeclareMask(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        var type = (MaskType)_random.Next(2);
        var variable = new MaskVariable(Name("flags"), type);
        statements.Add(new DeclareMask(variable.Name, type, _masks.Generate(scope, type, depth: 2)));
        scope.Masks = scope.Masks.Add(variable);
    }

    private AssignMask AssignMask(Scope scope)
    {
        var variable = _random.Pick(scope.Masks);
        var number = variable.Type == MaskType.Number ? 1 : 0;
        return _random.Pick<Func<AssignMask>>(
        [
            (4, () => new(variable.Name, variable.Type, null, _masks.Generate(scope, variable.Type, depth: 2))),
            (8, () => new(variable.Name, variable.Type, MaskOperator.Or, _masks.Flag(variable.Type))),
            (4, () => new(variable.Name, variable.Type, MaskOperator.And, new MaskComplement(_masks.Flag(variable.Type)))),
            (1, () => new(variable.Name, variable.Type, MaskOperator.ExclusiveOr, _masks.Flag(variable.Type))),
            (number, () => new(variable.Name, variable.Type, MaskOperator.Add, _masks.Flag(variable.Type))),
            (number, () => new(variable.Name, variable.Type, MaskOperator.Subtract, _masks.Flag(variable.Type))),
            (number, () => new(variable.Name, variable.Type, MaskOperator.ShiftLeft, new NumberLiteral(1, NumberStyle.Decimal))),
        ])();
    }

    private AssignBool AssignBool(Scope scope)
        => new(_random.Pick(scope.AssignableBools), _random.OneIn(2) ? new Constant(_random.OneIn(2)) : _conditions.Pure(scope, depth: 1));

    private void DeclareBool(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        var name = Name("decided");
        statements.Add(new DeclareBool(name, _random.OneIn(2) ? new Constant(_random.OneIn(2)) : _conditions.Generate(scope)));
        scope.Bools = scope.Bools.Add(name);
        scope.AssignableBools = scope.AssignableBools.Add(name);
    }

    private void Create(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        var type = _random.OneIn(4) ? JobType.Upload : JobType.Download;
        var reusable = scope.Jobs.FindAll(static job => job is { IsAssignable: true, IsJob2: false, IsHeld: false });
        if (_random.OneIn(4))
        {
            statements.Add(new CreateJob(_random.Pick(reusable).Name, type, IsDeclared: false));
            return;
        }

        var job = new JobVariable(Name("job"), IsJob2: false, IsAssignable: true);
        statements.Add(new CreateJob(job.Name, type, IsDeclared: true));
        scope.Jobs = scope.Jobs.Add(job);
        if (_holdsJobs && !_random.OneIn(3))
        {
            Hold(job, scope, statements);
        }
    }

    private void Hold(JobVariable job, Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        var hold = new HoldJob(Name("holder"), job.Name, _random.OneIn(2) ? HolderForm.Initialized : HolderForm.Constructed);
        statements.Add(hold);
        scope.Jobs = scope.Jobs.Add(new(hold.Held, IsJob2: false, IsAssignable: true) { IsHeld = true });
    }

    private void Alias(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        var from = Latest(scope);
        var source = _random.Pick([(4, JobSource.Copy), (4, JobSource.CastToJob2), (2, JobSource.AsJob2), (1, JobSource.Element)]);
        var targets = scope.Jobs.FindAll(static job => job is { IsAssignable: true, IsJob2: false });
        if (source == JobSource.Copy && _random.OneIn(3))
        {
            statements.Add(new AssignJob(_random.Pick(targets).Name, IsJob2: false, IsDeclared: false, source, from.Name));
            return;
        }

        var isJob2 = source is JobSource.CastToJob2 or JobSource.AsJob2 || (source == JobSource.Copy && from.IsJob2);
        var alias = new JobVariable(Name("alias"), isJob2, IsAssignable: true);
        statements.Add(new AssignJob(alias.Name, isJob2, IsDeclared: true, source, from.Name));
        scope.Jobs = scope.Jobs.Add(alias);
    }

    private SetNotifyFlags SetFlags(Scope scope)
        => new(Site(), Job(scope), _masks.Generate(scope, (MaskType)_random.Next(2), depth: 2));

    private void ReadFlags(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        var variable = new MaskVariable(Name("current"), MaskType.Number);
        statements.Add(new GetNotifyFlags(Site(), new(Latest(scope).Name), variable.Name, IsDeclared: true));
        scope.Masks = scope.Masks.Add(variable);
    }

    private void ReadState(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        var isDeclared = scope.States.IsEmpty || !_random.OneIn(3);
        var name = isDeclared ? Name("state") : _random.Pick(scope.States);
        statements.Add(new GetState(Site(), new(Latest(scope).Name), name, isDeclared));
        scope.States = isDeclared ? scope.States.Add(name) : scope.States;
    }

    private PlainCall Plain(Scope scope, PlainMethod method)
    {
        var isGetter = method is PlainMethod.GetId or PlainMethod.GetErrorCount or PlainMethod.EnumFiles;
        return new(Site(), isGetter ? new(Latest(scope).Name) : Job(scope), method);
    }

    private Receiver Job(Scope scope) => new(
        Latest(scope).Name,
        _random.Pick(
            [(20, ReceiverStyle.Direct), (1, ReceiverStyle.CastToJob), (1, ReceiverStyle.CastToJob2), (1, ReceiverStyle.Conditional)]));

    private Receiver Job2(Scope scope)
    {
        var job = Latest(scope);
        return new(job.Name, job.IsJob2 ? ReceiverStyle.Direct : ReceiverStyle.CastToJob2);
    }

    // Mostly the latest job, so that calls meet on it.
    private JobVariable Latest(Scope scope) => _random.OneIn(3) ? _random.Pick(scope.Jobs) : scope.Jobs[^1];

    private CallbackArgument Callback() => _random.Pick<CallbackArgument>(
    [
        (4, CallbackArgument.Parameter),
        (2, CallbackArgument.NewObject),
        (3, CallbackArgument.NewEndListener),
        (3, CallbackArgument.NewProgressListener),
        (4, CallbackArgument.Null), (1, CallbackArgument.MayBeNull),
    ]);

    private JobProperty Property() => _random.Pick<JobProperty>(
    [
        (1, JobProperty.CostFlags), (1, JobProperty.NotificationClass), (3, JobProperty.DynamicContent), (3, JobProperty.HighPerformance),
        (2, JobProperty.MaximumDownloadSize),
    ]);

    private CommandLineArgument CommandLine() => _random.Pick(
        [(4, CommandLineArgument.Program), (2, CommandLineArgument.ProgramAndParameters), (1, CommandLineArgument.Null)]);

    private IfJob2 If2(Scope scope)
    {
        var then = scope.Nested();
        var name = Name("job2_");
        var otherwise = _random.OneIn(3) ? Body(scope.Nested()) : null;
        var job = Latest(scope).Name;
        then.Jobs = then.Jobs.Add(new(name, IsJob2: true, IsAssignable: true));
        return new(job, name, Body(then), otherwise);
    }

    private For Count(Scope scope)
    {
        var counter = Name("i");
        var body = scope.Nested(isLoop: true);
        body.Numbers = body.Numbers.Add(counter);
        return new(counter, _random.OneIn(2) ? null : 1 + _random.Next(3), Body(body, 3));
    }

    private ForEachJob ForEach(Scope scope)
    {
        var name = Name("each");
        var body = scope.Nested(isLoop: true);
        body.Jobs = body.Jobs.Add(new(name, IsJob2: false, IsAssignable: false));
        return new(name, Body(body, 3));
    }

    private ForEachHolder ForEachOwner(Scope scope)
    {
        var name = Name("owner");
        var body = scope.Nested(isLoop: true);
        var loop = new ForEachHolder(name, Block.Empty);
        body.Jobs = body.Jobs.Add(new(loop.Held, IsJob2: false, IsAssignable: true) { IsHeld = true });
        return loop with { Body = Body(body, 3) };
    }

    // bool seen = false; try { try { … } finally { seen = true; … } } catch when (!seen) { … }
    private void FilterBeforeFinally(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        var seen = Name("seen");
        statements.Add(new DeclareBool(seen, new Constant(false)));
        scope.Bools = scope.Bools.Add(seen);
        var body = Body(scope.Tried(), 3);
        var last = Body(scope.Tried(isFinally: true), 2).Statements;
        var inner = new Try(body, [], Block.Of([new AssignBool(seen, new Constant(true)), .. last]));
        Condition filter = _random.Pick<Func<Condition>>(
        [
            (3, () => new BoolVariable(seen)),
            (3, () => new Not(new BoolVariable(seen))),
            (2, () => new Ask()),
            (2, () => _conditions.Pure(scope, 1)),
        ])();
        var handler = new Handler(_random.Pick<HandlerType>(Enum.GetValues<HandlerType>()), filter, Body(scope.Tried(isHandler: true), 3));
        statements.Add(new Try(Block.Of(inner), [handler], _random.OneIn(4) ? Body(scope.Tried(isFinally: true), 2) : null));
    }

    private Switch Switch(Scope scope)
    {
        var cases = Enumerable.Range(0, 1 + _random.Next(2)).Select(label => new SwitchCase([label], Body(scope.Nested(), 2))).ToList();
        if (_random.OneIn(2))
        {
            cases.Add(new([], Body(scope.Nested(), 2)));
        }

        return new(Parameters.Mode, [.. cases]);
    }

    private SwitchState SwitchState(Scope scope)
    {
        var labels = new[] { _conditions.State(), _conditions.State(), _conditions.State() }.Distinct().Take(1 + _random.Next(3)).ToList();
        var cases = labels.Count > 1 && _random.OneIn(2)
            ? [new StateCase([.. labels], Body(scope.Nested(), 2))]
            : labels.Select(label => new StateCase([label], Body(scope.Nested(), 2))).ToList();
        if (_random.OneIn(2))
        {
            cases.Add(new([], Body(scope.Nested(), 2)));
        }

        return new(_random.Pick(scope.States), [.. cases]);
    }

    private Try Try(Scope scope)
    {
        var body = Body(scope.Tried());
        var handlers = new List<Handler>();
        if (!_random.OneIn(4))
        {
            if (_random.OneIn(2))
            {
                handlers.Add(
                    new(HandlerType.Com, _random.OneIn(4) ? _conditions.Pure(scope, 1) : null, Body(scope.Tried(isHandler: true), 2)));
            }

            if (handlers.Count == 0 || _random.OneIn(2))
            {
                handlers.Add(new(_random.OneIn(2) ? HandlerType.All : HandlerType.Exception, null, Body(scope.Tried(isHandler: true), 2)));
            }
        }

        var @finally = handlers.Count == 0 || _random.OneIn(4) ? Body(scope.Tried(isFinally: true), 2) : null;
        return new(body, [.. handlers], @finally);
    }

    // if (…) { goto end; } { … } end: ;
    private void SkipForward(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        var label = Name("end");
        statements.Add(new If(_conditions.Generate(scope), Block.Of(new Goto(label)), null));
        statements.Add(Body(scope.Nested()));
        statements.Add(new Label(label));
    }

    // bool retried = false; again: ; { … } if (!retried && …) { retried = true; goto again; }
    private void Retry(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        var (label, retried) = (Name("again"), Name("retried"));
        statements.Add(new DeclareBool(retried, new Constant(false)));
        statements.Add(new Label(label));
        statements.Add(Body(scope.Nested(), 3));
        statements.Add(new If(
            new Both(new Not(new BoolVariable(retried)), _conditions.Pure(scope, 1)),
            Block.Of(new AssignBool(retried, new Constant(true)), new Goto(label)),
            null));
    }

    private int Site() => ++_sites;

    private string Name(string stem) => stem + (++_names).ToString(CultureInfo.InvariantCulture);
}
