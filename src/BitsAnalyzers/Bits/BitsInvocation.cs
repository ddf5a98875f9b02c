using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Bits;

/// <summary>A call of a member of BITS as it stands in the code.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Member">What is called.</param>
internal sealed record BitsInvocation(IInvocationOperation Operation, BitsMember Member)
{
    /// <summary>Every call of a member of BITS. The name is looked at before the symbol: nearly all calls of a program end there.</summary>
    public static ImmutableArray<BitsInvocation> In(IOperation block, BitsTypes types)
    {
        ImmutableArray<BitsInvocation>.Builder? found = null;
        foreach (var operation in block.Descendants())
        {
            if (operation.Kind == OperationKind.Invocation &&
                operation is IInvocationOperation { TargetMethod: var method } invocation &&
                BitsInterfaces.HasMember(method.Name) &&
                (types.FindMember(method, invocation.Instance?.Type) ?? types.FindExtended(method)) is { } member)
            {
                (found ??= ImmutableArray.CreateBuilder<BitsInvocation>()).Add(new(invocation, member));
            }
        }

        return found?.ToImmutable() ?? ImmutableArray<BitsInvocation>.Empty;
    }

    /// <summary>The argument for a parameter of the member; null where there is none.</summary>
    public IOperation? Argument(int ordinal)
    {
        var shift = Operation is { Instance: null, TargetMethod.IsExtensionMethod: true } ? 1 : 0;
        return Operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal + shift)?.Value;
    }
}
