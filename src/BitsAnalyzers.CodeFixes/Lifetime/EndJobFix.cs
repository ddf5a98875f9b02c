using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Statements;
using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Lifetime;

/// <summary>
/// An action that ends a job where the report shows it to be left: in the branch of the test, in the only handler of the failure, behind
/// the loop, or in the callback. Offered where the job has a name there.
/// </summary>
/// <param name="equivalenceKey">The key of the action.</param>
/// <param name="method">What ends it: Cancel or Complete.</param>
/// <param name="title">The title of the action.</param>
internal sealed class EndJobFix(string equivalenceKey, string method, string title) : TextEditFix(equivalenceKey, title)
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (LocatedDocument.Find(solution, diagnostic.Location) is not { } document ||
            await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root ||
            !root.FullSpan.Contains(diagnostic.Location.SourceSpan) ||
            await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var insertion = new StatementInsertion(await document.GetTextAsync(cancellationToken).ConfigureAwait(false));
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var changes = node is MethodDeclarationSyntax handler
            ? InHandler(handler, insertion)
            : OnTheWay(diagnostic, root, model, insertion, cancellationToken);
        return changes is null ? null : new(Title, ImmutableArray.Create(new DocumentEdit(document.Id, changes) { IsOfStatements = true }));
    }

    // A handler of the success completes the job, one of the failure cancels it.
    private IReadOnlyList<TextChange>? InHandler(MethodDeclarationSyntax handler, StatementInsertion insertion)
        => (handler.Identifier.ValueText == "JobTransferred") == (method == "Complete") &&
            handler is { ParameterList.Parameters: [{ Identifier.Text: var job, Type: var type }, ..] } &&
            $"{job}{(type is PointerTypeSyntax ? "->" : ".")}{method}();" is var call
                ? handler.Body is { } body
                    ? insertion.AtStartOf(body, call)
                    : insertion.AtStartOf(handler, call)
                : null;

    private IReadOnlyList<TextChange>? OnTheWay(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, StatementInsertion insertion, CancellationToken cancellationToken)
    {
        var steps = diagnostic.AdditionalLocations;
        if (steps.Count == 0 || steps.Any(step => step.SourceTree != root.SyntaxTree) ||
            JobOf(root, steps, model, cancellationToken) is not { } job)
        {
            return null;
        }

        var last = steps.Count - 1;
        var name = job.Name.Identifier.Text;
        if (last == 0)
        {
            var ending = $"{name}{(job.IsPointer ? "->" : ".")}{method}();";
            return AtTheEnd(root.FindNode(steps[0].SourceSpan), job.Symbol, model, insertion, ending);
        }

        var decisive = root.FindNode(steps[last].SourceSpan, getInnermostNodeForTie: true);
        var access = job.IsPointer ? "->" : ".";
        if (diagnostic.Properties.TryGetValue(DiagnosticProperties.TraceCondition(last), out var outcome))
        {
            var (statement, isBehind) = BranchOf(decisive, outcome == "true");
            return statement is not null && IsKnownAt(statement, isBehind, job.Symbol, model)
                ? isBehind
                    ? insertion.Behind(statement, $"{name}{access}{method}();")
                    : insertion.AtStartOf(statement, $"{name}{access}{method}();")
                : null;
        }

        if (decisive.FirstAncestorOrSelf<TryStatementSyntax>(around => around.Block.Span.Contains(decisive.Span))
                is not { Catches: [{ Block: var block }] } @try ||
            MayFailAfterTheEnd(@try.Block, job.Symbol, model))
        {
            return null;
        }

        var isCreatedInside = @try.Block.Span.Contains(steps[0].SourceSpan);
        return !IsKnownAt(block, isBehind: false, job.Symbol, model)
                ? isCreatedInside && !job.IsPointer ? DeclareBefore(@try, block, job.Symbol, model, insertion, cancellationToken) : null
            : !isCreatedInside ? insertion.AtStartOf(block, $"{name}{access}{method}();")
            : IsNullAtFirst(job.Symbol, cancellationToken) ? insertion.AtStartOf(block, $"{name}?.{method}();")
            : null;
    }

    // The method just ends: there is one way to its end, and the job has a name there.
    private static IReadOnlyList<TextChange>? AtTheEnd(
        SyntaxNode creation, ISymbol job, SemanticModel model, StatementInsertion insertion, string call)
        => creation.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax body } &&
            body.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax &&
            job is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] } &&
            declaration.GetSyntax().FirstAncestorOrSelf<StatementSyntax>()?.Parent == body &&
            body.Statements[body.Statements.Count - 1] is var last &&
            !body
                .DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .Any(node => node is ReturnStatementSyntax or YieldStatementSyntax or GotoStatementSyntax && node != last) &&
            (last is ReturnStatementSyntax || model.AnalyzeControlFlow(body) is { Succeeded: true, EndPointIsReachable: true })
                ? last is ReturnStatementSyntax ? insertion.Before(last, call) : insertion.After(last, call)
                : null;

    // Where the job has ended and something fails then, the handler would end it again.
    private static bool MayFailAfterTheEnd(BlockSyntax block, ISymbol job, SemanticModel model)
    {
        var end = block
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "Complete" or "Cancel",
                Expression: IdentifierNameSyntax receiver
            } && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(receiver).Symbol, job))
            .Select(static call => call.Span.End)
            .DefaultIfEmpty(block.Span.End)
            .Min();
        return block.DescendantNodes().Any(node => node.SpanStart >= end && node is InvocationExpressionSyntax
            or BaseObjectCreationExpressionSyntax
            or AwaitExpressionSyntax
            or ThrowStatementSyntax
            or ThrowExpressionSyntax);
    }

    // The variable is declared before the try, so that the handler knows it.
    private List<TextChange>? DeclareBefore(
        TryStatementSyntax @try,
        BlockSyntax handler,
        ISymbol job,
        SemanticModel model,
        StatementInsertion insertion,
        CancellationToken cancellationToken)
    {
        if (job is not ILocalSymbol { Type: var type, DeclaringSyntaxReferences: [var reference] } ||
            reference.GetSyntax(cancellationToken) is not SingleVariableDesignationSyntax
            {
                Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax } declaration
            } ||
            declaration.FirstAncestorOrSelf<StatementSyntax>()?.Parent != @try.Block ||
            StatementList.Of(@try) is null ||
            IsNamedOutside(@try, job.Name))
        {
            return null;
        }

        var mark = model.GetNullableContext(@try.SpanStart).AnnotationsEnabled() ? "?" : "";
        return
            insertion.AtStartOf(handler, $"{job.Name}?.{method}();") is { } end &&
            insertion.Before(@try, $"{type.ToMinimalDisplayString(model, @try.SpanStart)}{mark} {job.Name} = null;") is { } declared
                ? [.. declared, new(declaration.Span, job.Name), .. end]
                : null;
    }

    // Another thing of that name, in the handler or beside the try, would be hidden.
    private static bool IsNamedOutside(TryStatementSyntax @try, string name)
        => @try
            .Ancestors()
            .First(static node => node is BaseMethodDeclarationSyntax
                or AccessorDeclarationSyntax
                or LocalFunctionStatementSyntax
                or AnonymousFunctionExpressionSyntax
                or CompilationUnitSyntax)
            .DescendantTokens()
            .Any(token => token.IsKind(SyntaxKind.IdentifierToken) &&
                token.ValueText == name &&
                !@try.Block.Span.Contains(token.Span) &&
                token.Parent is not (MemberAccessExpressionSyntax or NameColonSyntax));

    // The statement that is executed on one side of a test which decides alone; or the loop that it ends, behind which that side begins.
    private static (StatementSyntax? Statement, bool IsBehind) BranchOf(SyntaxNode condition, bool outcome)
    {
        var whole = condition;
        while (whole.Parent is ParenthesizedExpressionSyntax
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression })
        {
            outcome ^= whole.Parent is PrefixUnaryExpressionSyntax;
            whole = whole.Parent;
        }

        return whole.Parent switch
        {
            IfStatementSyntax choice when choice.Condition == whole => (outcome ? choice.Statement : choice.Else?.Statement, false),
            WhileStatementSyntax loop when loop.Condition == whole && !outcome && !IsLeftOtherwise(loop) => (loop, true),
            DoStatementSyntax loop when loop.Condition == whole && !outcome && !IsLeftOtherwise(loop) => (loop, true),
            _ => (null, false),
        };
    }

    private static bool IsLeftOtherwise(StatementSyntax loop)
        => loop.DescendantNodes().Any(static node => node is BreakStatementSyntax or GotoStatementSyntax);

    // The name that the job has where it is created, or started.
    private static (SimpleNameSyntax Name, ISymbol Symbol, bool IsPointer)? JobOf(
        SyntaxNode root, IReadOnlyList<Location> steps, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            if (root.FindNode(step.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not
                { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called, Expression: var receiver } } call)
            {
                continue;
            }

            var holder = called switch
            {
                "Resume" => receiver,
                "CreateJob" => call.ArgumentList.Arguments.LastOrDefault()?.Expression,
                _ => null,
            };
            var symbol = holder switch
            {
                IdentifierNameSyntax => model.GetSymbolInfo(holder, cancellationToken).Symbol,
                DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax designation } =>
                    model.GetDeclaredSymbol(designation, cancellationToken),
                _ => null,
            };
            var type = symbol switch
            {
                ILocalSymbol { Type: var local } =>
                local,
                IParameterSymbol { Type: var parameter } => parameter,
                _ => null
            };
            if (symbol is not null && type is not null)
            {
                return (SyntaxFactory.IdentifierName(symbol.Name), symbol, type is IPointerTypeSymbol);
            }
        }

        return null;
    }

    private static bool IsKnownAt(StatementSyntax statement, bool isBehind, ISymbol job, SemanticModel model)
        => model
            .LookupSymbols(
                isBehind
                    ? statement.SpanStart
                    : statement is BlockSyntax { OpenBraceToken: var brace } ? brace.Span.End : statement.SpanStart,
                name: job.Name)
            .Any(found => SymbolEqualityComparer.Default.Equals(found, job));

    private static bool IsNullAtFirst(ISymbol job, CancellationToken cancellationToken)
        => job.DeclaringSyntaxReferences is [var declaration] &&
            declaration.GetSyntax(cancellationToken)
                is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax initial } &&
            initial.IsKind(SyntaxKind.NullLiteralExpression);
}
