using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>
/// Whether somebody else looks after a job that was created in a body: its receiver, who knows its id, or who looks for jobs later.
/// </summary>
internal static class JobCustody
{
    public static bool IsTaken(BodyAnalysis body, JobState job)
        => job.IsEscaped ||
            job.Class.Presence != Presence.Absent ||
            job.CommandLine.Presence != Presence.Absent ||
            IsTakenByCallback(body.Context, job.Interface) ||
            IsKnownById(body.Context, job.CreationSite) ||
            IsFoundAgain(body.Context);

    /// <summary>Whether the callback may do something with the job.</summary>
    private static bool IsTakenByCallback(BodyContext context, Receiver callback)
        => callback.Presence != Presence.Absent
            && (callback.ExactType < 0 || CallbackUses.UseJob(context.TypeOf(callback.ExactType), context));

    private static bool IsKnownById(BodyContext context, int creation)
        => context.Points[creation] is not IInvocationOperation create ||
            IdentityReads.IsIdUsed(create, context.Types) ||
            (FunctionAround(create.Syntax) is { } function &&
                function.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(
                    static call => IsCallOf(call, nameof(BitsMemberId.GetId)) && IdentityReads.IsUsed(call)));

    // A member of the type looks for jobs and goes on with them: it may find this one, also after a restart.
    private static bool IsFoundAgain(BodyContext context)
    {
        var type = context.Owner.ContainingType;
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type is not null && type.DeclaringSyntaxReferences
            .SelectMany(
                reference => reference.GetSyntax(context.CancellationToken).DescendantNodes(
                    static node => node is not (BaseMethodDeclarationSyntax or AccessorDeclarationSyntax)))
            .Where(static member => member is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax)
            .Any(static member => Calls(member, nameof(BitsMemberId.EnumJobs), nameof(BitsMemberId.GetJob)) &&
                Calls(member, nameof(BitsMemberId.Cancel), nameof(BitsMemberId.Complete), nameof(BitsMemberId.Resume)));
    }

    private static bool Calls(SyntaxNode member, params string[] names)
        => member.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => Array.Exists(names, name => IsCallOf(call, name)));

    private static bool IsCallOf(InvocationExpressionSyntax call, string name) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == name,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText == name,
        _ => false,
    };

    private static SyntaxNode? FunctionAround(SyntaxNode node)
        => node.Ancestors().FirstOrDefault(static ancestor => ancestor is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
            or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax);
}
