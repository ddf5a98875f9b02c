using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Judges, when a job that was created here is resumed, whether the callback has a handler for an event that the mask in force does not request.
/// </summary>
internal static class HandlerJudgement
{
    private static readonly (string Handler, uint Flag)[] s_handlers =
    [
        ("JobTransferred", NotifyFlags.JobTransferred),
        ("JobError", NotifyFlags.JobError),
        ("JobModification", NotifyFlags.JobModification),
        ("FileTransferred", NotifyFlags.FileTransferred),
        ("FileRangesTransferred", NotifyFlags.FileRangesTransferred),
    ];

    public static ImmutableArray<Occurrence> Of(BodyContext context, JobState state, int resumeSite, uint unavailable)
    {
        if (resumeSite == 0 || state is not
            {
                CreationSite: not 0,
                IsMaskStale: false,
                Mask: { } mask,
                Interface: { Presence: Presence.Present, ExactType: >= 0 and var type, Site: not 0 and var receiver, IsStale: false },
            } ||
            mask.Bits.HasAny(NotifyFlags.Disable))
        {
            return ImmutableArray<Occurrence>.Empty;
        }

        var missing = 0u;
        var handlers = new List<string>();
        foreach (var (handler, flag) in s_handlers)
        {
            if (mask.Bits.LacksAll(flag) && (flag & unavailable) == 0 && !IsMissedAnyway(flag, mask.Bits) && HasHandler(context, context.TypeOf(type), handler))
            {
                missing |= flag;
                handlers.Add(handler);
            }
        }

        return missing == 0
            ? ImmutableArray<Occurrence>.Empty
            : ImmutableArray.Create(new Occurrence(
                Misuse.HandlerNeverRuns,
                state.MaskSite != 0 ? state.MaskSite : receiver,
                state.MaskSite != 0 ? ImmutableArray.Create(receiver, state.MaskSite, resumeSite) : ImmutableArray.Create(receiver, resumeSite),
                state,
                mask,
                string.Join(", ", handlers),
                missing));
    }

    // Masks that never announce the end, or never a failure, have reports of their own. So may one of which not every bit is known.
    private static bool IsMissedAnyway(uint flag, NotifyMask mask)
        => mask is not { IsConstant: true, Value: 0 } && flag switch
        {
            NotifyFlags.JobTransferred => !mask.HasAll(NotifyFlags.JobError),
            NotifyFlags.JobError => true,
            _ => false,
        };

    private static bool HasHandler(BodyContext context, ITypeSymbol type, string name)
    {
        foreach (var @interface in type.AllInterfaces)
        {
            if (context.Types.FindDeclared(@interface) is not { Object: BitsObject.Callback } callback)
            {
                continue;
            }

            foreach (var member in @interface.GetMembers(name))
            {
                if (callback.Members.Any(known => known.Name == name) || BitsInterfaces.FindMember(callback, name) is not null)
                {
                    if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol implementation &&
                        implementation.DeclaringSyntaxReferences is [var reference] &&
                        !IsEmpty(reference.GetSyntax(context.CancellationToken)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    // Nothing but a success code, or nothing at all. A body that only throws handles nothing either.
    private static bool IsEmpty(SyntaxNode declaration)
    {
        if (declaration is not MethodDeclarationSyntax method)
        {
            return true;
        }

        var expression = method switch
        {
            { ExpressionBody.Expression: var body } => body,
            { Body.Statements: [] } or { Body: null } => null,
            { Body.Statements: [ReturnStatementSyntax @return] } => @return.Expression,
            { Body.Statements: [ThrowStatementSyntax] } => null,
            _ => SyntaxFactory.IdentifierName("handler"),
        };
        return expression is null or LiteralExpressionSyntax or ThrowExpressionSyntax or DefaultExpressionSyntax ||
            (method is not { ExpressionBody: null, Body.Statements: not [ReturnStatementSyntax] } && IsSuccessCode(expression));
    }

    private static bool IsSuccessCode(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "S_OK" or "Ok" } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "S_OK" or "Ok" } => true,
        CastExpressionSyntax cast => cast.Expression is LiteralExpressionSyntax || IsSuccessCode(cast.Expression),
        ParenthesizedExpressionSyntax parenthesized => IsSuccessCode(parenthesized.Expression),
        _ => false,
    };
}
