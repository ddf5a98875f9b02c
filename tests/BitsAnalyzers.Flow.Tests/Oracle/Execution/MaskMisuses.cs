using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>What is wrong with a mask by its value and history (BITS001 to BITS008, BITS010).</summary>
internal static class MaskMisuses
{
    private const uint Defined = 0x3F;
    private const uint Transferred = 0x01;
    private const uint Error = 0x02;
    private const uint Disable = 0x04;

    public static void Note(SetNotifyFlags call, MaskValue mask, Visit visit)
    {
        var (bits, causes, history) = mask;
        var isFirm = !history.HasFlag(MaskHistory.PerhapsOther);
        NoteIf((bits & Disable) != 0 && (bits & Defined & ~Disable) != 0, RuleIds.DisableHidesFlags, isFirm);
        NoteIf((bits & ~Defined) != 0, RuleIds.UndefinedFlag, isFirm);
        NoteIf(bits == 0, RuleIds.ZeroRequestsNoEvents, isFirm);
        NoteIf(bits != 0 && (bits & (Transferred | Error | Disable)) == 0, RuleIds.EndNeverAnnounced, isFirm);
        NoteIf((bits & Transferred) != 0 && (bits & (Error | Disable)) == 0, RuleIds.FailureNeverAnnounced, isFirm);
        NoteIf((bits & Error) != 0 && (bits & (Transferred | Disable)) == 0, RuleIds.SuccessNeverAnnounced, isFirm);
        NoteIf(history.HasFlag(MaskHistory.WrongJoin), RuleIds.FlagsNotCombinedWithOr, isFirm);
        NoteIf(history.HasFlag(MaskHistory.PerhapsWrongJoin), RuleIds.FlagsNotCombinedWithOr, isFirm: false);
        NoteIf(history.HasFlag(MaskHistory.LuckyJoin), RuleIds.UseOrToCombineFlags, isFirm: !history.HasFlag(MaskHistory.WrongJoin));
        NoteIf(history.HasFlag(MaskHistory.PerhapsLuckyJoin), RuleIds.UseOrToCombineFlags, isFirm: false);
        NoteIf(history.HasFlag(MaskHistory.Foreign), RuleIds.ConstantOfAnotherFamily, isFirm);
        NoteIf(history.HasFlag(MaskHistory.PerhapsForeign), RuleIds.ConstantOfAnotherFamily, isFirm: false);
        NoteIf(IsMadeOfLiterals(call.Mask) && (bits & ~Defined) == 0 && bits != 0, RuleIds.UseNamedFlags, isFirm: true);

        void NoteIf(bool condition, string rule, bool isFirm)
        {
            if (condition)
            {
                visit.Misuses.Add(new(rule, call.Site, causes, isFirm));
            }
        }
    }

    private static bool IsMadeOfLiterals(MaskExpression mask) => mask switch
    {
        NumberLiteral => true,
        MaskCast cast => IsMadeOfLiterals(cast.Operand),
        MaskOperation { Operator: MaskOperator.Or } or => IsMadeOfLiterals(or.Left) && IsMadeOfLiterals(or.Right),
        _ => false,
    };
}
