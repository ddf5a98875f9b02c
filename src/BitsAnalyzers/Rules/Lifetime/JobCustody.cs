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
            IsKept(body.Context, job.CreationSite) ||
            IsKnownById(body.Context, job.CreationSite) ||
            IsIdUsed(body) ||
            IsFoundAgain(body.Context);

    /// <summary>
    /// Whether a body only makes the job, and tells the user its id on the console: whoever calls the tool again goes on with the job.
    /// </summary>
    public static bool IsLeftToUser(BodyAnalysis body, SymbolicValue job, int creation)
        => body.Context.Points[creation] is IInvocationOperation create
            && !body.Events.Any(@event => @event is CallEvent { Job: { } called, Site: var site } && called == job
                && body.Context.Points.MemberAt(site) is { Id: BitsMemberId.Resume or BitsMemberId.Cancel or BitsMemberId.Complete })
            && new IdentityReads(body.Context.Compilation, body.Context.CancellationToken, isConsoleRead: true).IsIdUsed(
                create, body.Context.Points.BodyOf(creation).Text);

    /// <summary>Whether the callback may do something with the job.</summary>
    private static bool IsTakenByCallback(BodyContext context, Receiver callback)
        => callback.Presence != Presence.Absent
            && (callback.ExactType < 0 || CallbackUses.UseJob(context.TypeOf(callback.ExactType), context));

    // The object that has made the job has it, and hands it out.
    private static bool IsKept(BodyContext context, int creation)
        => context.Points[creation] is IInvocationOperation { TargetMethod: var create } &&
            context.Compilation.Wrappers.Find(create) is { Library.KeepsJobs: true };

    // As a property of an object that stands for the job.
    private static bool IsIdUsed(BodyAnalysis body)
        => body.Context.Compilation.Wrappers.HasLibrary &&
            body.Events.Any(@event => @event is CallEvent { Site: var site } &&
                body.Context.Points[site] is IPropertyReferenceOperation read &&
                body.Context.Points.MemberAt(site) is { Id: BitsMemberId.GetId } &&
                new IdentityReads(body.Context.Compilation, body.Context.CancellationToken).AreUsed(
                    read, body.Context.Points.BodyOf(site).Text));

    private static bool IsKnownById(BodyContext context, int creation)
        => context.Points[creation] is not IInvocationOperation create ||
            new IdentityReads(context.Compilation, context.CancellationToken).IsIdUsed(create, context.Points.BodyOf(creation).Text) ||
            context.Points.BodyOf(creation).Text.Descendants().OfType<IInvocationOperation>().Any(call =>
                call.TargetMethod.Name == nameof(BitsMemberId.GetId) &&
                context.Types.FindMember(call.TargetMethod, call.Instance?.Type) is not null &&
                new IdentityReads(context.Compilation, context.CancellationToken).AreUsed(call, context.Points.BodyOf(creation).Text));

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
            .Any(member => (Calls(member, nameof(BitsMemberId.EnumJobs), nameof(BitsMemberId.GetJob), "EnumerateJobs") ||
                    (context.Compilation.Wrappers.HasLibrary && LooksAtJobs(member))) &&
                Calls(member, nameof(BitsMemberId.Cancel), nameof(BitsMemberId.Complete), nameof(BitsMemberId.Resume)));
    }

    // The collection of all jobs of a library is looked at for more than to make a new one.
    private static bool LooksAtJobs(SyntaxNode member)
        => member.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(static access =>
            access.Name.Identifier.ValueText == "Jobs" &&
            access.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" });

    private static bool Calls(SyntaxNode member, params string[] names)
        => member.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => Array.Exists(names, name => IsCallOf(call, name)));

    private static bool IsCallOf(InvocationExpressionSyntax call, string name) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == name,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText == name,
        _ => false,
    };
}
