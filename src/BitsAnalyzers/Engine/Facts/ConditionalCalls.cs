using System.Runtime.CompilerServices;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// Calls that stand in the text and not in the program: of methods with [Conditional] none of whose symbols is defined, and of partial
/// methods that nobody has written. Their arguments are not evaluated either.
/// </summary>
internal static class ConditionalCalls
{
    private const string Attribute = "System.Diagnostics.ConditionalAttribute";

    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> s_symbols = new();

    /// <summary>Whether the compiler leaves a call out.</summary>
    public static bool IsLeftOut(IInvocationOperation invocation)
    {
        if (invocation.TargetMethod
            is not { ReturnsVoid: true, MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ReducedExtension } method)
        {
            return false;
        }

        if (method is { IsPartialDefinition: true, PartialImplementationPart: null })
        {
            return true;
        }

        // An override is left out where what it overrides would be.
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        var isConditional = false;
        foreach (var attribute in method.GetAttributes())
        {
            if (FullNames.IsNamed(attribute, Attribute) && attribute.ConstructorArguments is [{ Value: string symbol }])
            {
                if (SymbolsIn(invocation.Syntax.SyntaxTree).Contains(symbol))
                {
                    return false;
                }

                isConditional = true;
            }
        }

        return isConditional;
    }

    /// <summary>Whether an operation is part of a call that is left out.</summary>
    public static bool IsInLeftOut(IOperation operation)
    {
        for (var parent = operation; parent is not null; parent = parent.Parent)
        {
            if (parent is IInvocationOperation invocation && IsLeftOut(invocation))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> SymbolsIn(SyntaxTree tree) => s_symbols.GetValue(tree, FindSymbols);

    // Those of the project, as the directives change them, which stand before the first token of a file.
    private static HashSet<string> FindSymbols(SyntaxTree tree)
    {
        var symbols = new HashSet<string>(tree.Options.PreprocessorSymbolNames, StringComparer.Ordinal);
        foreach (var trivia in tree.GetRoot().GetFirstToken(includeZeroWidth: true).LeadingTrivia)
        {
            switch (trivia.GetStructure())
            {
                case DefineDirectiveTriviaSyntax { IsActive: true, Name.ValueText: var name }:
                    symbols.Add(name);
                    break;
                case UndefDirectiveTriviaSyntax { IsActive: true, Name.ValueText: var name }:
                    symbols.Remove(name);
                    break;
            }
        }

        return symbols;
    }
}
