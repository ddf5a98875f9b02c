using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Runtime.ClassicInterop;

/// <summary>
/// An interface for classic COM interop. It differs from one for source-generated COM in three ways: in its attributes, in the marshalling
/// of interface pointers, which needs no marshaller, and in the slots of its bases, which it has to repeat.
/// </summary>
internal sealed class ClassicInterface(
    InterfaceDeclarationSyntax declaration, ImmutableDictionary<string, InterfaceDeclarationSyntax> interfaces)
{
    public override string ToString()
    {
        var text = new StringBuilder("#nullable enable\nusing System;\nusing System.Runtime.InteropServices;\n\n")
            .Append("namespace ").Append(NamespaceOf(declaration)).Append(";\n\n")
            .Append(declaration.GetLeadingTrivia().ToString().TrimStart())
            .Append("[ComImport]\n[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]\n");
        foreach (var attribute in declaration.AttributeLists.SelectMany(static list => list.Attributes))
        {
            if (attribute.Name.ToString() != "GeneratedComInterface")
            {
                text.Append('[').Append(attribute).Append("]\n");
            }
        }

        text.Append("public interface ").Append(declaration.Identifier).Append(' ').Append(declaration.BaseList).Append("\n{\n");
        foreach (var ancestor in Ancestors())
        {
            foreach (var method in ancestor.Members.OfType<MethodDeclarationSyntax>())
            {
                text
                    .Append("    /// <inheritdoc cref=\"")
                    .Append(ancestor.Identifier)
                    .Append('.')
                    .Append(method.Identifier)
                    .Append("\"/>\n")
                    .Append("    ").Append(method.AttributeLists.ToString()).Append("\n    new ").Append(Signature(method)).Append("\n\n");
            }
        }

        foreach (var method in declaration.Members.OfType<MethodDeclarationSyntax>())
        {
            text.Append(method.GetLeadingTrivia().ToFullString())
                .Append(method.AttributeLists.ToString()).Append("\n    ").Append(Signature(method)).Append("\n\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string NamespaceOf(InterfaceDeclarationSyntax declaration)
        => declaration.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()!.Name.ToString();

    /// <summary>The interfaces above it, the farthest first: the order of their slots.</summary>
    private IEnumerable<InterfaceDeclarationSyntax> Ancestors()
    {
        var ancestors = new Stack<InterfaceDeclarationSyntax>();
        for (var current = declaration; current.BaseList is { } bases; ancestors.Push(current))
        {
            current = interfaces[bases.Types[0].Type.ToString()];
        }

        return ancestors;
    }

    private static string Signature(MethodDeclarationSyntax method)
    {
        var parameters = method.ParameterList.Parameters.Select(static parameter =>
            string.Concat(parameter.AttributeLists.SelectMany(static list => list.Attributes).Select(Marshalling))
            + parameter.WithAttributeLists(default).ToString());
        return $"{method.ReturnType} {method.Identifier}({string.Join(", ", parameters)});";
    }

    // An object is an IUnknown; of an interface the runtime knows how to marshal it.
    private static string Marshalling(AttributeSyntax attribute) => attribute.Name.ToString() switch
    {
        "MarshalUsing" when attribute.ToString().Contains("<object>") => "[MarshalAs(UnmanagedType.IUnknown)] ",
        "MarshalUsing" => "",
        _ => $"[{attribute}] ",
    };
}
