using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Flow.Tests.Oracle.Reading;

/// <summary>
/// Reads the body of a program: the C# that the printer writes, so that programs can be written by hand and pasted from failures.
/// </summary>
internal sealed class ProgramReader
{
    private readonly Dictionary<string, MaskType> _masks = [];
    private readonly HashSet<string> _bools = [.. Parameters.Bools];
    private readonly HashSet<string> _jobs = [.. Parameters.OutsideJobs];
    private readonly HashSet<string> _states = [];
    private readonly HashSet<string> _results = [];
    private bool _hasResults;
    private readonly ImmutableDictionary<int, int>.Builder _lines = ImmutableDictionary.CreateBuilder<int, int>();
    private readonly ConditionReader _conditions;

    private ProgramReader() => _conditions = new(_masks);

    /// <summary>
    /// Reads statements. Calls are numbered in the order of the text; the lines (from 0) of the calls come with the program.
    /// </summary>
    /// <param name="statements">The text.</param>
    /// <param name="hasResults">Whether methods return their HRESULT; what the text shows, where it is null.</param>
    public static (BitsProgram Program, ImmutableDictionary<int, int> LineOfSite) Read(string statements, bool? hasResults = null)
    {
        var block = (BlockSyntax)SyntaxFactory.ParseStatement("{" + statements + "\n}");
        if (block.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new ArgumentException(error.ToString(), nameof(statements));
        }

        var reader = new ProgramReader { _hasResults = hasResults ?? HasResults(statements) };
        var body = reader.Block(block);
        var isAsync = Descendants.Of(body).Any(static statement => statement is AwaitYield or Step { Idiom.IsAsync: true });
        var isIterator = Descendants.Of(body).Any(static statement => statement is YieldReturn);
        return (new(body) { IsAsync = isAsync, IsIterator = isIterator }, reader._lines.ToImmutable());
    }

    /// <summary>Whether the methods return their HRESULT: a result is kept, or made an exception.</summary>
    private static bool HasResults(string statements)
        => statements.Contains("int hr", StringComparison.Ordinal) || statements.Contains("ThrowExceptionForHR((", StringComparison.Ordinal)
            || statements.Replace("ThrowExceptionForHR(code)", "", StringComparison.Ordinal).Contains(
                "ThrowExceptionForHR(", StringComparison.Ordinal);

    private Block Block(StatementSyntax statement)
        => statement is BlockSyntax block ? new([.. block.Statements.SelectMany(Statements)]) : new([.. Statements(statement)]);

    private IEnumerable<Statement> Statements(StatementSyntax statement)
        => statement is LabeledStatementSyntax label
            ? [new Label(label.Identifier.ValueText), .. Statements(label.Statement)]
            : statement is EmptyStatementSyntax ? [] : [Statement(statement)];

    private Statement Statement(StatementSyntax statement)
    {
        if (Idiomatic(statement.ToString()) is { } step)
        {
            return step;
        }

        switch (statement)
        {
            case BlockSyntax
            {
                Statements: [LocalDeclarationStatementSyntax
                {
                    Declaration:
                    {
                        Variables: [var counted],
                        Type: var type
                    }
                } first, ..]
            } many
                when type.ToString() == "int" && first.ToString().EndsWith(" = 0;", StringComparison.Ordinal):
                return new Unrelated(counted.Identifier.ValueText, many.Statements.Count - 2);
            case BlockSyntax block:
                return Block(block);
            case LocalDeclarationStatementSyntax local:
                return Declaration(local);
            case ExpressionStatementSyntax expression:
                return Expression(expression.Expression);
            case IfStatementSyntax { Condition: IsPatternExpressionSyntax { Pattern: DeclarationPatternSyntax pattern } test } @if:
                var name = pattern.Designation.ToString();
                _jobs.Add(name);
                return new IfJob2(test.Expression.ToString(), name, Block(@if.Statement), Else(@if.Else));
            case IfStatementSyntax @if:
                return new If(_conditions.Read(@if.Condition), Block(@if.Statement), Else(@if.Else));
            case WhileStatementSyntax loop:
                return new While(_conditions.Read(loop.Condition), Block(loop.Statement), TestsAfterwards: false);
            case DoStatementSyntax loop:
                var body = Block(loop.Statement);
                return new While(_conditions.Read(loop.Condition), body, TestsAfterwards: true);
            case ForStatementSyntax loop:
                var bound = ((BinaryExpressionSyntax)loop.Condition!).Right.ToString();
                return new For(
                    loop.Declaration!.Variables[0].Identifier.ValueText,
                    bound == Parameters.Count ? null : int.Parse(bound, CultureInfo.InvariantCulture),
                    Block(loop.Statement));
            case ForEachStatementSyntax loop when loop.Expression.ToString() == Parameters.Jobs:
                _jobs.Add(loop.Identifier.ValueText);
                return new ForEachJob(loop.Identifier.ValueText, Block(loop.Statement));
            case ForEachStatementSyntax loop when loop.Expression.ToString() == Parameters.Holders:
                _jobs.Add(loop.Identifier.ValueText + ".Job");
                return new ForEachHolder(loop.Identifier.ValueText, Block(loop.Statement));
            case ForEachStatementSyntax loop:
                return new ForEachItem(loop.Identifier.ValueText, Block(loop.Statement));
            case SwitchStatementSyntax @switch:
                return Switch(@switch);
            case TryStatementSyntax @try:
                return new Try(
                    Block(@try.Block), [.. @try.Catches.Select(Handler)], @try.Finally is null ? null : Block(@try.Finally.Block));
            case UsingStatementSyntax @using:
                return new Using(Block(@using.Statement));
            case LockStatementSyntax @lock:
                return new LockItems(Block(@lock.Statement));
            case ThrowStatementSyntax { Expression: null }:
                return new Rethrow();
            case ThrowStatementSyntax @throw:
                return new Throw(@throw.Expression!.ToString().Contains("COMException", StringComparison.Ordinal)
                    ? ExceptionKind.Com
                    : ExceptionKind.Other);
            case GotoStatementSyntax @goto:
                return new Goto(@goto.Expression!.ToString());
            case YieldStatementSyntax { Expression: not null }:
                return new YieldReturn();
            case ReturnStatementSyntax or YieldStatementSyntax:
                return new Return();
            case BreakStatementSyntax:
                return new Break();
            case ContinueStatementSyntax:
                return new Continue();
            default:
                throw new NotSupportedException(statement.ToString());
        }
    }

    private Step? Idiomatic(string text)
    {
        foreach (var idiom in Idiom.All)
        {
            if (idiom.Match(text) is { } argument
                && (!idiom.HasResult || _results.Contains(argument))
                && (!idiom.HasJob || _jobs.Contains(argument)))
            {
                return new(idiom, argument);
            }
        }

        return null;
    }

    private Block? Else(ElseClauseSyntax? clause) => clause is null ? null : Block(clause.Statement);

    private Handler Handler(CatchClauseSyntax clause) => new(
        clause.Declaration?.Type.ToString() switch
        {
            null => HandlerType.All,
            "COMException" => HandlerType.Com,
            _ => HandlerType.Exception,
        },
        clause.Filter is null ? null : _conditions.Read(clause.Filter.FilterExpression),
        Block(clause.Block));

    private Statement Switch(SwitchStatementSyntax @switch)
    {
        var subject = @switch.Expression.ToString();
        var sections = @switch.Sections.Select(section => (
            Labels: section.Labels.OfType<CaseSwitchLabelSyntax>().Select(static label => label.Value),
            Body: Block(section.Statements[0])));
        return _states.Contains(subject)
            ? new SwitchState(
                subject,
                [.. sections.Select(static section => new StateCase([.. section.Labels.Select(ConditionReader.State)], section.Body))])
            : new Switch(subject, [.. sections.Select(static section => new SwitchCase(
                [.. section.Labels.Select(static label => int.Parse(label.ToString(), CultureInfo.InvariantCulture))], section.Body))]);
    }

    private Statement Declaration(LocalDeclarationStatementSyntax local)
    {
        var variable = local.Declaration.Variables[0];
        var name = variable.Identifier.ValueText;
        var value = variable.Initializer!.Value;
        switch (local.Declaration.Type.ToString())
        {
            case "int":
                _results.Add(name);
                return ((JobCall)Expression(value)) with { Result = name, IsDropped = false };
            case "IntPtr" or "Guid" or "DateTime" or "TimeSpan" or "CancellationToken":
                return new DeclareHandle(name, Enum.GetValues<HandleForm>().First(form => Handles.Source(form) == value.ToString()));
            case "ref uint":
                return Alias(name, ((RefExpressionSyntax)value).Expression.ToString(), AliasForm.Reference);
            case "uint*":
                return Alias(name, ((PrefixUnaryExpressionSyntax)value).Operand.ToString(), AliasForm.Pointer);
            case "Span<uint>":
                return Alias(
                    name, ((ImplicitObjectCreationExpressionSyntax)value).ArgumentList.Arguments[0].Expression.ToString(), AliasForm.Span);
            case "Settings" or "CleanSettings" or "Pair":
                var set = ((AssignmentExpressionSyntax)((ObjectCreationExpressionSyntax)value).Initializer!.Expressions[0]).Right;
                var storage = local.Declaration.Type.ToString() switch
                {
                    "Settings" =>
                    MaskStorage.Made,
                    "Pair" => MaskStorage.Struct,
                    _ => MaskStorage.Cleaned
                };
                return Stored(name + ".Mask", storage, _conditions.Masks.Read(set));
            case "(uint Mask, int Rank)":
                return Stored(
                    name + ".Mask", MaskStorage.Tuple, _conditions.Masks.Read(((TupleExpressionSyntax)value).Arguments[0].Expression));
            case "(IBackgroundCopyJob Job, int Rank)":
                return Hold(name, ((TupleExpressionSyntax)value).Arguments[0].Expression.ToString(), HolderForm.Tuple);
            case "FixedHolder":
                return Hold(
                    name, ((ObjectCreationExpressionSyntax)value).ArgumentList!.Arguments[0].Expression.ToString(), HolderForm.ReadOnly);
            case "Holder" when value is not ObjectCreationExpressionSyntax:
                return TakeHolder(name, value switch
                {
                    ElementAccessExpressionSyntax element =>
                        element.ArgumentList.Arguments[0].ToString() == "0" ? HolderSource.Element : HolderSource.ElementByNumber,
                    _ =>
                        value.ToString() switch
                        {
                            "queue.Dequeue()" =>
                            HolderSource.Queue,
                            "find()" => HolderSource.Delegate,
                            _ => HolderSource.Method
                        },
                });
            case "bool":
                _bools.Add(name);
                return new DeclareBool(name, _conditions.Read(value));
            case "Holder":
                var made = (ObjectCreationExpressionSyntax)value;
                var held = made.Initializer is { Expressions: [AssignmentExpressionSyntax initializer] }
                    ? initializer.Right
                    : made.ArgumentList!.Arguments[0].Expression;
                return Hold(name, held.ToString(), made.Initializer is null ? HolderForm.Constructed : HolderForm.Initialized);
            case var type when type.StartsWith("IBackgroundCopyJob", StringComparison.Ordinal):
                _jobs.Add(name);
                return AssignJob(name, type == "IBackgroundCopyJob2", isDeclared: true, value);
            default:
                var mask = _conditions.Masks.Read(value);
                _masks.Add(name, MaskReader.Type(local.Declaration.Type));
                return new DeclareMask(name, MaskReader.Type(local.Declaration.Type), mask);
        }
    }

    private AliasMask Alias(string name, string target, AliasForm form)
    {
        var alias = new AliasMask(name, target, form);
        _masks[alias.Name] = MaskType.Number;
        return alias;
    }

    private DeclareMask Stored(string name, MaskStorage storage, MaskExpression value)
    {
        _masks[name] = MaskType.Number;
        return new(name, MaskType.Number, value) { Storage = storage };
    }

    private HoldJob Hold(string holder, string job, HolderForm form)
    {
        var hold = new HoldJob(holder, job, form);
        _jobs.Add(hold.Held);
        return hold;
    }

    private TakeHolder TakeHolder(string holder, HolderSource source)
    {
        var take = new TakeHolder(holder, source);
        _jobs.Add(take.Held);
        return take;
    }

    private static AssignJob AssignJob(string name, bool isJob2, bool isDeclared, ExpressionSyntax value) => value switch
    {
        InvocationExpressionSyntax => new(name, isJob2, isDeclared, JobSource.Delegate, ""),
        CastExpressionSyntax cast => new(name, isJob2, isDeclared, JobSource.CastToJob2, cast.Expression.ToString()),
        BinaryExpressionSyntax @as => new(name, isJob2, isDeclared, JobSource.AsJob2, @as.Left.ToString()),
        ElementAccessExpressionSyntax => new(name, isJob2, isDeclared, JobSource.Element, ""),
        _ => new(name, isJob2, isDeclared, JobSource.Copy, value.ToString()),
    };

    private Statement Expression(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case AwaitExpressionSyntax:
                return new AwaitYield();
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax pair }:
                return TakeHolder(
                    ((SingleVariableDesignationSyntax)((DeclarationExpressionSyntax)pair.Arguments[
                        0].Expression).Designation).Identifier.ValueText,
                    HolderSource.Pair);
            case AssignmentExpressionSyntax { Left: var first } assignment when StorageOf(first.ToString()) is { } storage
                && !_masks.ContainsKey(first.ToString()):
                return Stored(first.ToString(), storage, _conditions.Masks.Read(assignment.Right));
            case AssignmentExpressionSyntax
            {
                Left: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax same } member
            } assignment:
                var holder = same.ArgumentList.Arguments[0].ToString();
                return AssignMask(
                    holder == "this" ? member.Name.ToString() : $"{holder}.{member.Name}", assignment) with
                { IsThroughCall = true };
            case AssignmentExpressionSyntax { Left: var target } assignment when _masks.ContainsKey(target.ToString()):
                return AssignMask(target.ToString(), assignment);
            case AssignmentExpressionSyntax assignment when _bools.Contains(assignment.Left.ToString()):
                return new AssignBool(assignment.Left.ToString(), _conditions.Read(assignment.Right));
            case AssignmentExpressionSyntax assignment:
                return AssignJob(assignment.Left.ToString(), isJob2: false, isDeclared: false, assignment.Right);
            case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } access:
                return Call(
                    call,
                    ((MemberBindingExpressionSyntax)call.Expression).Name.ToString(),
                    new(access.Expression.ToString(), ReceiverStyle.Conditional));
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                return Call(call, access);
            default:
                throw new NotSupportedException(expression.ToString());
        }
    }

    private AssignMask AssignMask(string name, AssignmentExpressionSyntax assignment) => new(
        name,
        _masks[name],
        assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? null : MaskReader.Operator(assignment.Kind()),
        _conditions.Masks.Read(assignment.Right));

    private static MaskStorage? StorageOf(string name)
        => name.StartsWith("_flags", StringComparison.Ordinal) ? MaskStorage.ClassField
            : name.StartsWith("s_flags", StringComparison.Ordinal) ? MaskStorage.StaticField
            : name == Parameters.Given + ".Mask" ? MaskStorage.Given : null;

    private Statement Call(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        var arguments = call.ArgumentList.Arguments;
        if (Namesakes.Find(access.ToString()) is { } namesake)
        {
            return new PlainCall(
                Site(call), new(arguments[0].ToString()), namesake.Makes)
            { Extraction = Extraction.Namesake, IsDropped = _hasResults };
        }

        switch (access.ToString())
        {
            case "Console.WriteLine":
                return new Log();
            case "Marshal.ThrowExceptionForHR":
                return ((JobCall)Expression(
                    arguments[0].Expression is BinaryExpressionSyntax coalesce ? coalesce.Left : arguments[0].Expression)) with
                {
                    IsDropped = false
                };
            case "Masks.Reset":
                return new PassMask(arguments[0].Expression.ToString(), IsFollowed: true);
            case Parameters.Elsewhere + ".Adjust":
                return new PassMask(arguments[0].Expression.ToString(), IsFollowed: false);
            case Parameters.Elsewhere + ".Take":
                return new Take(arguments[0].ToString());
            case Parameters.Elsewhere + ".Later":
                var written = (AssignmentExpressionSyntax)((ParenthesizedLambdaExpressionSyntax)arguments[0].Expression).Body;
                return new CaptureMask(written.Left.ToString(), MaskReader.Bits(written.Right));
            case Parameters.Manager + ".GetJob":
                var (found, isFoundDeclared) = Out(arguments[1]);
                _jobs.Add(found);
                return new AssignJob(found, IsJob2: false, isFoundDeclared, JobSource.Manager, "");
            case Parameters.Elsewhere + ".Use":
                return new Escape(arguments[0].ToString());
            case Parameters.Manager + ".CreateJob":
                var (name, isDeclared) = Out(arguments[3]);
                _jobs.Add(name);
                return new CreateJob(
                    name,
                    arguments[1].ToString().EndsWith("UPLOAD", StringComparison.Ordinal) ? JobType.Upload : JobType.Download,
                    isDeclared);
            default:
                return Call(call, access.Name.ToString(), ReadReceiver(access.Expression));
        }
    }

    private static Receiver ReadReceiver(ExpressionSyntax expression)
        => expression is ParenthesizedExpressionSyntax { Expression: CastExpressionSyntax cast }
            ? new(cast.Expression.ToString(), cast.Type.ToString() switch
            {
                "IBackgroundCopyJob5" => ReceiverStyle.CastToJob5,
                "IBackgroundCopyJob2" => ReceiverStyle.CastToJob2,
                _ => ReceiverStyle.CastToJob,
            })
            : new(expression.ToString());

    private JobCall Call(InvocationExpressionSyntax call, string method, Receiver receiver)
    {
        if (!_jobs.Contains(receiver.Job))
        {
            throw new NotSupportedException($"'{receiver.Job}' is no job in '{call}'");
        }

        var read = Call(Site(call), call.ArgumentList.Arguments, method, receiver);
        return read with { IsDropped = _hasResults && read is not (GetNotifyFlags or GetState) };
    }

    private int Site(InvocationExpressionSyntax call)
    {
        var site = _lines.Count + 1;
        _lines.Add(site, call.SyntaxTree.GetLineSpan(call.Span).StartLinePosition.Line);
        return site;
    }

    private JobCall Call(int site, SeparatedSyntaxList<ArgumentSyntax> arguments, string method, Receiver receiver)
    {
        switch (method)
        {
            case "SetNotifyFlags":
                return new SetNotifyFlags(site, receiver, Unwrap(_conditions.Masks.Read(arguments[0].Expression)));
            case "GetNotifyFlags":
                var (mask, isMaskDeclared) = Out(arguments[0]);
                _masks[mask] = MaskType.Number;
                return new GetNotifyFlags(site, receiver, mask, isMaskDeclared);
            case "GetState":
                var (state, isStateDeclared) = Out(arguments[0]);
                _states.Add(state);
                return new GetState(site, receiver, state, isStateDeclared);
            case "SetNotifyInterface":
                return new SetNotifyInterface(site, receiver, arguments[0].ToString() switch
                {
                    Parameters.Callback => CallbackArgument.Parameter,
                    Parameters.MayBeNullCallback => CallbackArgument.MayBeNull,
                    "null" => CallbackArgument.Null,
                    "new EndListener()" => CallbackArgument.NewEndListener,
                    "new ProgressListener()" => CallbackArgument.NewProgressListener,
                    _ => CallbackArgument.NewObject,
                });
            case "SetNotifyCmdLine":
                var isCleared = arguments[0].ToString() == "null";
                var hasParameters = arguments[1].ToString() != "null";
                return new SetNotifyCmdLine(site, receiver, isCleared ? CommandLineArgument.Null
                    : hasParameters ? CommandLineArgument.ProgramAndParameters : CommandLineArgument.Program);
            case "SetProperty":
                return new SetProperty(site, receiver, arguments[0].ToString().Split("_PROPERTY_")[^1] switch
                {
                    "ID_COST_FLAGS" => JobProperty.CostFlags,
                    "NOTIFICATION_CLSID" => JobProperty.NotificationClass,
                    "DYNAMIC_CONTENT" => JobProperty.DynamicContent,
                    "HIGH_PERFORMANCE" => JobProperty.HighPerformance,
                    _ => JobProperty.MaximumDownloadSize,
                });
            default:
                return new PlainCall(site, receiver, Enum.Parse<PlainMethod>(method));
        }
    }

    // The printer casts to the type of the parameter.
    private static MaskExpression Unwrap(MaskExpression mask)
        => mask is MaskCast { Type: MaskType.Number, Style: CastStyle.Cast, Operand: { Type: MaskType.Flags } flags } ? flags : mask;

    private static (string Name, bool IsDeclared) Out(ArgumentSyntax argument)
        => argument.Expression is DeclarationExpressionSyntax declaration
            ? (declaration.Designation.ToString(), true)
            : (argument.Expression.ToString(), false);
}
