using BitsAnalyzers.Domain;
using BitsAnalyzers.Flow;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>One value that reaches a call of SetNotifyFlags: what a rule about masks looks at.</summary>
/// <param name="Value">The value and where it is written.</param>
/// <param name="Argument">The argument of the call.</param>
/// <param name="Method">The SetNotifyFlags that is called, in the shape it is declared.</param>
internal sealed record MaskUse(MaskValue Value, IOperation Argument, IMethodSymbol Method)
{
    public NotifyMask Mask => Value.Mask;
}
