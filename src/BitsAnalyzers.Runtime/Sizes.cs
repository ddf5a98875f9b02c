namespace BitsAnalyzers.Runtime;

/// <summary>BITS writes a size it does not know as the largest 64-bit number (BG_SIZE_UNKNOWN).</summary>
internal static class Sizes
{
    public const ulong Unknown = ulong.MaxValue;

    public static long? Known(ulong size) => size > long.MaxValue ? null : (long)size;
}
