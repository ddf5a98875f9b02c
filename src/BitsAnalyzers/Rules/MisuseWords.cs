using System.Collections.Immutable;
using BitsAnalyzers.Domain;
using BitsAnalyzers.Flow;
using BitsAnalyzers.Rules.Flags;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules;

/// <summary>Which rule a misuse breaks, where it is reported, and in which words.</summary>
internal static class MisuseWords
{
    /// <summary>The rule for a misuse; null where it is not certain and no rule speaks of what is only possible.</summary>
    public static Rule? RuleFor(Misuse misuse, bool isCertain) => misuse switch
    {
        Misuse.CallInFinalState => isCertain ? RuleCatalogue.CallInFinalState : RuleCatalogue.CallInPossiblyFinalState,
        Misuse.CallInFinalStateByOnePage => RuleCatalogue.CallInPossiblyFinalState,
        _ when !isCertain => null,
        Misuse.FlagsIgnoredByCommandLine => RuleCatalogue.FlagsIgnoredByCommandLine,
        Misuse.CommandLineNeverRuns => RuleCatalogue.CommandLineNeverRuns,
        Misuse.DisabledWithReceiver => RuleCatalogue.DisabledWithReceiver,
        Misuse.CommandLineIsFallback => RuleCatalogue.CommandLineIsFallback,
        Misuse.HandlerNeverRuns => RuleCatalogue.HandlerNeverRuns,
        Misuse.MaskReplaced => RuleCatalogue.MaskReplaced,
        Misuse.ResumeWithoutFiles => RuleCatalogue.ResumeWithoutFiles,
        Misuse.SecondFileOfUpload => RuleCatalogue.SecondFileOfUpload,
        Misuse.CompleteBeforeTransferred => RuleCatalogue.CompleteBeforeTransferred,
        Misuse.PropertyTooLate => RuleCatalogue.PropertyTooLate,
        Misuse.SettingRemovedByTakeOwnership => RuleCatalogue.SettingRemovedByTakeOwnership,
        _ => null,
    };

    public static Finding Describe(BodyAnalysis body, Rule rule, int site, Occurrence occurrence, IReadOnlyList<NumberValue> masks)
    {
        var context = body.Context;
        var call = (IInvocationOperation)context.Sites[site];
        var isAboutMask = call.TargetMethod.Name == "SetNotifyFlags" && occurrence.Misuse is not (Misuse.CallInFinalState or Misuse.CallInFinalStateByOnePage);
        var place = isAboutMask ? MaskArgument.Of(call).Syntax : NameOf(call);
        var properties = ImmutableDictionary<string, string?>.Empty;
        var steps = new List<TraceStep>();
        foreach (var cause in occurrence.Causes.Where(cause => cause != site).Append(site).OrderBy(cause => IsLast(cause, site, occurrence) ? int.MaxValue : cause))
        {
            if (cause == site && isAboutMask && masks.Count > 0)
            {
                var source = new MaskSource(body, MaskArgument.Of(call));
                properties = new MaskTrace(body, site, source, steps, isOnlyValue: masks.Count == 1).Write(masks);
            }
            else
            {
                steps.Add(cause == site ? new(place, LastStep(occurrence, call)) : StepFor(context, cause, occurrence));
            }
        }

        if (occurrence.Flags != 0)
        {
            properties = properties.Add(DiagnosticProperties.Flags, NotifyFlags.Hex(occurrence.Flags));
        }

        var decisive = occurrence.Causes.Where(cause => cause != site).Select(cause => (int?)cause).LastOrDefault();
        var line = decisive is { } step ? Finding.DecisiveLine(PlaceOf(context.Sites[step]), place, Verb(context.Sites[step], occurrence)) : "";
        return new(rule, site, place, Arguments(occurrence, call, context).Append(line).ToImmutableArray(), steps.ToImmutableArray()) { Properties = properties };
    }

    // A call that is refused comes last, wherever it stands: in a loop what makes it fail may stand below it.
    private static bool IsLast(int cause, int site, Occurrence occurrence) => cause == site && !occurrence.Causes.Contains(site);

    private static object[] Arguments(Occurrence occurrence, IInvocationOperation call, BodyContext context) => occurrence.Misuse switch
    {
        Misuse.CallInFinalState or Misuse.CallInFinalStateByOnePage => [call.TargetMethod.Name, Ended(occurrence.Job!)],
        Misuse.FlagsIgnoredByCommandLine or Misuse.MaskReplaced => [NotifyFlags.Enumerate(occurrence.Flags)],
        Misuse.CommandLineNeverRuns => [NotifyFlags.Describe(occurrence.Value!.Bits.Ones)],
        Misuse.HandlerNeverRuns => [occurrence.Detail, NotifyFlags.Enumerate(occurrence.Flags)],
        Misuse.SecondFileOfUpload or Misuse.SettingRemovedByTakeOwnership => [call.TargetMethod.Name],
        Misuse.PropertyTooLate => [occurrence.Detail, ((IInvocationOperation)context.Sites[occurrence.Causes[0]]).TargetMethod.Name],
        _ => [],
    };

    private static string Ended(JobState job) => job.States switch
    {
        JobStates.Cancelled => "cancelled",
        JobStates.Acknowledged => "acknowledged",
        _ => "cancelled or acknowledged",
    };

    private static TraceStep StepFor(BodyContext context, int site, Occurrence occurrence)
    {
        var operation = context.Sites[site];
        var text = operation is IInvocationOperation { TargetMethod.Name: var name }
            ? name switch
            {
                "Cancel" => "the job is cancelled here",
                "Complete" => "the job is acknowledged here",
                "GetState" => $"a test of the state read here shows that the job is {Ended(occurrence.Job!)}",
                "CreateJob" => "the job is created here",
                "Resume" => "the job is resumed here",
                "SetNotifyCmdLine" => "a command line is set here",
                "SetNotifyInterface" => "a callback is registered here",
                "SetNotifyFlags" => "the mask is set here",
                "SetCredentials" => "credentials are set here",
                "AddFile" or "AddFileWithRanges" => "a file is added here",
                "AddFileSet" => "files are added here",
                _ => $"{name} is called here",
            }
            : "this happens first";
        return new(PlaceOf(operation), text);
    }

    private static string LastStep(Occurrence occurrence, IInvocationOperation call) => occurrence.Misuse switch
    {
        Misuse.CallInFinalState or Misuse.CallInFinalStateByOnePage => $"{call.TargetMethod.Name} is called on the ended job",
        Misuse.HandlerNeverRuns => "a callback is registered here, and nothing asks for more than the default events",
        _ => $"{call.TargetMethod.Name} is called here",
    };

    private static string Verb(IOperation operation, Occurrence occurrence) => operation is IInvocationOperation { TargetMethod.Name: var name }
        ? name switch
        {
            "Cancel" => "cancelled",
            "Complete" => "acknowledged",
            "CreateJob" => "created",
            "Resume" => "resumed",
            "GetState" => "state read",
            "SetNotifyCmdLine" => "command line set",
            "SetNotifyInterface" => "callback registered",
            "SetNotifyFlags" => "mask set",
            "AddFile" or "AddFileWithRanges" => "file added",
            "AddFileSet" => "files added",
            _ => name,
        }
        : "see";

    private static SyntaxNode PlaceOf(IOperation operation) => operation is IInvocationOperation call ? NameOf(call) : operation.Syntax;

    // The name of the method: the smallest thing that a user would edit.
    private static SyntaxNode NameOf(IInvocationOperation call) => call.Syntax is InvocationExpressionSyntax { Expression: var expression }
        ? expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => expression,
        }
        : call.Syntax;
}
