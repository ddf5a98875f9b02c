using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BitsAnalyzers.CodeFixes.Callbacks;

/// <summary>Writes the methods that a class needs to implement a callback interface: they do nothing and return success.</summary>
internal sealed class InterfaceStubs(INamedTypeSymbol type, SemanticModel model, int position, bool isUnsafe)
{
    private static readonly SymbolDisplayFormat s_parameterFormat = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType
                | SymbolDisplayParameterOptions.IncludeName
                | SymbolDisplayParameterOptions.IncludeParamsRefOut);

    /// <summary>The lines of each method; null where a method of the class stands in the way.</summary>
    public List<string[]>? Of(INamedTypeSymbol @interface)
    {
        var stubs = new List<string[]>();
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in @interface.AllInterfaces
            .Prepend(@interface)
            .Reverse()
            .SelectMany(static declaring => declaring.GetMembers())
            .OfType<IMethodSymbol>())
        {
            if (type.FindImplementationForInterfaceMember(member) is not null)
            {
                continue;
            }

            var own = type.GetMembers(member.Name).OfType<IMethodSymbol>().FirstOrDefault(method => HasSameParameters(method, member));
            if (own is not null)
            {
                if (own.IsStatic
                    || own.DeclaredAccessibility != Accessibility.Public
                    || !SymbolEqualityComparer.Default.Equals(own.ReturnType, member.ReturnType))
                {
                    return null;
                }

                // It becomes the implementation by itself.
                continue;
            }

            if (Explicit(member) is { } forwarded)
            {
                stubs.Add(Forward(member, forwarded));
            }
            else if (written.Add(member.Name))
            {
                stubs.Add(Empty(member));
            }
        }

        return stubs;
    }

    // The method of the older interface that does the work, where the class implements that explicitly.
    private IMethodSymbol? Explicit(IMethodSymbol member)
        => type.GetMembers().OfType<IMethodSymbol>()
            .SelectMany(static method => method.ExplicitInterfaceImplementations)
            .FirstOrDefault(older => older.Name == member.Name && HasSameParameters(older, member) &&
                SymbolEqualityComparer.Default.Equals(older.ReturnType, member.ReturnType));

    private string[] Empty(IMethodSymbol member)
    {
        var head = $"public {Unsafe(member)}{TypeName(member.ReturnType)} {member.Name}({Parameters(member)})";
        return SuccessResult.Of(member, model, position) is { } success
            ? [head, "{", CodeLayout.Deeper("") + $"return {success};", "}"]
            : [head, "{", "}"];
    }

    private string[] Forward(IMethodSymbol member, IMethodSymbol older)
    {
        var arguments = string.Join(
            ", ", member.Parameters.Select(static parameter => (parameter.RefKind == RefKind.Ref ? "ref " : "") + NameOf(parameter)));
        return
        [
            $"{Unsafe(member)}{TypeName(member.ReturnType)} {TypeName(member.ContainingType)}.{member.Name}({Parameters(member)})",
            CodeLayout.Deeper("") + $"=> (({TypeName(older.ContainingType)})this).{member.Name}({arguments});",
        ];
    }

    private string Unsafe(IMethodSymbol member)
        => !isUnsafe && member.Parameters.Any(static parameter => parameter.Type is IPointerTypeSymbol) ? "unsafe " : "";

    private string Parameters(IMethodSymbol member)
        => string.Join(", ", member.Parameters.Select(parameter => parameter.ToMinimalDisplayString(model, position, s_parameterFormat)));

    private string TypeName(ITypeSymbol name) => name.ToMinimalDisplayString(model, position);

    private static string NameOf(IParameterSymbol parameter)
        => SyntaxFacts.GetKeywordKind(parameter.Name) == SyntaxKind.None ? parameter.Name : "@" + parameter.Name;

    private static bool HasSameParameters(IMethodSymbol left, IMethodSymbol right)
        => left.Parameters.Length == right.Parameters.Length &&
            left.Parameters
                .Zip(
                    right.Parameters,
                    static (first, second) => first.RefKind == second.RefKind
                        && SymbolEqualityComparer.Default.Equals(first.Type, second.Type))
                .All(
                static same => same);
}
