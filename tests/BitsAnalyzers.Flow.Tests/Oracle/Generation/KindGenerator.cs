using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Generation;

/// <summary>Writes the statements of the kinds that a program can have.</summary>
internal sealed class KindGenerator(
    Prng random, MaskGenerator masks, Kinds kinds, bool isAsync, Func<string, string> newName, Func<int> newSite)
{
    private const int MostFacts = 8;

    private static readonly char[] s_notInNames = ['.', '[', '_'];

    private static readonly MaskStorage[] s_reachable =
        [MaskStorage.ClassField, MaskStorage.StaticField, MaskStorage.Given, MaskStorage.Made, MaskStorage.Made];

    // A class that declares a type with a name of the framework means its own by it.
    private readonly bool _hasOwnTypes = kinds.HasFlag(Kinds.Names) && (!kinds.HasFlag(Kinds.Exits) || random.OneIn(2));

    /// <summary>Adds the ways to write the next statement that the kinds give.</summary>
    public void AddStatements(Scope scope, ImmutableArray<Statement>.Builder statements, List<(int, Action)> ways, Func<JobVariable> latest)
    {
        foreach (var kind in EachKind.In(kinds))
        {
            ways.AddRange(Ways(kind, scope, statements, latest));
        }
    }

    /// <summary>The call with its result kept, thrown away, or as it is.</summary>
    public JobCall Result(JobCall call, Scope scope)
    {
        switch (random.Next(6))
        {
            case 0:
                return call with { IsDropped = true };
            case 1:
                return call;
            default:
                var name = newName("hr");
                scope.Results = scope.Results.Add(name);
                return call with { Result = name };
        }
    }

    private IEnumerable<(int, Action)> Ways(Kinds kind, Scope scope, ImmutableArray<Statement>.Builder statements, Func<JobVariable> latest)
    {
        switch (kind)
        {
            case Kinds.Exits:
                yield return (16, () => statements.Add(Step(kind, scope, latest)));
                break;
            case Kinds.OtherCode:
                yield return (8, () => statements.Add(Step(kind, scope, latest)));
                yield return (8, () => Store(scope, statements, s_reachable));
                yield return (6, () => UseStored(scope, statements, latest));
                yield return (5, () => Hold(
                    scope, statements, latest(), [HolderForm.Constructed, HolderForm.Initialized, HolderForm.ReadOnly]));
                if (!scope.Objects.IsEmpty)
                {
                    yield return (6, () => statements.Add(new Take(random.Pick(scope.Objects))));
                }

                if (Locals(scope) is { Count: > 0 } captured)
                {
                    yield return (4, () => statements.Add(new CaptureMask(random.Pick(captured).Name, random.Pick<uint>([1, 3, 4, 0x0B]))));
                    yield return (3, () => statements.Add(new PassMask(random.Pick(captured).Name, IsFollowed: false)));
                }

                break;
            case Kinds.Results:
                if (!scope.Results.IsEmpty)
                {
                    var result = random.OneIn(3) ? random.Pick(scope.Results) : scope.Results[^1];
                    yield return (14, () => statements.Add(new Step(random.Pick(Idioms(kind)), result)));
                }

                break;
            case Kinds.Names when _hasOwnTypes:
            case Kinds.Uncompiled:
                yield return (10, () => statements.Add(Step(kind, scope, latest)));
                break;
            case Kinds.Loops:
                yield return (8, () => TakeHolder(scope, statements));
                yield return (4, () => AssignJob(JobSource.Delegate, scope, statements));
                yield return (4, () => AssignJob(JobSource.Manager, scope, statements));
                break;
            case Kinds.Values:
                yield return (10, () => Store(
                    scope, statements, [MaskStorage.Tuple, MaskStorage.Struct, MaskStorage.Cleaned, MaskStorage.Made]));
                yield return (12, () => UseShared(scope, statements, latest));
                yield return (4, () => Hold(scope, statements, latest(), [HolderForm.Tuple, HolderForm.Tuple, HolderForm.ReadOnly]));
                if (Locals(scope) is { Count: > 0 } locals)
                {
                    yield return (6, () => Alias(scope, statements, random.Pick(locals).Name));
                    yield return (3, () => statements.Add(new PassMask(random.Pick(locals).Name, random.OneIn(2))));
                }

                break;
            case Kinds.Comparisons:
                yield return (8, () => DeclareHandle(scope, statements));
                break;
            case Kinds.Yields when scope.CanYield:
                yield return (12, () => statements.Add(new YieldReturn()));
                break;
            case Kinds.ManyFacts:
                yield return (10, () => statements.Add(new Unrelated(newName("sum"), 5 + random.Next(MostFacts - 4))));
                break;
        }
    }

    private Step Step(Kinds kind, Scope scope, Func<JobVariable> latest)
    {
        var idiom = random.Pick(Idioms(kind).FindAll(idiom => !idiom.IsAsync || (isAsync && scope.CanAwait)));
        return new(idiom, idiom.HasJob ? latest().Name : "");
    }

    // Not two that mean different types by one name; and each effect as often as another.
    private List<Idiom> Idioms(Kinds kind)
    {
        var all = Idiom.All.Where(idiom => idiom.Kind == kind && (kind == Kinds.Names || !_hasOwnTypes || !IsHidden(idiom)));
        if (kind != Kinds.Exits)
        {
            return [.. all];
        }

        var effect = random.Pick<Effect[]>(
            [(3, [Effect.None]), (5, [Effect.Unknown]), (4, [Effect.MayThrow]), (1, [Effect.Throws, Effect.Exits])]);
        return [.. all.Where(idiom => effect.Contains(idiom.Effect))];
    }

    private static bool IsHidden(Idiom idiom)
        => idiom.Text.StartsWith("Environment.", StringComparison.Ordinal) || idiom.Text.StartsWith("Argument", StringComparison.Ordinal);

    // Local variables of type uint that have no other name.
    private static ImmutableList<MaskVariable> Locals(Scope scope)
        => scope.Masks.FindAll(static mask => mask.Type == MaskType.Number
            && char.IsLower(mask.Name[0])
            && mask.Name.IndexOfAny(s_notInNames) < 0
            && !mask.Name.StartsWith("other", StringComparison.Ordinal));

    private void Store(Scope scope, ImmutableArray<Statement>.Builder statements, MaskStorage[] storages)
    {
        var storage = random.Pick(storages);
        var name = storage switch
        {
            MaskStorage.ClassField => newName("_flags"),
            MaskStorage.StaticField => newName("s_flags"),
            MaskStorage.Given => Parameters.Given + ".Mask",
            _ => newName("set") + ".Mask",
        };
        statements.Add(new DeclareMask(name, MaskType.Number, masks.Generate(scope, MaskType.Number, depth: 2)) { Storage = storage });
        scope.Masks = scope.Masks.RemoveAll(mask => mask.Name == name).Add(new(name, MaskType.Number));
        if (storage == MaskStorage.Made)
        {
            scope.Objects = scope.Objects.Add(name.Split('.')[0]);
        }
    }

    // A mask is written where others can reach it, they run, or it is written again at what a call returns, and it is used.
    private void UseStored(Scope scope, ImmutableArray<Statement>.Builder statements, Func<JobVariable> latest)
    {
        Store(scope, statements, s_reachable);
        var mask = scope.Masks[^1];
        statements.Add(
            (mask.Name.Contains('.') || mask.Name[0] == '_') && random.OneIn(3) ? AssignThroughCall(mask.Name, scope)
            : scope.Objects.Contains(mask.Name.Split('.')[0]) && random.OneIn(2) ? new Take(mask.Name.Split('.')[0])
            : new Step(random.Pick(Idioms(Kinds.OtherCode).FindAll(static idiom => !idiom.HasJob)), ""));
        Use(mask, statements, latest);
    }

    private AssignMask AssignThroughCall(string name, Scope scope) => random.OneIn(3)
        ? new(name, MaskType.Number, MaskOperator.And, new MaskComplement(masks.Flag(MaskType.Number))) { IsThroughCall = true }
        : new(name, MaskType.Number, null, masks.Generate(scope, MaskType.Number, depth: 1)) { IsThroughCall = true };

    // A mask gets a second name, is written by one of them, and used by the other.
    private void UseShared(Scope scope, ImmutableArray<Statement>.Builder statements, Func<JobVariable> latest)
    {
        var variable = new MaskVariable(newName("flags"), MaskType.Number);
        statements.Add(new DeclareMask(variable.Name, MaskType.Number, masks.Generate(scope, MaskType.Number, depth: 1)));
        scope.Masks = scope.Masks.Add(variable);
        Alias(scope, statements, variable.Name);
        var (written, used) = random.OneIn(2) ? (variable, scope.Masks[^1]) : (scope.Masks[^1], variable);
        statements.Add(new AssignMask(variable.Name, MaskType.Number, null, masks.Generate(scope, MaskType.Number, depth: 1)));
        statements.Add(random.OneIn(2)
            ? new AssignMask(written.Name, MaskType.Number, MaskOperator.And, new MaskComplement(masks.Flag(MaskType.Number)))
            : new AssignMask(written.Name, MaskType.Number, null, masks.Generate(scope, MaskType.Number, depth: 1)));
        Use(used, statements, latest);
    }

    private void Use(MaskVariable mask, ImmutableArray<Statement>.Builder statements, Func<JobVariable> latest)
        => statements.Add(new SetNotifyFlags(newSite(), new(latest().Name), mask));

    private void Hold(Scope scope, ImmutableArray<Statement>.Builder statements, JobVariable job, HolderForm[] forms)
    {
        var hold = new HoldJob(newName("holder"), job.Name, random.Pick(forms));
        statements.Add(hold);
        scope.Jobs = scope.Jobs.Add(new(hold.Held, IsJob2: false, IsAssignable: hold.Form != HolderForm.ReadOnly) { IsHeld = true });
        if (hold.Form != HolderForm.Tuple)
        {
            scope.Objects = scope.Objects.Add(hold.Holder);
        }
    }

    private void TakeHolder(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        var take = new TakeHolder(newName("taken"), random.Pick<HolderSource>(Enum.GetValues<HolderSource>()));
        statements.Add(take);
        scope.Jobs = scope.Jobs.Add(new(take.Held, IsJob2: false, IsAssignable: true) { IsHeld = true });
    }

    private void AssignJob(JobSource source, Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        var name = newName("found");
        statements.Add(new AssignJob(name, IsJob2: false, IsDeclared: true, source, ""));
        scope.Jobs = scope.Jobs.Add(new(name, IsJob2: false, IsAssignable: true));
    }

    // A pointer to what a function has captured is an error.
    private void Alias(Scope scope, ImmutableArray<Statement>.Builder statements, string target)
    {
        if (isAsync || kinds.HasFlag(Kinds.Yields))
        {
            statements.Add(new PassMask(target, IsFollowed: true));
            return;
        }

        var alias = new AliasMask(newName("other"), target, (AliasForm)random.Next(kinds.HasFlag(Kinds.OtherCode) ? 2 : 3));
        statements.Add(alias);
        scope.Masks = scope.Masks.Add(new(alias.Name, MaskType.Number));
    }

    private void DeclareHandle(Scope scope, ImmutableArray<Statement>.Builder statements)
    {
        var declare = new DeclareHandle(newName("handle"), random.Pick<HandleForm>(Enum.GetValues<HandleForm>()));
        statements.Add(declare);
        scope.Handles = scope.Handles.Add((declare.Name, declare.Form));
    }
}
