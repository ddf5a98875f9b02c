namespace BitsAnalyzers.Runtime;

/// <summary>A part of a file.</summary>
/// <param name="Offset">First byte.</param>
/// <param name="Length">Number of bytes; <see langword="null"/> for the rest of the file.</param>
public readonly record struct BitsFileRange(long Offset, long? Length)
{
    internal Interop.BG_FILE_RANGE ToNative() => new()
    {
        InitialOffset = (ulong)Offset,
        Length = Length is { } length ? (ulong)length : Sizes.Unknown,
    };
}
