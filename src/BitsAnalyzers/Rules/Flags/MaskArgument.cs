using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>Finds the expression that hands over a mask.</summary>
internal static class MaskArgument
{
    /// <summary>
    /// The mask among the arguments of SetNotifyFlags: the only one, or the last one where an extension method has the job before it. For a
    /// call in a body that was followed, what the explored body passes on the way there; where it passes nothing, the call itself.
    /// </summary>
    public static IOperation At(BodyContext root, int site, IEnumerable<NumberValue> values)
    {
        if (BlameAssignment.IsOwnText(root, site))
        {
            return Of(root.Points[site]);
        }

        var call = BlameAssignment.OwnSiteOf(root, site);
        return values.Select(value => BlameAssignment.PassedAt(root, MaskSource.Sites(value.Origin), call)).FirstOrDefault(
            static passed => passed is not null)
            ?? root.Points[call];
    }

    /// <summary>The mask that a call of SetNotifyFlags, or what stands for it, is given.</summary>
    public static IOperation Of(IOperation setNotifyFlags) => setNotifyFlags switch
    {
        IInvocationOperation { Arguments: { Length: > 0 } arguments } => arguments[arguments.Length - 1].Value,
        _ => PropertyWrites.ValueFor(setNotifyFlags) ?? setNotifyFlags,
    };

    /// <summary>The method that takes the mask.</summary>
    public static IMethodSymbol? MethodAt(BodyContext root, int site) => root.Points[site] switch
    {
        IInvocationOperation { TargetMethod: var method } => method,
        IMethodReferenceOperation { Method: var method } => method,
        var target => PropertyWrites.PropertyOf(target, root.Points.BodyOf(site))?.SetMethod,
    };
}
