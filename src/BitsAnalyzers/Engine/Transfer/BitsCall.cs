using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>A call of a member of BITS.</summary>
/// <param name="Operation">The call; where a method group of the member is invoked, the method group.</param>
/// <param name="Method">What is called.</param>
/// <param name="ReceiverType">The static type that it is called on.</param>
/// <param name="Member">The member of BITS that this is.</param>
/// <param name="Site">The number of the call.</param>
/// <param name="Receiver">What it is called on.</param>
/// <param name="Arguments">What it is called with.</param>
internal sealed record BitsCall(
    IOperation Operation,
    IMethodSymbol Method,
    ITypeSymbol? ReceiverType,
    BitsMember Member,
    int Site,
    Value? Receiver,
    CallArguments Arguments)
{
    /// <summary>The job it is called on; null where that is not known, or the member is not one of a job.</summary>
    public SymbolicValue? Job { get; init; }

    /// <summary>The first argument of the member, where it is not among the arguments: what is assigned to a property.</summary>
    public Value? Assigned { get; init; }

    /// <summary>What the member of a wrapper is known to do; null for a member of BITS itself.</summary>
    public WrapperMember? Wrapper { get; init; }

    /// <summary>The argument that carries it, where the member is called through a wrapper.</summary>
    public IArgumentOperation? Passed { get; init; }

    /// <summary>The argument for the first parameter of the member; null where it is assigned.</summary>
    public IArgumentOperation? FirstArgument => Passed ?? (Assigned is null ? Arguments.For(0) : null);

    /// <summary>The value of the first argument of the member.</summary>
    public Value First => Assigned ?? Arguments.ValueFor(0);

    /// <summary>The property that is set or read; null where the member has none, or it is not known.</summary>
    public uint? Property
        => Wrapper is not null ? Wrapper.Property
            : Member.Id is BitsMemberId.SetProperty or BitsMemberId.GetProperty
            && Arguments.ValueFor(0) is NumberValue { Bits: { IsConstant: true, Value: var property } }
            ? property
            : null;

    /// <summary>Whether more than one file is added at once.</summary>
    public bool AddsSeveralFiles
        => Member.Effect == JobEffect.AddsFiles &&
            (Wrapper is null
                ? Arguments.ValueFor(0) is NumberValue { Bits: { IsConstant: true, Value: > 1 } }
                : Passed is { Value: var files } &&
                    TransparentOperations.Strip(files) is IArrayCreationOperation { Initializer.ElementValues.Length: > 1 });

    /// <summary>Whether the shape of the interop gives the HRESULT back instead of throwing.</summary>
    public bool ReturnsResult => Wrapper is null && Method is { ReturnsVoid: false };
}
