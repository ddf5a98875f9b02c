using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Judges the events that the mask in force requests: whether the callback has the interface they are delivered through, and whether a job of
/// this type has them at all.
/// </summary>
internal static class EventJudgement
{
    /// <summary>Whether the job has something that not every event goes with.</summary>
    public static bool MayFindFault(JobState state)
        => state.Interface.Presence == Presence.Present || state.Kind is JobKind.Upload or JobKind.UploadReply || state.DynamicContentSite != 0;

    public static ImmutableArray<Occurrence> Of(BodyContext context, JobState state, NumberValue mask)
    {
        // Whatever else is requested is ignored then, and has a report of its own.
        if (mask.Bits.HasAny(NotifyFlags.Disable))
        {
            return ImmutableArray<Occurrence>.Empty;
        }

        var occurrences = ImmutableArray.CreateBuilder<Occurrence>();
        if (state.Interface is { Presence: Presence.Present, ExactType: >= 0 and var number, Site: not 0 and var receiver, IsStale: var isStale } &&
            (isStale || !state.IsMaskStale) &&
            state.Class.Presence is Presence.Absent or Presence.Untouched)
        {
            var type = context.TypeOf(number);
            var (flags, interfaces) = context.Compilation.CallbackInterfaces.Lacking(type, mask.Bits.Ones);
            if (flags != 0)
            {
                occurrences.Add(new(
                    Misuse.CallbackLacksInterface, state.MaskSite, Causes(state.Interface.CreationSite, receiver, state.MaskSite), state, mask,
                    $"{interfaces}|{type.Name}", flags)
                {
                    Callback = type,
                });
            }
        }

        var impossible = state.Kind switch
        {
            JobKind.Upload => NotifyFlags.FileTransferred | NotifyFlags.FileRangesTransferred,
            JobKind.UploadReply => NotifyFlags.FileRangesTransferred,
            _ => state.DynamicContentSite != 0 ? NotifyFlags.FileRangesTransferred : 0,
        } & mask.Bits.Ones;
        if (impossible != 0)
        {
            var cause = state.Kind is JobKind.Upload or JobKind.UploadReply ? state.CreationSite : state.DynamicContentSite;
            var kind = state.Kind switch
            {
                JobKind.Upload => "an upload job",
                JobKind.UploadReply => "an upload-reply job",
                _ => "a job with dynamic content",
            };
            occurrences.Add(new(
                Misuse.EventOfAnotherJobType, state.MaskSite, Causes(cause, state.MaskSite), state, mask, kind, impossible));
        }

        return occurrences.ToImmutable();
    }

    private static ImmutableArray<int> Causes(params int[] sites) => sites.Where(static site => site != 0).ToImmutableArray();
}
