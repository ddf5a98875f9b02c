using System.Globalization;
using System.Text.RegularExpressions;

namespace BitsAnalyzers.Testing.Shapes;

/// <summary>What each token of a scenario becomes in one shape. Arguments arrive rendered; every phrase stays on one line.</summary>
internal sealed partial class ShapePhrases(ShapeDialect dialect)
{
    private const string Declares = "var ";

    private string Access => dialect.UsesPointers ? "->" : ".";

    public string Say(string token, List<string> arguments, string whole) => token switch
    {
        "." => Access,
        "Manager" => Interface("IBackgroundCopyManager"),
        "Jobs" => Interface("IEnumBackgroundCopyJobs"),
        "Files" => Interface("IEnumBackgroundCopyFiles"),
        "Job" or "Job2" or "Job3" or "Job4" or "Job5" => Interface($"IBackgroundCopy{token}"),
        "Error" => Interface("IBackgroundCopyError"),
        "File" => Interface("IBackgroundCopyFile"),
        "Callback" or "Callback2" or "Callback3" => CallbackInterface(token["Callback".Length..]),
        "Sink" => dialect.SinkType,
        "Ranges" => dialect.Ranges,
        "Guid" => dialect.GuidType,
        "State" => dialect.TypeName("BG_JOB_STATE"),
        "JobType" => dialect.TypeName("BG_JOB_TYPE"),
        "PropertyValue" => dialect.TypeName("BITS_JOB_PROPERTY_VALUE"),
        "Mask" => dialect.MaskType,
        "Flags" => dialect.FlagsType,
        "Result" => dialect.HandlerResult,

        "mask" => Mask(whole),
        "flags" => Flags(whole),
        "number" => ShapeDialect.IsInteger(dialect.FlagsType) ? whole : Cast(dialect.FlagsType, whole),
        "cast" => Cast(dialect.FlagsType, whole),
        "legacy" => Legacy(whole),
        "state" => Member("BG_JOB_STATE", whole),
        "jobType" => Member("BG_JOB_TYPE", whole),
        "priority" => Member("BG_JOB_PRIORITY", whole),
        "errorContext" => Member("BG_ERROR_CONTEXT", whole),
        "property" => $"{dialect.TypeName("BITS_JOB_PROPERTY_ID")}.BITS_JOB_PROPERTY_{whole}",
        "enable" => PropertyValue("Enable", dialect.Enable(whole)),
        "classId" => PropertyValue("ClsID", dialect.GuidValue(Guid.Parse(whole))),
        "dword" => PropertyValue("Dword", whole),
        "uint64" => PropertyValue("Uint64", whole),
        "text" => dialect.Text(whole),
        "sink" => dialect.Sink(whole),
        "noSink" => dialect.NoSink,

        "manager" => $"{Interface("IBackgroundCopyManager")} {Declared(arguments[0])} = {dialect.Manager}",
        "create" => Create("DOWNLOAD", arguments),
        "createReported" => Create("DOWNLOAD", arguments.GetRange(1, arguments.Count - 1), $"{{|{arguments[0]}:CreateJob|}}"),
        "createUpload" => Create("UPLOAD", arguments),
        "createUploadReply" => Create("UPLOAD_REPLY", arguments),
        "getJob" => Output(arguments[0], "GetJob", [dialect.GuidArgument(arguments[1])], arguments[2], "IBackgroundCopyJob"),
        "enumJobs" => Output(arguments[0], "EnumJobs", ["0"], arguments[1], "IEnumBackgroundCopyJobs"),
        "enumAllJobs" => Output(arguments[0], "EnumJobs", ["1"], arguments[1], "IEnumBackgroundCopyJobs"),
        "enumFiles" => Output(arguments[0], "EnumFiles", [], arguments[1], "IEnumBackgroundCopyFiles"),
        "next" => Next(arguments[0], Declared(arguments[1])),
        "query2" or "query3" or "query4" or "query5" => Query($"IBackgroundCopyJob{token[^1]}", arguments[0], Declared(arguments[1])),
        "as2" or "as3" or "as4" or "as5" => $"(({Interface($"IBackgroundCopyJob{token[^1]}")}){whole})",

        "getState" => Output(arguments[0], "GetState", [], arguments[1], "BG_JOB_STATE"),
        "getStateReported" => Output(arguments[1], $"{{|{arguments[0]}:GetState|}}", [], arguments[2], "BG_JOB_STATE"),
        "getType" => Output(arguments[0], "GetType", [], arguments[1], "BG_JOB_TYPE"),
        "getPriority" => Output(arguments[0], "GetPriority", [], arguments[1], "BG_JOB_PRIORITY"),
        "getProgress" => Output(arguments[0], "GetProgress", [], arguments[1], "BG_JOB_PROGRESS"),
        "getId" => Output(arguments[0], "GetId", [], arguments[1], dialect.GuidType),
        "getErrorCount" => Output(arguments[0], "GetErrorCount", [], arguments[1], "uint"),
        "getNotifyFlags" => Output(arguments[0], "GetNotifyFlags", [], arguments[1], dialect.FlagsType),
        "getError" => Output(arguments[0], "GetError", [], arguments[1], "IBackgroundCopyError"),

        "call" => Checked(whole),
        "callbackClass" => $"{dialect.CallbackModifiers} {arguments[0]} : {CallbackInterface(arguments[1] == "1" ? "" : arguments[1])}",
        "emptyCallback" => EmptyCallback(arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture)),
        "emptyHandlers" => string.Join(' ', arguments.Select(EmptyHandler)),
        "ok" => dialect.HandlerSuccess,
        "fail" => dialect.HandlerFailure(whole),

        _ => throw new FormatException($"A scenario has no token ${token}."),
    };

    private string Interface(string name) => dialect.TypeName(name) + (dialect.UsesPointers ? "*" : "");

    private string CallbackInterface(string version) => dialect.CallbackInterface(dialect.TypeName($"IBackgroundCopyCallback{version}"));

    private string Member(string enumeration, string name) => $"{dialect.TypeName(enumeration)}.{enumeration}_{name}";

    private string PropertyValue(string member, string value)
        => $"new {dialect.TypeName("BITS_JOB_PROPERTY_VALUE")} {{ {member} = {value} }}";

    private string Mask(string expression) => ReplaceFlags(expression, static flag => flag);

    /// <summary>An enum has no sum, so the operands of one are cast to the integer.</summary>
    private string Flags(string expression)
    {
        if (!ShapeDialect.IsInteger(dialect.MaskType) && expression.AsSpan().IndexOfAny('+', '-') >= 0)
        {
            var integer = ShapeDialect.IsInteger(dialect.FlagsType) ? dialect.FlagsType : "uint";
            var sum = ReplaceFlags(expression, operand => Cast(integer, operand));
            return integer == dialect.FlagsType ? sum : Cast(dialect.FlagsType, sum);
        }

        return dialect.MaskType == dialect.FlagsType ? Mask(expression) : Cast(dialect.FlagsType, Mask(expression));
    }

    private string ReplaceFlags(string expression, Func<string, string> convert) => OperandOrMarkup().Replace(expression, match =>
    {
        if (!match.Groups["operand"].Success)
        {
            return match.Value;
        }

        return convert(FlagNames.Full(match.Value) is { } flag ? dialect.Flag(flag) : match.Value);
    });

    private string Legacy(string name)
    {
        var constant = dialect.LegacyConstant(name);
        return dialect.LegacyConstantType == dialect.FlagsType ? constant : Cast(dialect.FlagsType, constant);
    }

    private static string Cast(string type, string expression)
        => Primary().IsMatch(expression) ? $"({type}){expression}" : $"({type})({expression})";

    private string Checked(string call) => dialect.Failures switch
    {
        FailureStyle.Int32 => $"Marshal.ThrowExceptionForHR({call})",
        FailureStyle.ThrowOnFailure => $"{call}.ThrowOnFailure()",
        FailureStyle.ThrowIfFailed => $"ThrowIfFailed({call})",
        _ => call,
    };

    private string Create(string type, List<string> arguments, string member = "CreateJob")
    {
        var manager = arguments.Count == 2 ? arguments[0] : Receiver(dialect.Manager);
        var target = arguments[^1];
        var create = $"{manager}{Access}{member}({dialect.Text("\"job\"")}, {Member("BG_JOB_TYPE", type)}";
        if (!dialect.UsesPointers)
        {
            return Checked($"{create}, out _, out {target})");
        }

        return dialect.Outputs == OutputStyle.Address
            ? ThroughPointer(target, "IBackgroundCopyJob", job => $"Guid {job}Guid; {Checked($"{create}, &{job}Guid, &{job})")}")
            : ThroughPointer(target, "IBackgroundCopyJob", job => Checked($"{create}, out _, &{job})"));
    }

    private static string Receiver(string expression) => expression[0] == '(' ? $"({expression})" : expression;

    /// <summary>A call whose last parameter hands out a value, which goes to a new variable ("var x") or an existing one ("x").</summary>
    private string Output(string receiver, string method, string[] leading, string target, string type)
    {
        var call = $"{receiver}{Access}{method}(";
        if (dialect.UsesPointers && (dialect.Outputs == OutputStyle.Address || type[0] == 'I'))
        {
            return ThroughPointer(target, type, local => Checked($"{call}{string.Join(", ", [.. leading, $"&{local}"])})"));
        }

        return dialect.Outputs == OutputStyle.ReturnValue
            ? $"{target} = {Checked($"{call}{string.Join(", ", leading)})")}"
            : Checked($"{call}{string.Join(", ", [.. leading, $"out {target}"])})");
    }

    /// <summary>The address of a field cannot be taken, so an existing target is assigned from a local.</summary>
    private string ThroughPointer(string target, string type, Func<string, string> call)
    {
        var isDeclared = target.StartsWith(Declares, StringComparison.Ordinal);
        var local = isDeclared ? Declared(target) : "received";
        var received = $"{(type[0] == 'I' ? Interface(type) : dialect.TypeName(type))} {local}; {call(local)}";
        return isDeclared ? received : $"{{ {received}; {target} = {local}; }}";
    }

    private string Next(string jobs, string job)
    {
        var fetched = $"{job}Fetched";
        return dialect switch
        {
            { UsesPointers: true } =>
                $"uint {fetched} = 0; {Interface("IBackgroundCopyJob")} {job}; {Checked($"{jobs}->Next(1, &{job}, &{fetched})")}",
            { Outputs: OutputStyle.ReturnValue } => $"{jobs}.Next(1, out var {job}, out var {fetched})",
            _ => $"uint {fetched} = 0; {Checked($"{jobs}.Next(1, out var {job}, ref {fetched})")}",
        };
    }

    private string Query(string type, string job, string target)
        => dialect.UsesPointers ? dialect.QueryInterface(type, job, target) : $"var {target} = ({dialect.TypeName(type)}){job}";

    private string EmptyCallback(string name, int version)
    {
        var handlers = string.Join(' ', HandlersOf(version).Select(EmptyHandler));
        return $"{dialect.CallbackModifiers} {name} : {CallbackInterface(version == 1 ? "" : $"{version}")} {{ {handlers} }}";
    }

    private static IEnumerable<string> HandlersOf(int version)
    {
        string[] handlers = ["JobTransferred", "JobError", "JobModification", "FileTransferred", "FileRangesTransferred"];
        return handlers.Take(version + 2);
    }

    private string EmptyHandler(string name)
    {
        var parameters = $"{Interface("IBackgroundCopyJob")} job" + name switch
        {
            "JobTransferred" => "",
            "JobError" => $", {Interface("IBackgroundCopyError")} error",
            "JobModification" => ", uint reserved",
            "FileTransferred" => $", {Interface("IBackgroundCopyFile")} file",
            "FileRangesTransferred" => $", {Interface("IBackgroundCopyFile")} file, uint rangeCount, {dialect.Ranges} ranges",
            _ => throw new FormatException($"A BITS callback has no method {name}."),
        };
        return dialect.HandlerResult == "void"
            ? $"public void {name}({parameters}) {{ }}"
            : $"public {dialect.HandlerResult} {name}({parameters}) {{ {dialect.HandlerSuccess} }}";
    }

    private static string Declared(string argument) => argument.StartsWith(Declares, StringComparison.Ordinal)
        ? argument[Declares.Length..].Trim()
        : throw new FormatException($"Write 'var {argument}': this token declares the variable.");

    [GeneratedRegex(@"\{\|[^:|]*:|(?<operand>\b[A-Za-z_]\w*)")]
    private static partial Regex OperandOrMarkup();

    [GeneratedRegex(@"^[\w.]+$")]
    private static partial Regex Primary();
}
