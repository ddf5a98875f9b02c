using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Flow;

/// <summary>Finds the mask among the arguments of SetNotifyFlags: the only one, or the last one where an extension method has the job before it.</summary>
internal static class MaskArgument
{
    public static IOperation Of(IInvocationOperation setNotifyFlags) => setNotifyFlags.Arguments[setNotifyFlags.Arguments.Length - 1].Value;
}
