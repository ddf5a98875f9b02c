using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>A call of a method of the program, with where its objects come from.</summary>
/// <param name="Method">What is called, or may be overridden.</param>
/// <param name="IsVirtual">Whether it may be overridden.</param>
/// <param name="Receiver">The object it is called on.</param>
/// <param name="Arguments">The arguments, by the ordinals of the parameters.</param>
/// <param name="CatchesAll">Whether no exception gets out from there.</param>
/// <param name="CatchesCom">Whether none of COM does.</param>
internal sealed record EffectCall(IMethodSymbol Method, bool IsVirtual, ulong Receiver, ulong[] Arguments, bool CatchesAll, bool CatchesCom)
{
    /// <summary>Whether it is only named, so that whoever is given it may call it some time.</summary>
    public bool IsLater { get; init; }
}
