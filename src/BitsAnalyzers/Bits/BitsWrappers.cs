using System.Collections.Concurrent;
using BitsAnalyzers.Configuration;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>
/// Members that come to a member of BITS, but whose bodies cannot be seen: those of known libraries, those with attributes, and those that
/// the project names in its options. Bodies that can be seen are followed instead.
/// </summary>
internal sealed class BitsWrappers
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _jobs = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, WrapperMember?> _methods = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _flags = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _final = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _jobTypes = new(SymbolEqualityComparer.Default);
    private readonly Lazy<HashSet<string>?> _names;
    private readonly Lazy<bool> _hasLibrary;

    public BitsWrappers(Compilation compilation, WrapperOptions options)
    {
        _compilation = compilation;
        _names = new(FindNames);
        _hasLibrary = new(() => compilation.SourceModule.ReferencedAssemblySymbols.Any(KnownWrappers.AreIn));
        foreach (var entry in options.Entries)
        {
            var symbols = entry.Resolve(compilation);
            switch (entry.Key)
            {
                case WrapperOptions.NotifyFlagsKey:
                    _flags.UnionWith(symbols);
                    break;
                case WrapperOptions.FinalStateKey:
                    _final.UnionWith(symbols);
                    _jobTypes.UnionWith(
                        symbols.Where(static symbol => !symbol.IsStatic && symbol.ContainingType is not null).Select(
                            static symbol => symbol.ContainingType));
                    break;
                case WrapperOptions.JobTypesKey:
                    _jobTypes.UnionWith(symbols);
                    break;
            }
        }
    }

    /// <summary>Whether an object of the type stands for one job, as far as can be told without seeing into it.</summary>
    public bool IsJob(INamedTypeSymbol type)
        => type.TypeKind is TypeKind.Class or TypeKind.Interface or TypeKind.Struct && _jobs.GetOrAdd(type.OriginalDefinition, FindJob);

    /// <summary>Whether one of the known libraries is referenced.</summary>
    public bool HasLibrary => _hasLibrary.Value;

    /// <summary>Whether a member of that name may be one that is known: a look at the name is cheaper than one at the symbol.</summary>
    public bool HasName(string name) => _names.Value?.Contains(name) == true;

    /// <summary>What an object of a type of a known library stands for; null where it belongs to none.</summary>
    public WrappedObject? ObjectOf(ITypeSymbol? type) => type is not null && IsElsewhere(type) ? KnownWrappers.ObjectOf(type) : null;

    /// <summary>What a method does to a job; null where nothing is known of it.</summary>
    public WrapperMember? Find(IMethodSymbol method)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.Constructor))
        {
            return null;
        }

        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return _methods.TryGetValue(definition, out var known) ? known : _methods.GetOrAdd(definition, FindMember(definition));
    }

    /// <summary>What writing a property does to a job; null where nothing is known of it.</summary>
    public WrapperMember? FindWrite(IPropertySymbol property)
    {
        property = property.OriginalDefinition;
        if (IsElsewhere(property) && KnownWrappers.FindWrite(property) is { } known)
        {
            return known;
        }

        return WrapperAttributes.MemberFor(property) is var (member, _) ? new(member)
            : _flags.Contains(property) || _flags.Contains(property.Type) ? new("SetNotifyFlags")
            : null;
    }

    /// <summary>What reading a property tells of a job; null where it tells nothing.</summary>
    public WrapperMember? FindRead(IPropertySymbol property) => IsElsewhere(property) ? KnownWrappers.FindRead(property) : null;

    /// <summary>What it does to a job to add a handler to an event; null where it does nothing.</summary>
    public WrapperMember? Find(IEventSymbol @event) => IsElsewhere(@event) ? KnownWrappers.Find(@event) : null;

    /// <summary>Whether what a property gives is the job that it is read of, under another name.</summary>
    public bool IsPart(IPropertySymbol property) => IsElsewhere(property) && KnownWrappers.IsPart(property);

    /// <summary>Whether reading or writing a property does something to a job, or tells something of it.</summary>
    public bool Know(IPropertySymbol property) => FindWrite(property) is not null || FindRead(property) is not null || IsPart(property);

    // Where none of the libraries is referenced, and no options name members, no name is one.
    private HashSet<string>? FindNames()
    {
        var names = new HashSet<string>(_flags.Concat(_final).Select(static symbol => symbol.Name), StringComparer.Ordinal);
        if (HasLibrary)
        {
            names.UnionWith(KnownWrappers.MemberNames);
        }

        return names.Count == 0 ? null : names;
    }

    private WrapperMember? FindMember(IMethodSymbol method)
    {
        var job = JobOf(method);
        if (IsElsewhere(method) && KnownWrappers.Find(method) is { } known)
        {
            return known;
        }

        if (_final.Contains(method) || WrapperAttributes.Has(method, WrapperAttributes.FinalState))
        {
            return new("Cancel", Job: job, EndsInEitherState: true);
        }

        for (var i = 0; i < method.Parameters.Length; i++)
        {
            if (WrapperAttributes.MemberFor(method.Parameters[i]) is var (member, _))
            {
                return new(member, i, job);
            }
        }

        if (_flags.Count > 0)
        {
            for (var i = method.Parameters.Length - 1; i >= 0; i--)
            {
                if (_flags.Contains(method.Parameters[i].Type) || (_flags.Contains(method) && IsMask(method.Parameters[i].Type)))
                {
                    return new("SetNotifyFlags", i, job);
                }
            }
        }

        return null;
    }

    private bool FindJob(INamedTypeSymbol type)
    {
        // What is in the program holds its job in a field, which is followed.
        if (!IsElsewhere(type) && type.TypeKind != TypeKind.Interface)
        {
            return false;
        }

        return WrapperAttributes.Has(type, WrapperAttributes.Job) ||
            _jobTypes.Contains(type) ||
            type.GetMembers().Any(static member => !member.IsStatic && WrapperAttributes.IsMarked(member)) ||
            ObjectOf(type) is WrappedObject.Job or WrappedObject.PartOfJob;
    }

    // The job of a static method is the first of its parameters that is one.
    private int JobOf(IMethodSymbol method)
    {
        if (!method.IsStatic)
        {
            return -1;
        }

        for (var i = 0; i < method.Parameters.Length; i++)
        {
            if (method.Parameters[i].Type is INamedTypeSymbol type
                && (IsJob(type) || WrapperAttributes.Has(method.Parameters[i], WrapperAttributes.Job) || IsBitsJob(type)))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsBitsJob(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Interface && type.Name.StartsWith("IBackgroundCopyJob", StringComparison.Ordinal);

    private bool IsElsewhere(ISymbol symbol) => !_compilation.Owns(symbol);

    private static bool IsMask(ITypeSymbol type)
        => type.TypeKind == TypeKind.Enum || type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
}
