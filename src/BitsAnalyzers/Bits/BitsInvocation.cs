using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Bits;

/// <summary>A call of a member of BITS as it stands in the code.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Member">What is called.</param>
internal sealed record BitsInvocation(IInvocationOperation Operation, BitsMember Member)
{
    /// <summary>Every call of a member of BITS. The name is looked at before the symbol: nearly all calls of a program end there.</summary>
    /// <param name="block">The code.</param>
    /// <param name="types">What counts as BITS.</param>
    /// <param name="references">The members that are not called, but made delegates of.</param>
    public static ImmutableArray<BitsInvocation> In(IOperation block, BitsTypes types, out ImmutableArray<BitsReference> references)
    {
        ImmutableArray<BitsInvocation>.Builder? found = null;
        ImmutableArray<BitsReference>.Builder? referenced = null;
        foreach (var operation in block.Descendants())
        {
            if (operation.Kind == OperationKind.Invocation &&
                operation is IInvocationOperation { TargetMethod: var method } invocation &&
                BitsInterfaces.HasMember(method.Name) &&
                (types.FindMember(method, invocation.Instance?.Type) ?? types.FindExtended(method)) is { } member)
            {
                (found ??= ImmutableArray.CreateBuilder<BitsInvocation>()).Add(new(invocation, member));
            }
            else if (operation.Kind == OperationKind.MethodReference &&
                operation is IMethodReferenceOperation { Method: var group } reference &&
                BitsInterfaces.HasMember(group.Name) &&
                types.FindMember(group, reference.Instance?.Type) is { } other)
            {
                (referenced ??= ImmutableArray.CreateBuilder<BitsReference>()).Add(new(reference, other));
            }
        }

        references = referenced?.ToImmutable() ?? ImmutableArray<BitsReference>.Empty;

        return found?.ToImmutable() ?? ImmutableArray<BitsInvocation>.Empty;
    }

    /// <summary>The argument for a parameter of the member; null where there is none.</summary>
    public IOperation? Argument(int ordinal)
    {
        var shift = Operation is { Instance: null, TargetMethod.IsExtensionMethod: true } ? 1 : 0;
        return Operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal + shift)?.Value;
    }
}

/// <summary>A member of BITS that is not called where it stands, but made a delegate of.</summary>
/// <param name="Operation">The method group.</param>
/// <param name="Member">What it names.</param>
internal sealed record BitsReference(IMethodReferenceOperation Operation, BitsMember Member);
