namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>What is to be said of a mask beside its bits.</summary>
[Flags]
internal enum MaskHistory
{
    None = 0,

    /// <summary>Flags joined by an operator that does not give their union (BITS003).</summary>
    WrongJoin = 1,

    /// <summary>Flags joined by an operator that happens to give their union, or a flag named twice (BITS004).</summary>
    LuckyJoin = 2,

    /// <summary>A constant of another family (BITS010).</summary>
    Foreign = 4,

    /// <summary>One of the above may be said: it was true of a part, or is a matter of judgement.</summary>
    PerhapsWrongJoin = 8,
    PerhapsLuckyJoin = 16,
    PerhapsForeign = 32,

    /// <summary>
    /// The mask in force that was read may be another one, because unknown code ran or the call that set it was bound to fail.
    /// </summary>
    PerhapsOther = 64,
}

/// <summary>A mask in an execution.</summary>
internal readonly record struct MaskValue(uint Bits, Causes Causes, MaskHistory History)
{
    /// <summary>What remains to be said when the mask becomes part of another.</summary>
    public MaskHistory HistoryAsPart
    {
        get
        {
            var certain = History & (MaskHistory.WrongJoin | MaskHistory.LuckyJoin | MaskHistory.Foreign);
            return (History & ~certain) | (MaskHistory)((int)certain * (int)MaskHistory.PerhapsWrongJoin);
        }
    }
}
