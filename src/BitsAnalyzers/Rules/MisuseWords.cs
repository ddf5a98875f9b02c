using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Rules.Flags;
using Microsoft.CodeAnalysis;
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
        Misuse.FlagNeedsNewerWindows => RuleCatalogue.FlagNeedsNewerWindows,
        Misuse.NotificationsTakenOver => RuleCatalogue.NotificationsTakenOver,
        _ when !isCertain => null,
        Misuse.FlagsIgnoredByCommandLine => RuleCatalogue.FlagsIgnoredByCommandLine,
        Misuse.CommandLineNeverRuns => RuleCatalogue.CommandLineNeverRuns,
        Misuse.CallbackLacksInterface => RuleCatalogue.CallbackLacksInterface,
        Misuse.NoCallback => RuleCatalogue.NoCallback,
        Misuse.EventOfAnotherJobType => RuleCatalogue.EventOfAnotherJobType,
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
        var member = context.Points.MemberAt(site) ?? "";
        var isOwn = BlameAssignment.IsOwnText(context, site);
        var ownSite = BlameAssignment.OwnSiteOf(context, site);
        var isAboutMask = member == "SetNotifyFlags" && occurrence.Misuse is not (Misuse.CallInFinalState or Misuse.CallInFinalStateByOnePage);
        var mask = !isAboutMask ? null
            : isOwn ? MaskArgument.Of(context.Points[site])
            : BlameAssignment.PassedAt(context, MaskSource.Sites(occurrence.Value?.Origin), ownSite);
        var place = mask?.Syntax
            ?? (isOwn && occurrence.Misuse == Misuse.NoCallback ? CallbackArgument(context.Points[site]) : BlameAssignment.NameOf(context.Points[ownSite]));
        var properties = CallbackProperties(occurrence);
        var steps = new List<TraceStep>();
        foreach (var cause in occurrence.Causes.Where(cause => cause != site).Append(site).OrderBy(cause => IsLast(cause, site, occurrence) ? int.MaxValue : cause))
        {
            if (cause != site)
            {
                steps.Add(StepFor(context, cause, occurrence));
                continue;
            }

            if (mask is not null && masks.Count > 0)
            {
                var source = new MaskSource(body, mask);
                properties = properties.AddRange(new MaskTrace(body, site, mask, source, steps, isOnlyValue: masks.Count == 1).Write(masks));
                continue;
            }

            if (!isOwn)
            {
                steps.Add(new(place, $"{BlameAssignment.NameOfCalled(context.Points[ownSite], context.Points.BodyOf(ownSite))} is called here"));
            }

            steps.Add(new(isOwn ? place : BlameAssignment.NameOf(context.Points[site]), LastStep(occurrence, member)));
        }

        if (occurrence.Flags != 0)
        {
            properties = properties.Add(DiagnosticProperties.Flags, NotifyFlags.Hex(occurrence.Flags));
        }

        var decisive = occurrence.Causes.Where(cause => cause != site).Select(cause => (int?)cause).LastOrDefault();
        var line = decisive is { } step ? Finding.DecisiveLine(BlameAssignment.NameOf(context.Points[step]), place, Verb(context.Points.MemberAt(step))) : "";
        var name = isOwn ? member : $"{member}, which {BlameAssignment.NameOfCalled(context.Points[ownSite], context.Points.BodyOf(ownSite))} calls,";
        return new(rule, ownSite, place, Arguments(occurrence, name, context).Append(line).ToImmutableArray(), steps.ToImmutableArray())
        {
            Properties = properties,
        };
    }

    // A call that is refused comes last, wherever it stands: in a loop what makes it fail may stand below it.
    private static bool IsLast(int cause, int site, Occurrence occurrence) => cause == site && !occurrence.Causes.Contains(site);

    private static ImmutableDictionary<string, string?> CallbackProperties(Occurrence occurrence)
        => occurrence.Callback is { } callback && DocumentationCommentId.CreateDeclarationId(callback.OriginalDefinition) is { } name
            ? ImmutableDictionary<string, string?>.Empty
                .Add(DiagnosticProperties.CallbackType, name)
                .Add(
                    DiagnosticProperties.CallbackInterfaces,
                    occurrence.Misuse == Misuse.NoCallback ? CallbackInterfaces.First : occurrence.Detail.Split('|')[0].Replace(" and ", ";"))
            : ImmutableDictionary<string, string?>.Empty;

    private static object[] Arguments(Occurrence occurrence, string name, BodyContext context) => occurrence.Misuse switch
    {
        Misuse.CallInFinalState or Misuse.CallInFinalStateByOnePage => [name, Ended(occurrence.Job!)],
        Misuse.FlagsIgnoredByCommandLine or Misuse.MaskReplaced => [NotifyFlags.Enumerate(occurrence.Flags)],
        Misuse.CommandLineNeverRuns => [NotifyFlags.Describe(occurrence.Value!.Bits.Ones)],
        Misuse.HandlerNeverRuns => [occurrence.Detail, NotifyFlags.Enumerate(occurrence.Flags)],
        Misuse.CallbackLacksInterface or Misuse.EventOfAnotherJobType or Misuse.FlagNeedsNewerWindows =>
            [NotifyFlags.Enumerate(occurrence.Flags), .. occurrence.Detail.Split('|')],
        Misuse.NoCallback => [occurrence.Detail],
        Misuse.SecondFileOfUpload or Misuse.SettingRemovedByTakeOwnership => [name],
        Misuse.PropertyTooLate => [occurrence.Detail, context.Points.MemberAt(occurrence.Causes[0]) ?? ""],
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
        var text = context.Points.MemberAt(site) is { } name
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
                "Next" => "the job is found among those of all programs here",
                "SetProperty" => "the content is made dynamic here",
                _ => $"{name} is called here",
            }
            : "the object is made here";
        return new(BlameAssignment.NameOf(context.Points[site]), text);
    }

    private static string LastStep(Occurrence occurrence, string member) => occurrence.Misuse switch
    {
        Misuse.CallInFinalState or Misuse.CallInFinalStateByOnePage => $"{member} is called on the ended job",
        Misuse.FlagsIgnoredByCommandLine or Misuse.CommandLineNeverRuns or Misuse.DisabledWithReceiver or Misuse.MaskReplaced =>
            $"the mask is {NotifyFlags.Describe(occurrence.Value!.Bits.Ones)} ({NotifyFlags.Hex(occurrence.Value.Bits.Ones)})",
        Misuse.HandlerNeverRuns when member == "SetNotifyFlags" =>
            $"the mask is {NotifyFlags.Describe(occurrence.Value!.Bits.Ones)} ({NotifyFlags.Hex(occurrence.Value.Bits.Ones)})",
        Misuse.CallbackLacksInterface or Misuse.EventOfAnotherJobType or Misuse.FlagNeedsNewerWindows =>
            $"the mask is {NotifyFlags.Describe(occurrence.Value!.Bits.Ones)} ({NotifyFlags.Hex(occurrence.Value.Bits.Ones)})",
        Misuse.NoCallback or Misuse.NotificationsTakenOver => "it is registered here",
        Misuse.HandlerNeverRuns => "a callback is registered here, and nothing asks for more than the default events",
        _ => $"{member} is called here",
    };

    private static string Verb(string? member) => member is { } name
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
            "Next" => "found",
            "SetProperty" => "made dynamic",
            _ => name,
        }
        : "made";

    private static SyntaxNode CallbackArgument(IOperation operation)
    {
        var position = operation is IInvocationOperation { TargetMethod.IsExtensionMethod: true } ? 1 : 0;
        return (operation as IInvocationOperation)?.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == position)?.Value.Syntax
            ?? BlameAssignment.NameOf(operation);
    }
}
