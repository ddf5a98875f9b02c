using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Runtime;

/// <summary>
/// Statements that do a whole download and nothing else: the job is created, gets its files, is resumed and waited for, and perhaps
/// completed. That is BitsTransfer.DownloadAsync, which cancels the job where something fails.
/// </summary>
internal sealed class WholeDownload
{
    private const int Download = 0;

    private readonly ReportedCall _call;
    private readonly List<StatementSyntax> _statements = [];
    private readonly List<(string Url, string Path)> _files = [];
    private ExpressionSyntax? _name;
    private ISymbol? _job;
    private WaitLoop? _wait;

    private WholeDownload(ReportedCall call) => _call = call;

    /// <summary>The change that makes one call of a download; null where there is more to it.</summary>
    /// <param name="call">One of its calls, or one in its loop.</param>
    public static TextChange[]? Replace(ReportedCall call)
    {
        var download = new WholeDownload(call);
        return download.Find() && download.IsAlone() && download.IsFailureCaught() ? download.Changes() : null;
    }

    private SemanticModel Model => _call.Model;

    private bool Find()
    {
        var anchor = _call.Syntax.Ancestors().OfType<StatementSyntax>().LastOrDefault(IsBesideCreation);
        if (anchor is null || StatementList.Of(anchor) is not { } list)
        {
            return false;
        }

        var start = Enumerable.Range(0, list.Count).Last(index => list[index].SpanStart <= anchor.SpanStart && IsCreation(list[index]));
        if (!TakeCreation(list[start]))
        {
            return false;
        }

        // What can fail may be in a try from the first file on.
        var next = start + 1;
        if (next < list.Count && list[next] is TryStatementSyntax { Block.Statements: var guarded })
        {
            list = guarded;
            next = 0;
        }

        while (next < list.Count && TakeFile(list[next]))
        {
            next++;
        }

        if (_files.Count == 0 || next >= list.Count || !IsCallOnJob(list[next], "Resume", out _))
        {
            return false;
        }

        _statements.Add(list[next++]);
        if (next < list.Count && list[next] is LocalDeclarationStatementSyntax)
        {
            _statements.Add(list[next++]);
        }

        if (next >= list.Count || WaitLoop.Of(list[next], Model) is not { } wait || !IsJob(wait.Job))
        {
            return false;
        }

        _wait = wait;
        _statements.Add(list[next++]);
        if (next < list.Count && IsCallOnJob(list[next], "Complete", out _))
        {
            _statements.Add(list[next]);
        }

        return (wait.Declaration is null || _statements.Contains(wait.Declaration)) &&
            _statements.Exists(statement => statement.Span.Contains(_call.Syntax.Span));
    }

    private static bool IsBesideCreation(StatementSyntax statement)
        => StatementList.Of(statement)?.Any(beside => beside.SpanStart <= statement.SpanStart && IsCreation(beside)) == true;

    private static bool IsCreation(StatementSyntax statement)
        => statement is ExpressionStatementSyntax
        {
            Expression: InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.SimpleMemberAccessExpression,
                    Name.Identifier.ValueText: "CreateJob"
                }
            }
        };

    private bool TakeCreation(StatementSyntax statement)
    {
        var call = (InvocationExpressionSyntax)((ExpressionStatementSyntax)statement).Expression;
        if (call.ArgumentList.Arguments
                is not [{ Expression: var name }, { Expression: var type }, var id, { Expression: DeclarationExpressionSyntax job }] ||
            Model.GetConstantValue(type) is not { HasValue: true, Value: { } value } ||
            Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) != Download ||
            id.Expression is not (IdentifierNameSyntax { Identifier.ValueText: "_" }
                or DeclarationExpressionSyntax { Designation: DiscardDesignationSyntax }) ||
            job.Designation is not SingleVariableDesignationSyntax designation ||
            Model.GetTypeInfo(name).Type?.SpecialType != SpecialType.System_String)
        {
            return false;
        }

        _name = name;
        _job = Model.GetDeclaredSymbol(designation);
        _statements.Add(statement);
        return true;
    }

    private bool TakeFile(StatementSyntax statement)
    {
        if (!IsCallOnJob(statement, "AddFile", out var call) ||
            call!.ArgumentList.Arguments is not [{ Expression: var url }, { Expression: var path }] ||
            Model.GetTypeInfo(url).Type?.SpecialType != SpecialType.System_String ||
            Model.GetTypeInfo(path).Type?.SpecialType != SpecialType.System_String)
        {
            return false;
        }

        _files.Add((url.ToString(), path.ToString()));
        _statements.Add(statement);
        return true;
    }

    private bool IsCallOnJob(StatementSyntax statement, string method, out InvocationExpressionSyntax? call)
    {
        call = (statement as ExpressionStatementSyntax)?.Expression as InvocationExpressionSyntax;
        return call?.Expression is MemberAccessExpressionSyntax
        {
            RawKind: (int)SyntaxKind.SimpleMemberAccessExpression,
            Expression: var receiver,
            Name.Identifier.ValueText: var name
        } && name == method && IsJob(receiver);
    }

    private bool IsJob(ExpressionSyntax expression)
        => expression is IdentifierNameSyntax && SymbolEqualityComparer.Default.Equals(Model.GetSymbolInfo(expression).Symbol, _job);

    // Nothing else of the function uses the job, or its state, and no comment is lost.
    private bool IsAlone()
    {
        var function = _statements[0].Ancestors().Last(static node => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax
            and not BaseNamespaceDeclarationSyntax or CompilationUnitSyntax);
        return !_statements.Exists(static statement => Comments.AreInside(statement) || Comments.DirectivesAreInside(statement)) &&
            function
                .DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == _job!.Name || name.Identifier.ValueText == _wait!.State.Name)
                .All(name => _statements.Exists(statement => statement.Span.Contains(name.Span)) || !IsJobOrState(name));
    }

    private bool IsJobOrState(IdentifierNameSyntax name)
        => Model.GetSymbolInfo(name).Symbol is { } symbol &&
            (SymbolEqualityComparer.Default.Equals(symbol, _job) || SymbolEqualityComparer.Default.Equals(symbol, _wait!.State));

    // The library has exceptions of its own: who catches those of COM alone would let them go.
    private bool IsFailureCaught()
        => _wait!.Loop
            .Ancestors()
            .TakeWhile(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<TryStatementSyntax>()
            .Where(around => around.Block.Span.Contains(_wait.Loop.Span) && around.Catches.Count > 0)
            .All(around => around.Catches.Any(handler => handler.Filter is null && IsGeneral(handler.Declaration)));

    private bool IsGeneral(CatchDeclarationSyntax? declaration)
        => declaration is null ||
            Model.GetTypeInfo(declaration.Type).Type?.ToDisplayString() == "System.Exception";

    private TextChange[]? Changes()
    {
        var place = _statements[1];
        if (RuntimeLibrary.SeenFrom(Model, place.SpanStart) is not { } library)
        {
            return null;
        }

        var request = library.NameOf("BitsFileRequest");
        var files = string.Join(", ", _files.Select(file => $"new {request}({file.Url}, {file.Path})"));
        var call = $"await {library.NameOf("BitsTransfer")}.DownloadAsync(new[] {{ {files} }}, " +
            $"new {library.NameOf("BitsTransferOptions")} {{ DisplayName = {_name} }});";
        var isTogether = _statements[0].Parent == _statements[1].Parent;
        var replaced = TextSpan.FromBounds((isTogether ? _statements[0] : place).SpanStart, _statements[_statements.Count - 1].Span.End);
        if (isTogether)
        {
            return AreCommentsBetween(0) ? null : [new(replaced, call)];
        }

        return !AreCommentsBetween(1) && new StatementLines(_call.Text).Remove(_statements[0]) is { } removal
            ? [removal, new(replaced, call)]
            : null;
    }

    private bool AreCommentsBetween(int first)
        => Enumerable.Range(first + 1, _statements.Count - first - 1).Any(index
            => Comments.AreBetween(_statements[index - 1].GetLastToken(), _statements[index].GetFirstToken()));
}
