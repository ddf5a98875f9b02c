using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>
/// The attributes by which a wrapper tells what it does. They are matched by name, so that a library may declare its own copies and need
/// not depend on anything.
/// </summary>
internal static class WrapperAttributes
{
    /// <summary>On a class, struct or interface: an object of it stands for one job.</summary>
    public const string Job = "BitsJobAttribute";

    /// <summary>On a parameter or property: its value becomes the mask of the job.</summary>
    public const string NotifyFlags = "BitsNotifyFlagsAttribute";

    /// <summary>On a parameter or property: its value becomes the program of the job's command line.</summary>
    public const string CommandLine = "BitsCommandLineAttribute";

    /// <summary>On a parameter or property: its value becomes the callback of the job.</summary>
    public const string Callback = "BitsCallbackAttribute";

    /// <summary>On a method: once it has returned, the job is cancelled or acknowledged.</summary>
    public const string FinalState = "BitsFinalStateAttribute";

    public static readonly ImmutableArray<string> All = ImmutableArray.Create(Job, NotifyFlags, CommandLine, Callback, FinalState);

    // What the marked value is handed to.
    private static readonly ImmutableDictionary<string, string> s_members = new Dictionary<string, string>
    {
        [NotifyFlags] = "SetNotifyFlags",
        [CommandLine] = "SetNotifyCmdLine",
        [Callback] = "SetNotifyInterface",
    }.ToImmutableDictionary();

    /// <summary>Whether a method or accessor is marked in a way that says what its body does.</summary>
    public static bool ClaimsOf(ISymbol member)
        => member is IMethodSymbol { IsAbstract: false } method &&
            (Has(method, FinalState) ||
                method.Parameters.Any(static parameter => MemberFor(parameter) is not null) ||
                (method is { MethodKind: MethodKind.PropertySet, AssociatedSymbol: { } property } && MemberFor(property) is not null));

    /// <summary>Whether a method or property is marked in a way that says what it does to the job.</summary>
    public static bool IsMarked(ISymbol member) => member switch
    {
        IMethodSymbol method => Has(method, FinalState) || method.Parameters.Any(static parameter => MemberFor(parameter) is not null),
        IPropertySymbol property => MemberFor(property) is not null,
        _ => false,
    };

    public static bool Has(ISymbol symbol, string attribute) => Find(symbol, attribute) is not null;

    public static AttributeData? Find(ISymbol symbol, string attribute)
    {
        foreach (var data in symbol.GetAttributes())
        {
            if (data.AttributeClass?.Name == attribute)
            {
                return data;
            }
        }

        return null;
    }

    /// <summary>The member of BITS that takes the value of a parameter or property, by its attribute; null where it has none.</summary>
    public static (string Member, AttributeData Attribute)? MemberFor(ISymbol parameterOrProperty)
    {
        foreach (var data in parameterOrProperty.GetAttributes())
        {
            if (data.AttributeClass?.Name is { } name && s_members.TryGetValue(name, out var member))
            {
                return (member, data);
            }
        }

        return null;
    }
}
