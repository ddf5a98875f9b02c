using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>Whether a callback class does something with the jobs that BITS calls it for.</summary>
internal static class CallbackUses
{
    /// <summary>
    /// Whether objects of exactly this type may: a method uses the job that it is given, or the class ends or resumes some job.
    /// </summary>
    public static bool UseJob(ITypeSymbol type, BodyContext context)
    {
        for (var current = type; current is not null and not { SpecialType: SpecialType.System_Object }; current = current.BaseType)
        {
            if (!context.Compilation.SourceBodies.Declare(current) ||
                current.DeclaringSyntaxReferences.Any(reference => EndsJobs(reference.GetSyntax(context.CancellationToken))) ||
                current.GetMembers().OfType<IMethodSymbol>().Any(
                    method => CallbackMethods.MayBeCallback(method) && UsesJob(method, context)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsJobs(SyntaxNode type)
        => type.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name =>
            name.Identifier.ValueText is nameof(BitsMemberId.Cancel) or nameof(BitsMemberId.Complete) or nameof(BitsMemberId.Resume));

    private static bool UsesJob(IMethodSymbol method, BodyContext context)
        => method.Parameters is [{ Name: var job }, ..] &&
            method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(context.CancellationToken).DescendantNodes()
                .OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == job));
}
