using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>What the calls of BITS do to the jobs of a state, and what is noted of them for the rules.</summary>
internal sealed class BitsCallEffects(BlockRun run, OperationEvaluator evaluator)
{
    private readonly Registrations _registrations = new(run);

    private BodyContext Context => run.Context;

    private ProgramStateBuilder State => run.State;

    public Value Call(BitsCall made)
    {
        var isJob = made is { Wrapper: not null, Member.Effect: not JobEffect.Creates }
            || Context.Types.Find(made.ReceiverType) is { Object: BitsObject.Job }
            || Context.Types.Find(made.Method.ContainingType) is { Object: BitsObject.Job };
        var job = isJob ? (made.Receiver as JobValue)?.Job : null;
        var call = made with { Job = job };
        Context.Points.SetMemberAt(
            call.Site, call.Wrapper is { EndsInEitherState: true } ? new(null, call.Method.Name) : new(call.Member.Id, call.Member.Name));

        // A library that cannot be seen into may have registered a callback of its own.
        if (call.Wrapper is not null && job is not null)
        {
            Change(job, static state => state with
            {
                Interface = state.Interface.Presence == Presence.Untouched ? Receiver.Unknown : state.Interface,
                Class = state.Class.Presence == Presence.Untouched ? Receiver.Unknown : state.Class,
            });
        }

        if (made.Receiver is JobValue calledOn && ConversionTransfer.IsMeantToBeNull(calledOn))
        {
            // On null the call throws before it is made.
            run.MayThrow();
        }

        // The call itself may fail, and then it has been made but has done nothing.
        var failed = run.Snapshot();
        var before = job is null ? null : State[job];
        var receiver = _registrations.Of(call);
        var violations = isJob
            ? JobChecks.Ask(Context.Compilation.Checks.Before(call.Member.Id), FactsOf(call, before, receiver))
            : ImmutableArray<Violation>.Empty;
        if (job is not null)
        {
            NoteLook(call, job);
            Apply(call, job, receiver);
        }

        var isPending = job is not null && ResultUses.IsKept(call) && State[job] != before;
        if (isPending)
        {
            State[job!] = PendingCall.Add(WithoutUnread(before!, call.Site), State[job!], call.Site);
        }
        else if (before is { Pending: not null } && State[job!] == before &&
            call.Member.Effect is JobEffect.Resumes or JobEffect.Suspends or JobEffect.Cancels or JobEffect.Completes)
        {
            State[job!] = PendingCall.Repeat(before);
        }

        run.Note(new CallEvent(call.Site, job, violations)
        {
            Believed = isJob && Context.Explains ? before ?? JobState.Outside : null,
            Mask = isJob && call.Member.Effect == JobEffect.SetsMask && call.Wrapper?.AddedFlag is null
                && call.First is NumberValue { Bits.IsUnknown: false } mask
                ? mask
                : null,
            Texts = TextArguments.Of(call),
        });
        run.MayThrow(failed, call.Wrapper?.Library is null ? null : Context.Compilation.ComException);
        if (!violations.Any(static violation => violation.Check.IsRefusal))
        {
            run.Note(new SuccessEvent(call.Site, job ?? new SymbolicValue(call.Site)));
        }

        if (made.Receiver is JobValue { MayBeNull: { } nullness })
        {
            ConditionTransfer.LearnNotNull(State, nullness);
        }

        AfterEffects(call, before);
        evaluator.Escapes.GiveToService(call);
        return ResultOf(call, isJob, isPending);
    }

    /// <summary>Judges what is in force on every job.</summary>
    public void JudgeAll()
    {
        foreach (var pair in State.Jobs)
        {
            Judge(pair.Key, pair.Value, resumeSite: 0);
        }
    }

    /// <summary>Judges the jobs of a site that is about to give a new one: nothing here will touch the old ones any more.</summary>
    public void JudgeForgotten(int site)
    {
        foreach (var pair in State.JobsOf(site, Context.Locations.HeldBy(site)))
        {
            Judge(pair.Key, pair.Value, resumeSite: 0);
        }
    }

    /// <summary>A nested function is created here; its body is analysed with what is known now.</summary>
    public void NoteNested(IOperation function) => Context.NoteNested(function, State);

    private CallFacts FactsOf(BitsCall call, JobState? job, Receiver? receiver) => new()
    {
        Context = Context,
        Call = call,
        Site = call.Site,
        Job = job is null ? null : WithoutUnread(job, call.Site),
        Receiver = receiver,
        Path = State.PathCondition,
    };

    private void Apply(BitsCall call, SymbolicValue job, Receiver? receiver)
    {
        switch (call.Member.Effect)
        {
            case JobEffect.SetsMask:
                SetMask(call, job);
                break;
            case JobEffect.SetsCallback:
                SetReceiver(job, current => current.WithoutStaleSettings() with { Interface = receiver! });
                break;
            case JobEffect.SetsCommandLine:
                SetReceiver(job, current => current.WithoutStaleSettings() with { CommandLine = receiver! });
                break;
            case JobEffect.Cancels:
                End(
                    call,
                    job,
                    call.Wrapper is { EndsInEitherState: true } ? JobStates.Cancelled | JobStates.Acknowledged : JobStates.Cancelled);
                break;
            case JobEffect.Completes:
                End(call, job, JobStates.Acknowledged);
                break;
            case JobEffect.Resumes:
                Resume(call, job);
                break;
            case JobEffect.Suspends:
                Change(
                    job,
                    static state => state.States.IsFinal()
                        ? state
                        : state with { States = JobStates.Suspended, StateReadSite = 0, IsMaskSeen = true });
                break;
            case JobEffect.AddsFile or JobEffect.AddsFiles:
                AddFiles(call, job);
                break;
            case JobEffect.SetsProperty:
                SetProperty(call, job);
                break;
            case JobEffect.SetsCredentials:
                Change(job, state => state with { Credentials = new(Presence.Present, call.Site) });
                break;
            case JobEffect.RemovesCredentials:
                Change(job, static state => state with { Credentials = Receiver.None });
                break;
            case JobEffect.ChangesOwner:
                Change(
                    job,
                    static state => state.States.IsFinal()
                        ? state
                        : state with { CommandLine = Receiver.None, Credentials = Receiver.None });
                break;
            case JobEffect.ReadsMask:
                Change(job, static state => state with { IsMaskSeen = true });
                break;
        }
    }

    private void SetMask(BitsCall call, SymbolicValue job)
    {
        var mask = call.First as NumberValue;
        var state = State[job];
        if (state.States.IsFinal())
        {
            // The mask in force stays, but the next call takes nothing of it away that this one has not.
            Change(job, static current => current with { IsMaskSeen = true });
        }
        else
        {
            Change(job, current => current.WithoutStaleSettings() with { Mask = mask, MaskSite = call.Site, IsMaskSeen = false });
        }
    }

    private void SetReceiver(SymbolicValue job, Func<JobState, JobState> change)
    {
        if (!State[job].States.IsFinal())
        {
            Change(job, change);
        }
    }

    // With a signature that throws, the job is final wherever the call has returned. An HRESULT that nobody has looked at counts as
    // success.
    private void End(BitsCall call, SymbolicValue job, JobStates final)
    {
        var before = State[job].States;
        if (before.IsFinal())
        {
            return;
        }

        // What is in force now will never change any more.
        if (State[job].IsWatched)
        {
            Judge(job, State[job], resumeSite: 0);
        }

        Change(job, state => state with
        {
            States = final,
            FinalSite = call.Site,
            IsMaskSeen = true,
            StateReadSite = 0,
        });
    }

    private void Resume(BitsCall call, SymbolicValue job)
    {
        var state = State[job];
        if (state.States.IsFinal())
        {
            return;
        }

        Judge(job, state, call.Site);
        Change(job, current => current with
        {
            States = JobStates.Open,
            StateReadSite = 0,
            IsResumed = Truth.Yes,
            ResumeSite = current.ResumeSite == 0 ? call.Site : current.ResumeSite,
            IsMaskSeen = true,
        });
    }

    private void AddFiles(BitsCall call, SymbolicValue job)
    {
        Change(job, current => current with
        {
            Files = current.Files switch
            {
                FileCount.None or FileCount.Unknown => call.AddsSeveralFiles ? FileCount.Several : FileCount.One,
                _ => FileCount.Several,
            },
            FileSite = current.FileSite == 0 ? call.Site : current.FileSite,
            StateReadSite = 0,
        });
    }

    private void SetProperty(BitsCall call, SymbolicValue job)
    {
        switch (call.Property)
        {
            case null or BitsJobProperties.NotificationClsid:
                // The class may also be cleared this way; the value is a union that is not looked into.
                Change(job, static state => state with { Class = Receiver.Unknown });
                break;
            case BitsJobProperties.DynamicContent when !State[job].States.IsFinal():
                var isEnabled = call.Wrapper is not null ? call.First == Value.True
                    : call.Arguments.For(1) is { } value
                        && PropertyValues.IsEnabling(value, Context.Compilation.Compilation, Context.CancellationToken);
                Change(job, current => current with { DynamicContentSite = isEnabled ? call.Site : 0 });
                break;
        }
    }

    /// <summary>What is wrong with the flags and receivers that are in force now.</summary>
    private void Judge(SymbolicValue job, JobState state, int resumeSite)
    {
        if (!state.States.IsFinal() || resumeSite == 0)
        {
            var facts = new CallFacts
            {
                Context = Context,
                Site = resumeSite,
                Job = WithoutUnread(state, resumeSite),
                Path = State.PathCondition,
            };
            run.Note(new JudgementEvent(resumeSite, job, JobChecks.Ask(Context.Compilation.Checks.InForce, facts)));
        }
    }

    // Whoever reads what a job is called, or whose it is, will not take over every job without a look.
    private void NoteLook(BitsCall call, SymbolicValue job)
    {
        var member = call.Member;
        if (State[job] is { CreationSite: not 0, IsShared: false } && IdentityReads.IsText(member.Id)
            && new IdentityReads(Context.Compilation, Context.CancellationToken).AreUsed(call.Operation, Context.Text))
        {
            // Others may look for a job of that name.
            Change(job, static state => state with { IsEscaped = true, IsShared = true });
        }

        if (State[job].StrangerSite != 0 && IdentityReads.Tells(member.Id)
            && new IdentityReads(Context.Compilation, Context.CancellationToken).AreUsed(call.Operation, Context.Text))
        {
            Change(job, static state => state with { StrangerSite = 0 });
        }

        if (State[job].EnumerationSite != 0 &&
            (member.Name.StartsWith("Get", StringComparison.Ordinal) || member.Name.StartsWith("Enum", StringComparison.Ordinal)))
        {
            Change(job, static state => state with { EnumerationSite = 0 });
        }
    }

    private void AfterEffects(BitsCall call, JobState? before)
    {
        // A job that is not known by its creation may be the same as another one, under another name. What it refuses changes neither; that
        // a job that has ended refuses files is not said everywhere.
        if (call.Job is { } job && before is not null && State.KnowsSeveralJobs &&
            (!before.States.IsFinal() || call.Member.Effect is JobEffect.AddsFile or JobEffect.AddsFiles))
        {
            foreach (var pair in State.Jobs.Where(pair => pair.Key != job && MayBeSame(job, before, pair.Key, pair.Value)))
            {
                State[pair.Key] = AfterCallOfAnother(call.Member.Effect, pair.Value, State[job]);
            }
        }

        // Jobs among the arguments do not change by being compared or stored by BITS; a callback object may be anything.
        if (call.Job is { } used && before is { CreationSite: 0 } && call.Member.Effect != JobEffect.SetsMask)
        {
            Change(used, static state => state with { IsMaskSeen = true });
        }
    }

    // A new job is none of those that are known already, and nobody else has it before it escapes, unless the service is asked for it.
    private bool MayBeSame(SymbolicValue job, JobState state, SymbolicValue other, JobState otherState)
        => (state.CreationSite, otherState.CreationSite) switch
        {
            (0, 0) => true,
            (0, not 0) => (otherState.IsEscaped && !IsParameter(job)) || state.IsFromService,
            (not 0, 0) => (state.IsEscaped && !IsParameter(other)) || otherState.IsFromService,
            _ => false,
        };

    private bool IsParameter(SymbolicValue job)
        => job is { Site: 0, Part: < 0 } && Context.Locations.SymbolOf(InitialValue.LocationOf(job)) is IParameterSymbol;

    private static JobState AfterCallOfAnother(JobEffect effect, JobState state, JobState other) => effect switch
    {
        JobEffect.SetsMask => IsSame(state.Mask, other.Mask)
            ? state with { IsMaskSeen = true }
            : state with { IsMaskSeen = true, IsMaskStale = true, Mask = null, MaskSite = 0 },
        JobEffect.SetsCallback => state with { Interface = AfterCallOfAnother(state.Interface, other.Interface) },
        JobEffect.SetsCommandLine => state with { CommandLine = AfterCallOfAnother(state.CommandLine, other.CommandLine) },
        JobEffect.SetsProperty => state with { Class = AfterCallOfAnother(state.Class, other.Class), DynamicContentSite = 0 },
        JobEffect.SetsCredentials or JobEffect.RemovesCredentials => state with { Credentials = Receiver.Unknown },
        JobEffect.ChangesOwner => state with { CommandLine = Receiver.Unknown, Credentials = Receiver.Unknown },
        JobEffect.AddsFile or JobEffect.AddsFiles =>
            InAnyState(state) with { Files = state.Files == FileCount.None ? FileCount.Unknown : state.Files },
        JobEffect.Resumes =>
            InAnyState(state) with { IsMaskSeen = true, IsResumed = state.IsResumed == Truth.Yes ? Truth.Yes : Truth.Unknown },
        JobEffect.Suspends or JobEffect.Cancels or JobEffect.Completes => InAnyState(state),
        _ => state,
    };

    // Only the end is for ever.
    private static JobState InAnyState(JobState state)
        => state.States.IsFinal() ? state : state with { States = JobStates.Any, StateReadSite = 0 };

    private static bool IsSame(NumberValue? mask, NumberValue? other)
        => mask is { Bits.IsConstant: true } && other is not null && mask.Bits == other.Bits;

    private static Receiver AfterCallOfAnother(Receiver receiver, Receiver other)
        => receiver.Presence != other.Presence ? Receiver.Unknown
        : receiver.ExactType == other.ExactType ? receiver
        : receiver with { ExactType = -1, CreationSite = 0 };

    private Value ResultOf(BitsCall call, bool isJob, bool isPending)
    {
        evaluator.Renew(call.Site);
        Value? result = call.Member.Effect switch
        {
            JobEffect.Creates => NewJob(call),
            JobEffect.Finds => ExistingJob(call),
            JobEffect.ReadsState when isJob && call.Job is { } job => ReadState(call, job),
            JobEffect.ReadsMask when isJob && call.Job is { } job => MaskInForce(call, job),
            _ when call.Member.Id == BitsMemberId.GetId && call.Job is { } job && State[job].CreationSite != 0 => JobNames.IdOf(job),
            _ => null,
        };

        var isReturned = true;
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var argument = call.Arguments.Operations[i];
            var isOut = argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref;
            var target = isOut ? argument.Value : (TransparentOperations.Strip(argument.Value) as IAddressOfOperation)?.Reference;
            if (target is null)
            {
                continue;
            }

            if (result is not null && TakesResult(call.Member.Effect, target))
            {
                evaluator.Assign(target, result);
                isReturned = false;
            }
            else
            {
                var given = call.Member.Effect == JobEffect.Creates && result is JobValue { Job: var named }
                    ? JobNames.IdOf(named)
                    : evaluator.FreshValue(target.Type, call.Operation, i + 1);
                if (given is JobValue { Job: var found } && IsNextJob(call))
                {
                    State[found] = JobState.Outside with
                    {
                        IsShared = false,
                        IsFromService = true,
                        EnumerationSite = call.Site,
                        StrangerSite = call.Site
                    };
                }

                evaluator.Assign(target, given);
            }
        }

        if (result is not null && isReturned)
        {
            return result;
        }

        // Whether there is a job at all is what the result of its creation says.
        var made = (result as JobValue)?.Job;
        return isPending ? ResultUses.Of(call, call.Job!, State)
            : made is not null && call.Member.Effect == JobEffect.Creates && ResultUses.IsKept(call) ? ResultUses.Of(call, made, State)
            : call.Method.ReturnsVoid ? Value.Unknown
            : evaluator.ValueOf(call.Method.ReturnType, new SymbolicValue(call.Site));
    }

    private bool IsNextJob(BitsCall call)
        => call.Member.Effect == JobEffect.FindsNext && Context.Types.Find(call.ReceiverType) is { Object: BitsObject.JobEnumerator };

    private bool TakesResult(JobEffect effect, IOperation target) => effect switch
    {
        JobEffect.Creates or JobEffect.Finds => Context.Types.Find(target.Type) is { Object: BitsObject.Job },
        _ => true,
    };

    private JobValue NewJob(BitsCall call)
    {
        var kind = call.Arguments.ValueFor(1) is NumberValue { Bits: { IsConstant: true, Value: var type } }
            ? type switch
            {
                0 => JobKind.Download,
                1 => JobKind.Upload,
                2 => JobKind.UploadReply,
                _ => JobKind.Unknown,
            }
            : JobKind.Unknown;
        var job = new SymbolicValue(call.Site);
        State[job] = JobState.New(call.Site, kind);
        return new(job, null);
    }

    private JobValue ExistingJob(BitsCall call)
    {
        var job = new SymbolicValue(call.Site);
        State[job] = JobState.Outside with { IsShared = false, IsFromService = true };
        return new(job, null);
    }

    private StateValue ReadState(BitsCall call, SymbolicValue job)
    {
        if (run.IsOnLoop)
        {
            State.ForgetOrder(call.Site);
        }

        var read = State[job];
        Change(job, state => state with { StateReadSite = call.Site });
        var possible = read.States.IsFinal() ? read.States
            : read.MayBeAcknowledged ? JobStates.Any
            : JobStates.Any & ~JobStates.Acknowledged;
        return new(job, call.Site, possible, ReadingsOf(job));
    }

    // In the order of their sites, so that the way they came about makes no difference.
    private Origin? ReadingsOf(SymbolicValue job)
    {
        SortedSet<int>? sites = null;
        foreach (var pair in State.Locations)
        {
            if (pair.Value is StateValue reading && reading.Job == job)
            {
                (sites ??= []).Add(reading.Site);
            }
        }

        return sites?.Aggregate(default(Origin), Origin.Then);
    }

    private NumberValue MaskInForce(BitsCall call, SymbolicValue job)
        => State[job] is not { IsMaskStale: false, Mask: { } mask } state ? new(NotifyMask.Unknown, new SymbolicValue(call.Site), null)
            : PendingCall.SettingMask(state).Any(site => IsAskedFor(site, call.Site))
                ? new(PendingCall.MaskOf(state), new SymbolicValue(call.Site), null)
            : mask with { Origin = Origin.Then(mask.Origin, call.Site) };

    // Calls of whose results nothing is read count as successful.
    private JobState WithoutUnread(JobState job, int now)
        => job.Pending is null ? job : PendingCall.Keep(job, site => IsAskedFor(site, now), site => IsAskedFor(site, now));

    // Whether the program looks at the result of a call somewhere, so that it reckons with a failure: a variable has it, or an operation
    // that is not done yet.
    private bool IsAskedFor(int site, int now)
    {
        var result = new SymbolicValue(site);
        return State.Locations.Any(pair => Context.Liveness.MayBeRead(pair.Key) && SymbolicValues.Mentions(pair.Value, result)) ||
            (now != 0 && IsPartOfWhatIsDone(site, now));
    }

    // Whether a call is made in the operation that another one, or what that was called from, is a part of.
    private bool IsPartOfWhatIsDone(int site, int now)
    {
        var whole = WholeOf(Context.Points[site]);
        for (var context = Context; ; context = context.Caller)
        {
            if (WholeOf(Context.Points[now]) == whole)
            {
                return true;
            }

            if (context.Caller is null)
            {
                return false;
            }

            now = context.CallSite;
        }
    }

    private static IOperation WholeOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private void Change(SymbolicValue job, Func<JobState, JobState> change)
    {
        var state = State[job];
        var changed = change(state);
        if (changed != state || !State.Knows(job))
        {
            State[job] = changed;
        }
    }

    private static ImmutableArray<int> Causes(params int[] sites) => sites.Where(static site => site != 0).ToImmutableArray();

    private static ImmutableArray<int> Sites(Origin? origin)
    {
        var sites = ImmutableArray.CreateBuilder<int>();
        for (; origin is not null; origin = origin.Earlier)
        {
            sites.Insert(0, origin.Site);
        }

        return sites.ToImmutable();
    }
}
