using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>What is done to a job behind a loop that waits for it, which relies on how the loop has ended.</summary>
internal sealed class JobBehindLoop
{
    private readonly SemanticModel _model;
    private readonly StatementSyntax _loop;

    private JobBehindLoop(SemanticModel model, StatementSyntax loop, ExpressionSyntax? job)
    {
        (_model, _loop, Job) = (model, loop, job);
        Symbol = job is null ? null : model.GetSymbolInfo(job).Symbol;
        Function = loop.Ancestors().First(static node => node is AnonymousFunctionExpressionSyntax
            or LocalFunctionStatementSyntax
            or (MemberDeclarationSyntax and not GlobalStatementSyntax)
            or CompilationUnitSyntax);
        var around = loop.Ancestors().TakeWhile(node => node != Function).LastOrDefault(node => IsLoop(node) && !IsDeclaredIn(node));
        Uses = Function
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => !loop.Span.Contains(name.Span) && name.SpanStart >= (around?.SpanStart ?? loop.Span.End) && IsUse(name))
            .ToList();
    }

    /// <summary>The job, as the call that reads its state names it; null where that is not a variable.</summary>
    public ExpressionSyntax? Job { get; }

    /// <summary>The function that the loop is in.</summary>
    public SyntaxNode Function { get; }

    /// <summary>Where something is done to the job that depends on its state.</summary>
    public IReadOnlyList<IdentifierNameSyntax> Uses { get; }

    private ISymbol? Symbol { get; }

    /// <summary>Whether the function completes the job anywhere, and so answers for it.</summary>
    public bool IsCompleted => Function.DescendantNodes().OfType<IdentifierNameSyntax>().Any(
        name => IsJob(name) && CallOn(name) is { Method: "Complete" });

    /// <summary>Whether the loop is in another that goes on when this one is left.</summary>
    public bool IsInLoop => _loop.Ancestors().TakeWhile(node => node != Function).Any(IsLoop);

    /// <summary>What is behind a loop.</summary>
    /// <param name="model">The model.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="read">The name of the call that reads the state.</param>
    public static JobBehindLoop Of(SemanticModel model, StatementSyntax loop, SyntaxNode? read)
        => new(
            model,
            loop,
            read?.Parent is MemberAccessExpressionSyntax access && access.Name == read
                ? WithoutCasts(access.Expression) as IdentifierNameSyntax
                : null);

    /// <summary>The statement beside the loop that makes the only such use, as its only call; null where there is another.</summary>
    public (ExpressionStatementSyntax Statement, string Method, string Access)? OnlyCall()
        => Uses is [var use] &&
            CallOn(use) is { } call &&
            use.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement &&
            statement.Parent == _loop.Parent &&
            statement.DescendantNodes().OfType<IdentifierNameSyntax>().Count(IsJob) == 1
                ? (statement, call.Method, call.Access)
                : null;

    /// <summary>A job that is named anywhere outside the loop, in what may end it.</summary>
    private bool IsUse(IdentifierNameSyntax name)
        => Symbol is null
            ? name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access && access.Name == name &&
                name.Identifier.ValueText is "Complete" or "Cancel" or "Resume" or "Suspend" or "AddFile"
            : IsJob(name) && (CallOn(name) is { } call ? !IsHarmless(call.Method) : name.Parent is ArgumentSyntax);

    private static bool IsHarmless(string method)
        => method.StartsWith("Get", StringComparison.Ordinal) || method.StartsWith("Enum", StringComparison.Ordinal);

    private bool IsJob(IdentifierNameSyntax name)
        => Symbol is not null &&
            name.Identifier.ValueText == Symbol.Name &&
            SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(name).Symbol, Symbol);

    private bool IsDeclaredIn(SyntaxNode around)
        => Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] } && around.Span.Contains(reference.Span);

    private static bool IsLoop(SyntaxNode node)
        => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;

    private static (string Method, string Access)? CallOn(IdentifierNameSyntax job)
    {
        ExpressionSyntax receiver = job;
        while (receiver.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            receiver = (ExpressionSyntax)receiver.Parent;
        }

        return receiver.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access when access.Expression == receiver
                => (access.Name.Identifier.ValueText, access.OperatorToken.Text),
            ConditionalAccessExpressionSyntax
            {
                WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name: var name } }
            } => (name.Identifier.ValueText, "?."),
            _ => null,
        };
    }

    private static ExpressionSyntax WithoutCasts(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => WithoutCasts(inner),
        CastExpressionSyntax { Expression: var inner } => WithoutCasts(inner),
        _ => expression,
    };
}
