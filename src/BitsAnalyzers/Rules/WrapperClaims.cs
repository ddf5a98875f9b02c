using System.Collections.Immutable;
using BitsAnalyzers.Domain;
using BitsAnalyzers.Flow;
using BitsAnalyzers.Interop;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules;

/// <summary>Holds the attributes of wrappers to what the body does that they stand on.</summary>
internal static class WrapperClaims
{
    /// <summary>The claims of a method or accessor that its body does not keep on every way through it.</summary>
    public static IEnumerable<Diagnostic> Check(IMethodSymbol method, BodyAnalysis body, CancellationToken cancellationToken)
    {
        if (WrapperAttributes.Find(method, WrapperAttributes.FinalState) is { } final && ReturnsWithoutEnd(body))
        {
            yield return Report(method.Name, final, "returns without having cancelled or completed a job", cancellationToken);
        }

        foreach (var parameter in method.Parameters)
        {
            // The value of a setter is marked at the property.
            ISymbol marked = method.MethodKind == MethodKind.PropertySet && parameter.Ordinal == method.Parameters.Length - 1 ? method.AssociatedSymbol! : parameter;
            if (WrapperAttributes.MemberFor(marked) is var (member, attribute) && !Calls(body, member))
            {
                yield return Report(marked.Name, attribute, $"{method.Name} does not hand it to {member}", cancellationToken);
            }
        }
    }

    private static bool ReturnsWithoutEnd(BodyAnalysis body)
        => body.Graph.Nodes.Any(static node => node.IsExit && !node.World.Jobs.Values.Any(static job => job.States.IsFinal()));

    private static bool Calls(BodyAnalysis body, string member)
        => body.Events.Any(@event => @event is CallEvent && body.Context.Sites.MemberAt(@event.Site) == member);

    private static Diagnostic Report(string name, AttributeData attribute, string fault, CancellationToken cancellationToken)
        => Diagnostic.Create(
            RuleCatalogue.ClaimIsNotKept.Descriptor,
            attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? Location.None,
            name,
            attribute.AttributeClass!.Name.Substring(0, attribute.AttributeClass.Name.Length - "Attribute".Length),
            fault,
            "");
}
