using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// The jobs that a known library gives of all that there are, whoever made them: by its collection of all jobs, by what is made of that
/// without leaving any out, and by what goes through it.
/// </summary>
internal sealed class FoundJobs(BlockRun run)
{
    private static readonly string[] s_passingOn = ["GetEnumerator", "ToList", "ToArray", "ToDictionary", "AsEnumerable", "Reverse"];

    // What SharpBits calls the jobs that it keeps.
    private const string KeptJobs = "Jobs";

    // The job that stands for each one.
    private const int AnyPart = 1000;

    private BodyContext Context => run.Context;

    /// <summary>After a call: where it is made on all jobs, it gives all of them again.</summary>
    public Value After(IInvocationOperation call, Value? receiver, CallArguments arguments, Value result)
    {
        if (Context.Compilation.Wrappers.HasLibrary && Array.IndexOf(s_passingOn, call.TargetMethod.Name) >= 0 &&
            (call.Instance is { } instance
                ? AreAll(receiver, instance)
                : arguments.Count > 0 && AreAll(arguments[0], arguments.Operations[0].Value)))
        {
            Note(result, call);
        }

        return result;
    }

    /// <summary>After a property has been read: one job of all, or the jobs in another form.</summary>
    public Value After(IPropertyReferenceOperation reference, Value? owner, Value result)
    {
        if (Context.Compilation.Wrappers.HasLibrary
            && reference is { Property.Name: "Current" or "Values" or "Value", Instance: { } instance }
            && AreAll(owner, instance))
        {
            Note(result, reference);
            if (result is JobValue && reference.Property.Name == "Value")
            {
                // The job of one pair is the same however often it is asked for.
                run.State[Context.Locations.OfMember(reference.Property, owner)] = result;
            }
        }

        if (Context.Compilation.Wrappers.HasLibrary && reference is { Property.Name: "Key", Instance: { } keyed } && AreAll(owner, keyed)
            && new IdentityReads(Context.Compilation, Context.CancellationToken).AreUsed(reference, Context.Text))
        {
            NoteKey(reference, owner);
        }

        return result;
    }

    // The key of a pair is the id of its job.
    private void NoteKey(IPropertyReferenceOperation reference, Value? owner)
    {
        if (reference.Property.ContainingType.GetMembers("Value") is not [IPropertySymbol value])
        {
            return;
        }

        var location = Context.Locations.OfMember(value, owner);
        var job = run.State[location] is JobValue known ? known.Job : new SymbolicValue(Context.Points[reference], AnyPart);
        run.State[location] = new JobValue(job, null);
        run.State[job] = (run.State.Knows(job) ? run.State[job] : JobState.Outside with { IsFromService = true }) with
        {
            StrangerSite = 0,
            EnumerationSite = 0,
        };
    }

    /// <summary>Any of all jobs, for what a call does to each.</summary>
    public JobValue Any(IInvocationOperation call)
    {
        var site = Context.Points[call];
        var job = new SymbolicValue(site, AnyPart);
        run.State[job] = Found(site);
        return new(job, null);
    }

    /// <summary>
    /// A library that keeps the jobs has asked for all that there are: those that it has from now on are these, until somebody else may
    /// have asked for others.
    /// </summary>
    public void Keep(IMethodSymbol enumerating, Value? manager, Value jobs)
    {
        if (PlaceOf(enumerating.ContainingType, manager) is { } location)
        {
            run.State[location] = jobs;
        }
    }

    /// <summary>
    /// The jobs that a library has kept, where it is known which they are; or the job of a pair that was asked for before.
    /// </summary>
    public Value? Kept(IPropertyReferenceOperation reference, Value? owner)
        => !Context.Compilation.Wrappers.HasLibrary ? null
            : reference.Property.Name switch
            {
                "Value" when owner is SymbolicValue pair && IsMarked(pair, BitsMemberId.EnumJobs) =>
                    run.State[Context.Locations.OfMember(reference.Property, owner)],
                KeptJobs when PlaceOf(reference.Property.ContainingType, owner) is { } location => run.State[location],
                _ => null,
            };

    // Which object is meant shows where it has a name of its own; there is hardly ever more than one.
    private int? PlaceOf(INamedTypeSymbol type, Value? manager)
        => Context.Compilation.Wrappers.ObjectOf(type) == WrappedObject.Other &&
            type.GetMembers(KeptJobs) is [IPropertySymbol { IsStatic: false } property]
                ? Context.Locations.OfMember(property, manager as SymbolicValue)
                : null;

    /// <summary>What is cast to a job may be one that an enumerator has given as an object.</summary>
    public void AfterCast(SymbolicValue symbol)
    {
        if (Context.Compilation.Wrappers.HasLibrary && IsMarked(symbol, BitsMemberId.Next) && !run.State.Knows(symbol))
        {
            run.State[symbol] = Found(symbol.Site);
        }
    }

    private bool AreAll(Value? jobs, IOperation reference)
        => (jobs is SymbolicValue symbol && IsMarked(symbol, BitsMemberId.EnumJobs)) ||
            Context.Compilation.Wrappers.ObjectOf(TransparentOperations.Strip(reference).Type) == WrappedObject.AllJobs;

    private bool IsMarked(SymbolicValue symbol, BitsMemberId member)
        => symbol is { Part: 0, Site: > 0 and var site } && Context.Points.MemberAt(site)?.Id == member;

    private void Note(Value result, IOperation source)
    {
        var site = Context.Points[source];
        if (result is JobValue { Job.Site: var found } && found != site)
        {
            // It has been asked for before.
            return;
        }

        var isJob = result is JobValue || source.Type is { SpecialType: SpecialType.System_Object };
        Context.Points.SetMemberAt(
            site, isJob ? new(BitsMemberId.Next, "Next") : new(BitsMemberId.EnumJobs, nameof(BitsMemberId.EnumJobs)));
        if (result is JobValue { Job: var job })
        {
            run.State[job] = Found(site);
        }
    }

    private static JobState Found(int site)
        => JobState.Outside with { IsShared = false, IsFromService = true, EnumerationSite = site, StrangerSite = site };
}
