using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Flags;

/// <summary>
/// Removes the bits that BITS does not define. Where no other is there, an empty mask would be no better: it requests the end of the job,
/// as a job does that is told nothing.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits002UndefinedFlagFixProvider))]
internal sealed class Bits002UndefinedFlagFixProvider() : TextEditFixProvider(
    "BITS002",
    new MaskFix(
        "BITS002.RemoveUndefined",
        "Remove undefined flags",
        static place => place.Value is { } value
            ? $"Remove {NotifyFlags.Hex(value & ~NotifyFlags.Defined)}"
                + (HidesOthers(place) ? " and " + FlagTitle.Enumerate(NotifyFlags.Disable, place.Vocabulary) : "")
            : "Remove undefined flags",
        static place => new MaskRepair(place).Remove(Wrong(place)),
        removed: Wrong),
    new MaskFix(
        "BITS002.UseDefaultPair",
        "Replace undefined flags by BG_NOTIFY_JOB_TRANSFERRED and BG_NOTIFY_JOB_ERROR",
        static place => $"Use {FlagTitle.Enumerate(NotifyFlags.DefaultPair, place.Vocabulary)} instead",
        UseDefaultPair,
        static places => places.Any(HasNoOther)))
{
    private static IReadOnlyList<TextChange>? UseDefaultPair(MaskPlace place)
        => HasNoOther(place) ? new MaskRepair(place).Set(NotifyFlags.DefaultPair) : new MaskRepair(place).Remove(~NotifyFlags.Defined);

    // What is left without the undefined bits must not be a mask that hides most of itself.
    private static uint Wrong(MaskPlace place) => HidesOthers(place) ? ~NotifyFlags.Defined | NotifyFlags.Disable : ~NotifyFlags.Defined;

    private static bool HidesOthers(MaskPlace place)
        => place.Value is { } value && (value & NotifyFlags.Disable) != 0 && (value & NotifyFlags.Defined & ~NotifyFlags.Disable) != 0;

    private static bool HasNoOther(MaskPlace place) => place.Value is { } value && (value & NotifyFlags.Defined) == 0;
}
