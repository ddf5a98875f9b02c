using System.Collections.Immutable;
using Microsoft.CodeAnalysis;


namespace BitsAnalyzers.Rules;

/// <summary>
/// The keys of what a report carries beside its message. The steps of the trace are the additional locations of the diagnostic, in order;
/// their texts and the places to repair are properties.
/// </summary>
internal static class DiagnosticProperties
{
    /// <summary>How many steps the trace has.</summary>
    public const string TraceCount = "trace.count";

    /// <summary>How many expressions a fix has to repair.</summary>
    public const string EditCount = "edit.count";

    /// <summary>The flags that are in vain, or missing, in hexadecimal; absent where the report is not about single flags.</summary>
    public const string Flags = "flags";

    /// <summary>The class of the callback at fault, by its documentation comment id.</summary>
    public const string CallbackType = "callback.type";

    /// <summary>The interfaces that the class lacks, by their names in the Windows headers, with semicolons between them.</summary>
    public const string CallbackInterfaces = "callback.interfaces";

    /// <summary>The Windows that is needed.</summary>
    public const string Windows = "windows";

    /// <summary>The states that a loop has no way out for, by their numbers, with semicolons between them.</summary>
    public const string States = "states";

    /// <summary>How many characters at the start of the parameters are the program, where it lacks its quotes.</summary>
    public const string ProgramLength = "program.length";

    /// <summary>Present where a call stands in a delegate, and what is dropped is what somebody has run that for.</summary>
    public const string ThroughRunner = "result.runner";

    /// <summary>The class of a callback at fault, and the interfaces that it lacks.</summary>
    public static ImmutableDictionary<string, string?> OfCallback(ITypeSymbol callback, IEnumerable<string> interfaces)
        => DocumentationCommentId.CreateDeclarationId(callback.OriginalDefinition) is { } name
            ? ImmutableDictionary<string, string?>.Empty.Add(CallbackType, name).Add(CallbackInterfaces, string.Join(";", interfaces))
            : ImmutableDictionary<string, string?>.Empty;

    /// <summary>What is believed of a job, for pictures of its life: its state.</summary>
    public const string JobState = "job.state";

    /// <summary>The bits of its mask that are known to be set, in hexadecimal.</summary>
    public const string JobMaskOnes = "job.mask.ones";

    /// <summary>The bits of its mask that are known not to be set, in hexadecimal.</summary>
    public const string JobMaskZeros = "job.mask.zeros";

    /// <summary>Its callback.</summary>
    public const string JobCallback = "job.callback";

    /// <summary>Its command line.</summary>
    public const string JobCommandLine = "job.commandline";

    /// <summary>The text of a step.</summary>
    public static string TraceText(int step) => $"trace.{step}.text";

    /// <summary>
    /// What the condition comes to that a step points to, <c>true</c> or <c>false</c>; absent for a step that is something which happens.
    /// </summary>
    public static string TraceCondition(int step) => $"trace.{step}.condition";

    /// <summary>Whether a key is that of an <see cref="EditStep"/>.</summary>
    public static bool IsEditStep(string key)
        => key.StartsWith("edit.", StringComparison.Ordinal) && key.EndsWith(".step", StringComparison.Ordinal);

    /// <summary>The step whose location is the expression to repair.</summary>
    public static string EditStep(int edit) => $"edit.{edit}.step";

    /// <summary>The value of that expression as a mask, in hexadecimal; absent where not every bit is known.</summary>
    public static string EditMask(int edit) => $"edit.{edit}.mask";
}
