using System.Collections;
using System.Globalization;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Printing;

/// <summary>The members that calls and masks of a program are extracted to.</summary>
internal sealed class ExtractedMembers : IEnumerable<ExtractedMembers.Member>
{
    private readonly List<Member> _members = [];

    /// <summary>Adds the member that makes a call: its name, and what is passed to it besides the job.</summary>
    public (string Name, string Passed) AddCall(JobCall call, string method, string argument, Dialect dialect)
    {
        var member = "Call" + Number();
        var mask = (call as SetNotifyFlags)?.Mask;
        var parameters = "IBackgroundCopyJob job" + (mask is null ? "" : $", {MaskPrinter.TypeName(mask.Type)} mask");
        var isLocal = call.Extraction == Extraction.LocalFunction;
        var modifiers = isLocal ? "static void" : "private static void";
        if (call.Extraction == Extraction.TwoMethods)
        {
            Add(call.Site, $"{modifiers} {member}({parameters}) => ", $"{member}Too(job{(mask is null ? "" : ", mask")})", ";", isLocal);
        }

        var isWrapper = call.Extraction is Extraction.Wrapper or Extraction.WrapperProperty;
        var job = call.Extraction switch { Extraction.Wrapper => "_job", Extraction.WrapperProperty => "Job", _ => "job" };
        var receiver = Interface(call) is { } type ? $"(({type}){job})" : job;
        var passed = mask is null ? argument : Mask(mask.Type, dialect, call.Extraction == Extraction.WrapperProperty ? "value" : "mask");
        var made = $"{receiver}.{method}({passed})";
        if (isWrapper)
        {
            made = dialect.PreservesResults ? $"Marshal.ThrowExceptionForHR({made})" : made;
            var (head, end) = call.Extraction == Extraction.Wrapper
                ? ($"private sealed class {member} {{ private readonly IBackgroundCopyJob _job; public {member}(IBackgroundCopyJob job) "
                    + "=> _job = job; "
                    + $"public void Make({(mask is null ? "" : $"{MaskPrinter.TypeName(mask.Type)} mask")}) => ", "; }")
                : (
                    $"private sealed class {member} {{ public IBackgroundCopyJob? Job {{ get; set; }} "
                    + $"public {MaskPrinter.TypeName(mask!.Type)} Mask {{ set => ",
                    "; } }");
            Add(
                call.Site,
                head,
                call.Extraction == Extraction.Wrapper ? made : made.Replace("Job.", "Job!.", StringComparison.Ordinal),
                end,
                isLocal: false);
            return (member, mask is null ? "" : MaskPrinter.Print(mask));
        }

        Add(
            call.Site,
            $"{modifiers} {member}{(call.Extraction == Extraction.TwoMethods ? "Too" : "")}({parameters}) => ",
            dialect.PreservesResults ? $"Marshal.ThrowExceptionForHR({made})" : made,
            ";",
            isLocal);
        return (member, mask is null ? "" : MaskPrinter.Print(mask));
    }

    private static string Mask(MaskType type, Dialect dialect, string name)
        => type == dialect.MaskParameter ? name : $"({MaskPrinter.TypeName(dialect.MaskParameter)}){name}";

    /// <summary>Adds the member that gives a mask, and returns the expression that reads it.</summary>
    public string AddMask(int site, MaskExpression mask, bool isMethod)
    {
        var member = "Mask" + Number();
        Add(
            site,
            $"private static {MaskPrinter.TypeName(mask.Type)} {member}{(isMethod ? "()" : "")} => ",
            MaskPrinter.Print(mask),
            ";",
            isLocal: false);
        return isMethod ? member + "()" : member;
    }

    public IEnumerator<Member> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Copies of a call have one site, but a member each.
    private string Number() => (_members.Count + 1).ToString(CultureInfo.InvariantCulture);

    private void Add(int site, string head, string expression, string end, bool isLocal)
        => _members.Add(new(head + expression + end, new(site, new(head.Length, expression.Length), default, default), isLocal));

    // The interface that has the method, or that the program casts to.
    private static string? Interface(JobCall call) => (call, call.Receiver.Style) switch
    {
        (SetProperty, _) or (_, ReceiverStyle.CastToJob5) => "IBackgroundCopyJob5",
        (SetNotifyCmdLine, _) or (_, ReceiverStyle.CastToJob2) => "IBackgroundCopyJob2",
        _ => null,
    };

    /// <summary>A member, and where in its text the call stands.</summary>
    public sealed record Member(string Text, PrintedCall Call, bool IsLocal);
}
