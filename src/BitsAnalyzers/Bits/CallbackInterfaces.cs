using System.Collections.Concurrent;
using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>
/// Which of the callback interfaces a class has that is known exactly. Each counts by its GUID, whatever it derives from.
/// </summary>
internal sealed class CallbackInterfaces(BitsTypes types)
{
    /// <summary>The interface through which the first three events are delivered.</summary>
    public const string First = "IBackgroundCopyCallback";

    private readonly ConcurrentDictionary<ITypeSymbol, Answer> _answers = new(SymbolEqualityComparer.Default);

    /// <summary>Whether BITS can call objects of this type at all; null where that cannot be said.</summary>
    public bool? IsCallback(ITypeSymbol exactType) => Of(exactType) is { IsKnown: true, Names: var names } ? names.Length > 0 : null;

    /// <summary>
    /// The flags of a mask whose events a callback of this type cannot get, and the interfaces it would need; none where that cannot be
    /// said.
    /// </summary>
    public (uint Flags, ImmutableArray<string> Interfaces) Lacking(ITypeSymbol exactType, uint mask)
    {
        var flags = 0u;
        var needed = new List<string>();
        if (Of(exactType) is { IsKnown: true, Names: { Length: > 0 } names })
        {
            // The third version contains the second, in whatever way it is declared.
            if ((mask & NotifyFlags.FileTransferred) != 0 && !names.Contains(First + "2") && !names.Contains(First + "3"))
            {
                flags |= NotifyFlags.FileTransferred;
                needed.Add(First + "2");
            }

            if ((mask & NotifyFlags.FileRangesTransferred) != 0 && !names.Contains(First + "3"))
            {
                flags |= NotifyFlags.FileRangesTransferred;
                needed.Add(First + "3");
            }
        }

        return (flags, needed.ToImmutableArray());
    }

    private Answer Of(ITypeSymbol type) => _answers.TryGetValue(type, out var answer) ? answer : _answers.GetOrAdd(type, Find(type));

    private Answer Find(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            // What such a class has at run time, its declaration does not show.
            if (current is IErrorTypeSymbol or INamedTypeSymbol { IsComImport: true })
            {
                return default;
            }
        }

        if (type.AllInterfaces.Any(
            static @interface => @interface is IErrorTypeSymbol or { Name: "ICustomQueryInterface" or "IDynamicInterfaceCastable" }))
        {
            return default;
        }

        var names = type.AllInterfaces
            .Select(types.FindDeclared)
            .Where(static found => found is { Object: BitsObject.Callback })
            .Select(static found => found!.Name)
            .Distinct()
            .ToArray();
        return new(IsKnown: true, names);
    }

    private readonly record struct Answer(bool IsKnown, string[] Names);
}
