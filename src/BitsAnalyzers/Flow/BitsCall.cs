using BitsAnalyzers.Domain;
using BitsAnalyzers.Interop;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Flow;

/// <summary>A call of a member of BITS.</summary>
/// <param name="Operation">The call; where a method group of the member is invoked, the method group.</param>
/// <param name="Method">What is called.</param>
/// <param name="ReceiverType">The static type that it is called on.</param>
/// <param name="Member">The member of BITS that this is.</param>
/// <param name="Site">The number of the call.</param>
/// <param name="Receiver">What it is called on.</param>
/// <param name="Arguments">What it is called with.</param>
internal sealed record BitsCall(
    IOperation Operation, IMethodSymbol Method, ITypeSymbol? ReceiverType, BitsMember Member, int Site, Value? Receiver, CallArguments Arguments)
{
    /// <summary>The job it is called on; null where that is not known, or the member is not one of a job.</summary>
    public Symbol? Job { get; init; }

    /// <summary>Whether the shape of the interop gives the HRESULT back instead of throwing.</summary>
    public bool ReturnsResult => Method is { ReturnsVoid: false };
}
