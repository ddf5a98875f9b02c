using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.Flow.Tests.Oracle.Printing;

/// <summary>
/// Writes a program as a class with one method, and the members that are extracted from it, and notes where its calls stand.
/// </summary>
internal sealed class ProgramPrinter
{
    private readonly Dialect _dialect;
    private readonly StringBuilder _text = new();
    private readonly ExtractedMembers _members = new();
    private readonly ImmutableArray<PrintedCall>.Builder _calls = ImmutableArray.CreateBuilder<PrintedCall>();
    private readonly List<string> _plainMembers = [];
    private readonly bool _isIterator;
    private int _depth = 2;
    private int _temporaries;

    private ProgramPrinter(Dialect dialect, bool isIterator) => (_dialect, _isIterator) = (dialect, isIterator);

    public static PrintedProgram Print(BitsProgram program, string className, Dialect dialect)
    {
        var printer = new ProgramPrinter(dialect, program.IsIterator);
        printer.Body(program.Body);
        var body = printer._text.ToString();
        var returned = program.IsAsync ? "async Task" : program.IsIterator ? "System.Collections.Generic.IEnumerable<int>" : "void";
        var modifiers = body.Contains("uint* ", StringComparison.Ordinal) ? "sealed unsafe" : "sealed";
        var header = $$"""
            #nullable enable
            using System;
            using System.Runtime.InteropServices;
            using System.Threading;
            using System.Threading.Tasks;
            using static BG_JOB_STATE;
            using static BG_NOTIFY;

            internal {{modifiers}} class {{className}}
            {
                public {{returned}} Run({{string.Join(", ", ParametersIn(body))}})

            """;
        var calls = printer._calls.Select(call => new PrintedCall(
            call.Site, Move(call.Whole, header.Length), Move(call.Name, header.Length), Move(call.Argument, header.Length)));
        return new(header + body + "}\n", [.. calls]);
    }

    // Local functions stand at the end of the method, and methods behind it.
    private void Body(Block body)
    {
        Braces(body, depth: 1, end: () => Members(isLocal: true));
        _depth = 1;
        Members(isLocal: false);
        foreach (var member in _plainMembers.Distinct())
        {
            _text.Append('\n');
            Line(member);
        }
    }

    private void Members(bool isLocal)
    {
        foreach (var member in _members.Where(member => member.IsLocal == isLocal))
        {
            _text.Append('\n').Append(' ', 4 * _depth);
            _calls.Add(
                member.Call with
                {
                    Whole = Move(member.Call.Whole, _text.Length),
                    Name = Move(member.Call.Name, _text.Length),
                    Argument = Move(member.Call.Argument, _text.Length)
                });
            _text.Append(member.Text).Append('\n');
        }
    }

    // A program is easier to read without what it does not use.
    private static IEnumerable<string> ParametersIn(string body)
    {
        (string Type, string[] Names)[] all =
        [
            ("IBackgroundCopyManager", [Parameters.Manager]),
            ("IBackgroundCopyJob", Parameters.OutsideJobs),
            ("IBackgroundCopyJob[]", [Parameters.Jobs]),
            ("IBackgroundCopyCallback", [Parameters.Callback]),
            ("object?", [Parameters.MayBeNullCallback]),
            ("IElsewhere", [Parameters.Elsewhere]),
            ("bool", Parameters.Bools),
            ("int", [Parameters.Mode, Parameters.Count]),
            ("string[]", [Parameters.Items]),
            ("Settings", [Parameters.Given]),
            ("Holder[]", [Parameters.Holders]),
            ("System.Collections.Generic.Queue<Holder>", ["queue"]),
            ("Func<Holder>", ["find"]),
            ("(Holder Holder, int Rank)[]", ["pairs"]),
            ("Func<IBackgroundCopyJob>", ["next"]),
            ("Guid", ["id"]),
            ("Plugin", ["plugin"]),
            ("Action", ["action"]),
            ("Action?", ["changed"]),
            ("Action<IBackgroundCopyJob>", ["use"]),
            ("Failures", ["failures"]),
            ("System.Collections.Generic.List<int>", ["results"]),
            ("System.Collections.Generic.IEnumerable<int>", ["sequence"]),
            ("object", ["custom"]),
            ("dynamic", ["late"]),
            ("Task", ["work"]),
            ("System.Reflection.MethodInfo", ["method"]),
            ("CancellationToken", ["token"]),
            ("CancellationTokenSource", ["source"]),
            ("Exception[]", ["errors"]),
            ("Exception", ["error"]),
            ("int", ["code", "number", "handle"]),
            ("int?", [Parameters.Limit]),
            ("double", [Parameters.Ratio]),
            ("long", ["ticks"]),
            ("string", ["text"]),
            ("bool", ["isFine", .. Enumerable.Range(1, Unrelated.Inputs).Select(Unrelated.Input)]),
        ];
        return
            from parameters in all
            from name in parameters.Names
            where Regex.IsMatch(body, $@"(?<![.""]|(bool|static) )\b{name}\b(?!"")", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
            select $"{parameters.Type} {name}";
    }

    private static TextSpan Move(TextSpan span, int offset) => new(span.Start + offset, span.Length);

    private void Line(string text) => _text.Append(' ', 4 * _depth).Append(text).Append('\n');

    private void Braces(Block block, int depth, Action? end = null)
    {
        var outer = _depth;
        _depth = depth;
        Line("{");
        _depth++;
        foreach (var statement in block.Statements)
        {
            Print(statement);
        }

        end?.Invoke();
        _depth--;
        Line("}");
        _depth = outer;
    }

    private void Nested(string head, Block block)
    {
        Line(head);
        Braces(block, _depth);
    }

    private void Print(Statement statement)
    {
        switch (statement)
        {
            case Block block:
                Braces(block, _depth);
                break;
            case DeclareMask { Storage: not MaskStorage.Local } declare:
                Line(Stored(declare));
                break;
            case DeclareMask declare:
                Line($"{MaskPrinter.TypeName(declare.Type)} {declare.Name} = {MaskPrinter.PrintAs(declare.Type, declare.Value)};");
                break;
            case AssignMask assign:
                Line($"{AssignedTarget(assign)} {(assign.Operator is { } o ? MaskPrinter.Text(o) : "")}= {AssignedValue(assign)};");
                break;
            case DeclareBool declare:
                Line($"bool {declare.Name} = {ConditionPrinter.Print(declare.Value)};");
                break;
            case AssignBool assign:
                Line($"{assign.Name} = {ConditionPrinter.Print(assign.Value)};");
                break;
            case CreateJob create:
                Line(
                    $"{Parameters.Manager}.CreateJob(\"files\", BG_JOB_TYPE.BG_JOB_TYPE_{create.Type.ToString().ToUpperInvariant()}, "
                    + $"out _, out {(create.IsDeclared ? "IBackgroundCopyJob " : "")}{create.Name});");
                break;
            case HoldJob hold:
                Line(hold.Form switch
                {
                    HolderForm.Constructed => $"Holder {hold.Holder} = new Holder({hold.Job});",
                    HolderForm.Initialized => $"Holder {hold.Holder} = new Holder {{ Job = {hold.Job} }};",
                    HolderForm.Tuple => $"(IBackgroundCopyJob Job, int Rank) {hold.Holder} = ({hold.Job}, 0);",
                    _ => $"FixedHolder {hold.Holder} = new FixedHolder({hold.Job});",
                });
                break;
            case TakeHolder take:
                Line(Taken(take));
                break;
            case ForEachHolder loop:
                Nested($"foreach (Holder {loop.Holder} in {Parameters.Holders})", loop.Body);
                break;
            case AssignJob { Source: JobSource.Manager } assign:
                Line($"{Parameters.Manager}.GetJob(id, out {(assign.IsDeclared ? "IBackgroundCopyJob " : "")}{assign.Name});");
                break;
            case Step step:
                if (step.Idiom.Member.Length > 0)
                {
                    _plainMembers.Add(step.Idiom.Member);
                }

                Line(step.Idiom.Write(step.Argument));
                break;
            case Unrelated unrelated:
                Print(unrelated);
                break;
            case AssignJob assign:
                Line(
                    $"{(assign.IsDeclared ? assign.IsJob2 ? "IBackgroundCopyJob2 " : "IBackgroundCopyJob " : "")}{assign.Name} "
                    + $"= {Source(assign)};");
                break;
            case JobCall call:
                Print(call);
                break;
            case If @if:
                Nested($"if ({ConditionPrinter.Print(@if.Condition)})", @if.Then);
                Else(@if.Else);
                break;
            case IfJob2 @if:
                Nested($"if ({@if.Job} is IBackgroundCopyJob2 {@if.Name})", @if.Then);
                Else(@if.Else);
                break;
            case While { TestsAfterwards: true } loop:
                Nested("do", loop.Body);
                Line($"while ({ConditionPrinter.Print(loop.Condition)});");
                break;
            case While loop:
                Nested($"while ({ConditionPrinter.Print(loop.Condition)})", loop.Body);
                break;
            case For loop:
                var bound = loop.Bound?.ToString(CultureInfo.InvariantCulture) ?? Parameters.Count;
                Nested($"for (int {loop.Counter} = 0; {loop.Counter} < {bound}; {loop.Counter}++)", loop.Body);
                break;
            case ForEachItem loop:
                Nested($"foreach (string {loop.Item} in {Parameters.Items})", loop.Body);
                break;
            case ForEachJob loop:
                Nested($"foreach (IBackgroundCopyJob {loop.Name} in {Parameters.Jobs})", loop.Body);
                break;
            case Switch @switch:
                Print($"switch ({@switch.Subject})", @switch.Cases.Select(static c
                    => (c.Labels.Select(static label => label.ToString(CultureInfo.InvariantCulture)), c.Body)));
                break;
            case SwitchState @switch:
                Print($"switch ({@switch.Name})", @switch.Cases.Select(static c => (c.Labels.Select(JobStates.WindowsName), c.Body)));
                break;
            case Try @try:
                Print(@try);
                break;
            case Using @using:
                Nested($"using ({Parameters.Elsewhere}.Open())", @using.Body);
                break;
            case LockItems @lock:
                Nested($"lock ({Parameters.Items})", @lock.Body);
                break;
            default:
                Line(Simple(statement));
                break;
        }
    }

    private string Stored(DeclareMask declare)
    {
        var value = MaskPrinter.PrintAs(declare.Type, declare.Value);
        var owner = declare.Name.Split('.')[0];
        switch (declare.Storage)
        {
            case MaskStorage.ClassField:
                _plainMembers.Add($"internal uint {declare.Name};");
                return $"{declare.Name} = {value};";
            case MaskStorage.StaticField:
                _plainMembers.Add($"internal static uint {declare.Name};");
                return $"{declare.Name} = {value};";
            case MaskStorage.Given:
                return $"{declare.Name} = {value};";
            case MaskStorage.Tuple:
                return $"(uint Mask, int Rank) {owner} = ({value}, 0);";
            default:
                var type = declare.Storage switch { MaskStorage.Made => "Settings", MaskStorage.Cleaned => "CleanSettings", _ => "Pair" };
                return $"{type} {owner} = new {type} {{ Mask = {value} }};";
        }
    }

    private static string Taken(TakeHolder take) => take.Source switch
    {
        HolderSource.Element => $"Holder {take.Holder} = {Parameters.Holders}[0];",
        HolderSource.ElementByNumber => $"Holder {take.Holder} = {Parameters.Holders}[{Parameters.Mode}];",
        HolderSource.Queue => $"Holder {take.Holder} = queue.Dequeue();",
        HolderSource.Delegate => $"Holder {take.Holder} = find();",
        HolderSource.Pair => $"(Holder {take.Holder}, _) = pairs[0];",
        _ => $"Holder {take.Holder} = System.Linq.Enumerable.First({Parameters.Holders});",
    };

    private void Print(Unrelated unrelated)
    {
        Line("{");
        _depth++;
        Line($"int {unrelated.Name} = 0;");
        for (var number = 1; number <= unrelated.Count; number++)
        {
            Line($"if ({Unrelated.Input(number)}) {unrelated.Name} += {number.ToString(CultureInfo.InvariantCulture)};");
        }

        Line($"Console.WriteLine({unrelated.Name});");
        _depth--;
        Line("}");
    }

    private string Simple(Statement statement) => statement switch
    {
        Break => "break;",
        Continue => "continue;",
        Return => _isIterator ? "yield break;" : "return;",
        Throw { Kind: ExceptionKind.Com } => "throw new COMException();",
        Throw => "throw new InvalidOperationException();",
        Rethrow => "throw;",
        Log => "Console.WriteLine();",
        Escape escape => $"{Parameters.Elsewhere}.Use({escape.Job});",
        Label label => $"{label.Name}: ;",
        Goto @goto => $"goto {@goto.Name};",
        AwaitYield => "await Task.Yield();",
        AliasMask { Form: AliasForm.Reference } alias => $"ref uint {alias.Alias} = ref {alias.Target};",
        AliasMask { Form: AliasForm.Span } alias => $"Span<uint> {alias.Alias} = new(ref {alias.Target});",
        AliasMask alias => $"uint* {alias.Alias} = &{alias.Target};",
        CaptureMask capture => $"{Parameters.Elsewhere}.Later(() => {capture.Name} = {MaskPrinter.Bits(MaskType.Number, capture.Value)});",
        PassMask { IsFollowed: true } pass => $"Masks.Reset(ref {pass.Name});",
        PassMask pass => $"{Parameters.Elsewhere}.Adjust(ref {pass.Name});",
        Take take => $"{Parameters.Elsewhere}.Take({take.Object});",
        DeclareHandle declare => $"{Handles.Type(declare.Form)} {declare.Name} = {Handles.Source(declare.Form)};",
        YieldReturn => "yield return 1;",
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement, message: null),
    };

    private static string AssignedTarget(AssignMask assign) => !assign.IsThroughCall ? assign.Name
        : assign.Name.Split('.') is [var holder, var member] ? $"{Prelude.Same}({holder}).{member}"
        : $"{Prelude.Same}(this).{assign.Name}";

    private static string AssignedValue(AssignMask assign)
        => assign is { Operator: MaskOperator.ShiftLeft or MaskOperator.ShiftRight, Value: NumberLiteral count }
        ? count.Value.ToString(CultureInfo.InvariantCulture)
        : MaskPrinter.PrintAs(assign.Type, assign.Value);

    private static string Source(AssignJob assign) => assign.Source switch
    {
        JobSource.Copy => assign.From,
        JobSource.CastToJob2 => "(IBackgroundCopyJob2)" + assign.From,
        JobSource.AsJob2 => $"{assign.From} as IBackgroundCopyJob2",
        JobSource.Delegate => "next()",
        _ => Parameters.Jobs + "[0]",
    };

    private void Else(Block? block)
    {
        if (block is not null)
        {
            Nested("else", block);
        }
    }

    private void Print(string head, IEnumerable<(IEnumerable<string> Labels, Block Body)> cases)
    {
        Line(head);
        Line("{");
        _depth++;
        foreach (var (labels, body) in cases)
        {
            var any = false;
            foreach (var label in labels)
            {
                Line($"case {label}:");
                any = true;
            }

            if (!any)
            {
                Line("default:");
            }

            Braces(body, _depth);
            _depth++;
            Line("break;");
            _depth--;
        }

        _depth--;
        Line("}");
    }

    private void Print(Try @try)
    {
        Nested("try", @try.Body);
        foreach (var handler in @try.Handlers)
        {
            var type = handler.Type switch { HandlerType.All => "", HandlerType.Exception => " (Exception)", _ => " (COMException)" };
            var filter = handler.Filter is null ? "" : $" when ({ConditionPrinter.Print(handler.Filter)})";
            Nested("catch" + type + filter, handler.Body);
        }

        if (@try.Finally is { } @finally)
        {
            Nested("finally", @finally);
        }
    }

    private void Print(JobCall call)
    {
        _text.Append(' ', 4 * _depth);
        switch (call)
        {
            case GetNotifyFlags get when _dialect.MaskParameter == MaskType.Number:
                Getter(get, "GetNotifyFlags", "uint", get.Name, get.IsDeclared);
                break;
            case GetNotifyFlags get:
                var raw = $"raw{(++_temporaries).ToString(CultureInfo.InvariantCulture)}";
                Getter(get, "GetNotifyFlags", "BG_NOTIFY", raw, isDeclared: true);
                _text.Append(CultureInfo.InvariantCulture, $" {(get.IsDeclared ? "uint " : "")}{get.Name} = (uint){raw};");
                break;
            case GetState get:
                Getter(get, "GetState", "BG_JOB_STATE", get.Name, get.IsDeclared);
                break;
            case PlainCall { Method: PlainMethod.GetId or PlainMethod.GetErrorCount or PlainMethod.EnumFiles } plain:
                Getter(plain, plain.Method.ToString(), type: "", "_", isDeclared: false);
                break;
            default:
                var (name, argument) = NameAndArgument(call);
                Extracted(call, name, argument);
                break;
        }

        _text.Append('\n');
    }

    private (string Name, string Argument) NameAndArgument(JobCall call) => call switch
    {
        SetNotifyFlags set => ("SetNotifyFlags", MaskPrinter.PrintAs(_dialect.MaskParameter, set.Mask)),
        SetNotifyInterface set => ("SetNotifyInterface", set.Callback switch
        {
            CallbackArgument.Parameter => Parameters.Callback,
            CallbackArgument.NewObject => "new Listener()",
            CallbackArgument.NewEndListener => "new EndListener()",
            CallbackArgument.NewProgressListener => "new ProgressListener()",
            CallbackArgument.Null => "null",
            _ => Parameters.MayBeNullCallback,
        }),
        SetNotifyCmdLine set => ("SetNotifyCmdLine", set.CommandLine switch
        {
            CommandLineArgument.Program => @"@""C:\Tools\done.exe"", null",
            CommandLineArgument.ProgramAndParameters => @"@""C:\Tools\done.exe"", @""C:\Tools\done.exe 1""",
            _ => "null, null",
        }),
        SetProperty set => ("SetProperty", set.Property switch
        {
            JobProperty.CostFlags => "BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_ID_COST_FLAGS, new BITS_JOB_PROPERTY_VALUE { Dword = 1 }",
            JobProperty.NotificationClass =>
                "BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_NOTIFICATION_CLSID, new BITS_JOB_PROPERTY_VALUE { ClsID = typeof(Listener).GUID }",
            JobProperty.DynamicContent =>
                "BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_DYNAMIC_CONTENT, new BITS_JOB_PROPERTY_VALUE { Enable = 1 }",
            JobProperty.HighPerformance =>
                "BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_HIGH_PERFORMANCE, new BITS_JOB_PROPERTY_VALUE { Enable = 1 }",
            _ => "BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, new BITS_JOB_PROPERTY_VALUE { Uint64 = 1000 }",
        }),
        PlainCall plain => (plain.Method.ToString(), plain.Method switch
        {
            PlainMethod.AddFile => @"""https://example.com/file"", @""C:\file""",
            PlainMethod.SetDisplayName or PlainMethod.SetDescription => "\"text\"",
            PlainMethod.SetPriority => "1",
            PlainMethod.SetMinimumRetryDelay or PlainMethod.SetNoProgressTimeout => "60",
            _ => "",
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(call), call, message: null),
    };

    private void Getter(JobCall call, string method, string type, string name, bool isDeclared)
    {
        var target = isDeclared ? $"{type} {name}" : name;
        if (_dialect.ReturnsValues)
        {
            Invocation(call, method, argument: "", prefix: target + " = ");
        }
        else
        {
            Invocation(call, method, "out " + target, prefix: "");
        }
    }

    private void Extracted(JobCall call, string name, string argument)
    {
        switch (call.Extraction)
        {
            case Extraction.None:
                Invocation(call, name, argument, prefix: "");
                break;
            case Extraction.MaskMethod or Extraction.MaskProperty:
                var mask = ((SetNotifyFlags)call).Mask;
                var read = _members.AddMask(call.Site, mask, isMethod: call.Extraction == Extraction.MaskMethod);
                Invocation(
                    call,
                    name,
                    mask.Type == _dialect.MaskParameter ? read : $"({MaskPrinter.TypeName(_dialect.MaskParameter)}){read}",
                    prefix: "");
                break;
            case Extraction.Namesake:
                var namesake = Namesakes.Of((PlainCall)call);
                _plainMembers.Add(namesake.Member);
                Through(namesake.Type + ".", namesake.Method, "(", call.Receiver.Job, ")");
                break;
            case Extraction.Wrapper:
                var (wrapper, given) = _members.AddCall(call, name, argument, _dialect);
                Through($"new {wrapper}({call.Receiver.Job}).", "Make", "(", given, ")");
                break;
            case Extraction.WrapperProperty:
                var (setter, assigned) = _members.AddCall(call, name, argument, _dialect);
                Through($"new {setter} {{ Job = {call.Receiver.Job} }}.", "Mask", " = ", assigned, "");
                break;
            default:
                var (called, passed) = _members.AddCall(call, name, argument, _dialect);
                var start = _text.Length;
                _text.Append(called).Append('(').Append(call.Receiver.Job).Append(passed.Length == 0 ? "" : ", ");
                var passedSpan = new TextSpan(_text.Length, passed.Length);
                _text.Append(passed).Append(");");
                _calls.Add(new(call.Site, TextSpan.FromBounds(start, _text.Length), new(start, called.Length), passedSpan));
                break;
        }

        // Notes where the parts of what stands in the place of the call are.
        void Through(string wrapper, string member, string open, string passed, string close)
        {
            var start = _text.Length;
            _text.Append(wrapper);
            var name = new TextSpan(_text.Length, member.Length);
            _text.Append(member).Append(open);
            var argument = new TextSpan(_text.Length, passed.Length);
            _text.Append(passed).Append(close).Append(';');
            _calls.Add(new(call.Site, TextSpan.FromBounds(start, _text.Length), name, argument));
        }
    }

    private void Invocation(JobCall call, string name, string argument, string prefix)
    {
        var isKept = call.Result is not null;
        var result = _dialect.PreservesResults && !isKept && !call.IsDropped ? ("Marshal.ThrowExceptionForHR(", ")") : ("", "");
        _text.Append(prefix).Append(isKept ? $"int {call.Result} = " : "");
        var isConditionalResult = _dialect.PreservesResults && !call.IsDropped && call.Receiver.Style == ReceiverStyle.Conditional;
        _text.Append(result.Item1);
        var start = _text.Length;
        _text.Append(call.Receiver.Style switch
        {
            ReceiverStyle.CastToJob => $"((IBackgroundCopyJob){call.Receiver.Job}).",
            ReceiverStyle.CastToJob2 => $"((IBackgroundCopyJob2){call.Receiver.Job}).",
            ReceiverStyle.CastToJob5 => $"((IBackgroundCopyJob5){call.Receiver.Job}).",
            ReceiverStyle.Conditional => call.Receiver.Job + "?.",
            _ => call.Receiver.Job + ".",
        });
        var nameSpan = new TextSpan(_text.Length, name.Length);
        _text.Append(name).Append('(');
        var argumentSpan = new TextSpan(_text.Length, argument.Length);
        _text.Append(argument).Append(')');
        _calls.Add(new(call.Site, TextSpan.FromBounds(start, _text.Length), nameSpan, argumentSpan));
        _text.Append(isConditionalResult ? " ?? 0" : "").Append(result.Item2).Append(';');
    }
}
