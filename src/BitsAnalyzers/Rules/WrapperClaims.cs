using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Rules;

/// <summary>Holds the attributes of wrappers to what the body does that they stand on.</summary>
internal static class WrapperClaims
{
    /// <summary>The claims of a method or accessor that its body does not keep on every way through it.</summary>
    public static IEnumerable<Diagnostic> Check(IMethodSymbol method, BodyAnalysis body, CancellationToken cancellationToken)
    {
        if (WrapperAttributes.Find(method, WrapperAttributes.FinalState) is { } final && ReturnsWithoutEnd(body))
        {
            yield return Report(method.Name, final, "returns without having cancelled or completed a job", null, cancellationToken);
        }

        foreach (var parameter in method.Parameters)
        {
            // The value of a setter is marked at the property.
            var isValue = method.MethodKind == MethodKind.PropertySet && parameter.Ordinal == method.Parameters.Length - 1;
            ISymbol marked = isValue ? method.AssociatedSymbol! : parameter;
            if (WrapperAttributes.MemberFor(marked) is var (member, attribute) && !Calls(body, member))
            {
                yield return Report(
                    marked.Name,
                    attribute,
                    $"{(isValue ? "its setter" : method.Name)} does not hand it to {member}",
                    isValue ? KeywordOf(method, cancellationToken) : null,
                    cancellationToken);
            }
        }
    }

    private static bool ReturnsWithoutEnd(BodyAnalysis body)
        => body.Graph.Nodes.Any(static node => node.IsExit && !node.State.Jobs.Values.Any(static job => job.States.IsFinal()));

    private static bool Calls(BodyAnalysis body, string member)
        => body.Events.Any(@event => @event is CallEvent && body.Context.Points.MemberAt(@event.Site)?.Name == member);

    // A report has to lie within the declaration that is analysed, and the attribute of a property does not lie within its setter.
    private static Location? KeywordOf(IMethodSymbol setter, CancellationToken cancellationToken)
        => setter.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax(cancellationToken) is AccessorDeclarationSyntax accessor
            ? accessor.Keyword.GetLocation()
            : null;

    private static Diagnostic Report(
        string name, AttributeData attribute, string fault, Location? place, CancellationToken cancellationToken)
        => Diagnostic.Create(
            RuleCatalogue.ClaimIsNotKept.Descriptor,
            place ?? attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? Location.None,
            name,
            attribute.AttributeClass!.Name.Substring(0, attribute.AttributeClass.Name.Length - "Attribute".Length),
            fault,
            "");
}
