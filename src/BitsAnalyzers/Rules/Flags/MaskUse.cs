using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>One value that reaches a call of SetNotifyFlags: what a rule about masks looks at.</summary>
/// <param name="Value">The value and where it is written.</param>
/// <param name="Argument">The argument of the call.</param>
/// <param name="Method">The SetNotifyFlags that is called, in the shape it is declared.</param>
/// <param name="Compilation">The compilation of the call.</param>
internal sealed record MaskUse(MaskValue Value, IOperation Argument, IMethodSymbol? Method, Compilation Compilation)
{
    /// <summary>The model of the call: operations of a control flow graph do not know theirs.</summary>
#pragma warning disable RS1030 // The block that is analyzed comes without its model.
    public SemanticModel Model => Compilation.GetSemanticModel(Argument.Syntax.SyntaxTree);
#pragma warning restore RS1030

    public NotifyMask Mask => Value.Mask;
}
