using BitsAnalyzers.Domain;
using BitsAnalyzers.Interop;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Flow;

/// <summary>A call of a member of BITS.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Member">What is called.</param>
/// <param name="Site">The number of the call.</param>
/// <param name="Job">The job it is called on; null where that is not known, or the member is not one of a job.</param>
/// <param name="Arguments">What it is called with.</param>
internal sealed record BitsCall(IInvocationOperation Invocation, BitsMember Member, int Site, Symbol? Job, CallArguments Arguments)
{
    /// <summary>Whether the shape of the interop gives the HRESULT back instead of throwing.</summary>
    public bool ReturnsResult => Invocation.TargetMethod is { ReturnsVoid: false };
}
