using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules;

/// <summary>
/// Says which body a misuse belongs to that shows in code that calls were followed into. What a callee does wrong whoever calls it is
/// reported there, when its own body is explored; what goes wrong only because of the caller is reported at the caller's call. Never both.
/// </summary>
internal static class BlameAssignment
{
    /// <summary>Whether the explored body has a part in what happens at these sites together.</summary>
    public static bool IsOwn(BodyContext root, IEnumerable<int> sites)
    {
        BodyContext? only = null;
        foreach (var site in sites)
        {
            if (site <= 0)
            {
                continue;
            }

            var body = EntryOf(root.Points.BodyOf(site));
            if (body is null || (only is not null && only != body))
            {
                return true;
            }

            only = body;
        }

        return only is null;
    }

    /// <summary>The site in the text of the explored body that leads to a site: the call that was followed, or the site itself.</summary>
    public static int OwnSiteOf(BodyContext root, int site) => EntryOf(root.Points.BodyOf(site)) is { } entry ? entry.CallSite : site;

    /// <summary>Whether a site stands in the text of the explored body.</summary>
    public static bool IsOwnText(BodyContext root, int site) => root.Points.BodyOf(site).IsOwnText;

    /// <summary>
    /// What the explored body passes to a call that is followed: the last of these sites where it does; null where it passes none of them.
    /// That is the call in which the misuse shows, or one before it that gave the value to an object, which keeps it.
    /// </summary>
    public static IOperation? PassedAt(BodyContext root, IEnumerable<int> sites, int callSite)
    {
        IOperation? passed = null;
        foreach (var site in sites)
        {
            if (!IsOwnText(root, site))
            {
                continue;
            }

            passed = root.Points[site] switch
            {
                IArgumentOperation { Value: var value, Parent: IObjectCreationOperation } => value,
                IArgumentOperation { Value: var value, Parent: { } call } when root.Points.NumberOf(call) == callSite => value,
                var target when PropertyWrites.ValueFor(target) is { } value => value,
                var operand when UserDefinedOperators.IsOperand(operand) && root.Points.NumberOf(operand.Parent!) == callSite => operand,
                _ => passed,
            };
        }

        return passed;
    }

    /// <summary>The name of what is called at a site: a method, an operator, or the property that is read or written there.</summary>
    /// <param name="operation">What is at the site.</param>
    /// <param name="body">The body that it is part of.</param>
    public static string? NameOfCalled(IOperation operation, BodyContext body) => CalledAt(operation, body) switch
    {
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } method =>
            $"operator {SyntaxFacts.GetText(SyntaxFacts.GetOperatorKind(method.Name))}",
        IMethodSymbol { MethodKind: MethodKind.Conversion, ReturnType: var type } =>
            $"the conversion to {type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}",
        var called => called?.Name,
    };

    private static ISymbol? CalledAt(IOperation operation, BodyContext body) => operation switch
    {
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.DelegateInvoke } method } => method.ContainingType,
        IInvocationOperation { TargetMethod: var method } => method,
        IMethodReferenceOperation { Method: var method } => method,
        IObjectCreationOperation { Constructor: { } constructor } => constructor.ContainingType,
        IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var @event } } => @event,
        _ => PropertyWrites.PropertyOf(operation, body) ?? (ISymbol?)UserDefinedOperators.Of(operation),
    };

    /// <summary>The name of what is called: the smallest thing that a user would edit.</summary>
    public static SyntaxNode NameOf(IOperation operation) => operation.Syntax switch
    {
        InvocationExpressionSyntax { Expression: var expression } => NameOf(expression),
        ObjectCreationExpressionSyntax { Type: var type } => type,
        AssignmentExpressionSyntax { Left: var @event } when operation is IEventAssignmentOperation => NameOf(@event),
        ExpressionSyntax expression
            when operation is IPropertyReferenceOperation or IFlowCaptureReferenceOperation or IMethodReferenceOperation =>
            NameOf(expression),
        var syntax => syntax,
    };

    private static SyntaxNode NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => expression,
    };

    // The body nearest to this one on the way to it that is called from the explored text; null where this is part of that text.
    private static BodyContext? EntryOf(BodyContext body)
    {
        if (body.IsOwnText)
        {
            return null;
        }

        var entry = body;
        while (entry.Caller is { IsOwnText: false } caller)
        {
            entry = caller;
        }

        return entry;
    }
}
