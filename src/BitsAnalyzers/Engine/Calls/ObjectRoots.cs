using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// Where the objects of one method come from: its locals go by all that is ever assigned to them, in whatever order.
/// </summary>
/// <param name="owner">The method.</param>
/// <param name="compilation">The compilation.</param>
/// <param name="targets">Tells what a call may reach.</param>
internal sealed class ObjectRoots(ISymbol owner, CompilationContext compilation, CallTargets targets)
{
    private readonly Dictionary<ILocalSymbol, List<IOperation>> _sources = new(SymbolEqualityComparer.Default);

    /// <summary>Notes what is assigned to a local; null where that is no object that anybody else has.</summary>
    public void Add(ILocalSymbol local, IOperation? source)
    {
        if (!_sources.TryGetValue(local, out var sources))
        {
            _sources.Add(local, sources = []);
        }

        if (source is not null)
        {
            sources.Add(source);
        }
    }

    /// <summary>What is assigned to a local; null where nothing is seen to be.</summary>
    public IReadOnlyList<IOperation>? SourcesOf(ILocalSymbol local) => _sources.TryGetValue(local, out var sources) ? sources : null;

    /// <summary>Whether a value of the type can lead to a job.</summary>
    public static bool IsObject(ITypeSymbol? type)
        => type is not (null or { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String } or
        { TypeKind: TypeKind.Enum });

    /// <summary>Where the object that an operation gives may come from.</summary>
    public ulong Of(IOperation value) => RootsOf(value, null);

    private ulong RootsOf(IOperation value, HashSet<ILocalSymbol>? seen)
    {
        switch (value)
        {
            case { ConstantValue.HasValue: true }:
                return Roots.None;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return Roots.Fresh;
            case IInstanceReferenceOperation:
                return Roots.This;
            case IParameterReferenceOperation { Parameter: var parameter }:
                return SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, owner) ? Roots.Of(parameter)
                    : parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? Roots.This
                    : Roots.Any;
            case ILocalReferenceOperation { Local: var local }:
                seen ??= new(SymbolEqualityComparer.Default);
                if (!seen.Add(local))
                {
                    return Roots.None;
                }

                var all = Roots.None;
                if (_sources.TryGetValue(local, out var sources))
                {
                    foreach (var source in sources)
                    {
                        all |= RootsOf(source, seen);
                    }
                }
                else
                {
                    all = Roots.Any;
                }

                return all;
            case IFieldReferenceOperation { Instance: var instance }:
                return instance is null ? Roots.Static : RootsOf(instance, seen);
            case IPropertyReferenceOperation { Property: var property, Instance: var instance } when Locations.IsAutoProperty(property):
                return instance is null ? Roots.Static : RootsOf(instance, seen);
            case IPropertyReferenceOperation { Property: var property, Instance: var instance, Arguments: var arguments }:
                return Roots.Fresh | (property.GetMethod is { } getter && targets.MayBeInSource(getter, instance)
                    ? (instance is null ? Roots.Static : RootsOf(instance, seen)) | RootsOfAll(arguments, seen)
                    : Roots.None);
            case IInvocationOperation { TargetMethod: var method, Instance: var instance, Arguments: var arguments }:
                return Roots.Fresh | RootsOfAll(arguments, seen) |
                    (compilation.Types.Find(instance?.Type) is not null ||
                        targets.MayBeInSource(method, instance) ? (instance is null ? Roots.Static : RootsOf(instance, seen)) : Roots.None);
            case IForEachLoopOperation { Collection: var collection }:
                return Roots.Fresh | (TransparentOperations.Strip(collection).Type is { } type &&
                    targets.IsInSource(type) ? RootsOf(collection, seen) : Roots.None);
            case IArrayElementReferenceOperation:
                return Roots.Fresh;
            case ICatchClauseOperation:
                return Roots.Fresh;
            case IObjectCreationOperation or IArrayCreationOperation:
                return Roots.Fresh | RootsOfChildren(value, seen);
            case IConditionalAccessInstanceOperation:
                return AccessedBy(value) is { } accessed ? RootsOf(accessed, seen) : Roots.Any;
            case IDefaultValueOperation or ITypeOfOperation or INameOfOperation:
                return Roots.None;
            case IAnonymousFunctionOperation or IDelegateCreationOperation:
            case { ChildOperations.Count: 0 }:
                return Roots.Any;
            default:
                return RootsOfChildren(value, seen);
        }
    }

    // What stands left of the question mark.
    private static IOperation? AccessedBy(IOperation instance)
    {
        for (var (child, parent) = (instance, instance.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
            {
                return access.Operation;
            }
        }

        return null;
    }

    private ulong RootsOfChildren(IOperation value, HashSet<ILocalSymbol>? seen)
    {
        var roots = Roots.None;
        foreach (var child in value.ChildOperations)
        {
            if (IsObject(child.Type) || child is IArgumentOperation)
            {
                roots |= RootsOf(child, seen);
            }
        }

        return roots;
    }

    private ulong RootsOfAll(IEnumerable<IArgumentOperation> arguments, HashSet<ILocalSymbol>? seen)
    {
        var roots = Roots.None;
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.RefKind != RefKind.Out && IsObject(argument.Value.Type))
            {
                roots |= RootsOf(argument.Value, seen);
            }
        }

        return roots;
    }
}
