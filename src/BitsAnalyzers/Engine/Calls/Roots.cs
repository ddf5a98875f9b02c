using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// Where an object may come from, as the method sees it that uses it: from outside (this object, a static member), from a parameter, or
/// from a call,
/// an element or an enumeration, which give a new thing each time. A set, with a bit for each.
/// </summary>
internal static class Roots
{
    public const ulong None = 0;

    /// <summary>This object, and what its members lead to.</summary>
    public const ulong This = 1;

    /// <summary>Static members.</summary>
    public const ulong Static = 1UL << 62;

    /// <summary>What is new each time, so that a caller has no name for it.</summary>
    public const ulong Fresh = 1UL << 63;

    public const ulong Any = ulong.MaxValue;

    private const int MaximumParameters = 60;

    public static ulong Of(IParameterSymbol parameter) => Of(parameter.Ordinal);

    public static ulong Of(int ordinal) => ordinal < MaximumParameters ? 2UL << ordinal : Any;

    /// <summary>The part of a set that callers can have a name for.</summary>
    public static ulong Visible(ulong roots) => roots == Any ? Any : roots & ~Fresh;

    /// <summary>What the roots of a callee are to its caller.</summary>
    /// <param name="roots">The roots of the callee.</param>
    /// <param name="receiver">The roots of the object it is called on.</param>
    /// <param name="arguments">The roots of the arguments, by the ordinals of the parameters.</param>
    public static ulong ToCaller(ulong roots, ulong receiver, IReadOnlyList<ulong> arguments)
    {
        if (roots is None or Any)
        {
            return roots;
        }

        var mapped = (roots & Static) | ((roots & This) != None ? receiver : None);
        for (var ordinal = 0; ordinal < arguments.Count; ordinal++)
        {
            if ((roots & Of(ordinal)) != None)
            {
                mapped |= arguments[ordinal];
            }
        }

        return mapped;
    }
}
