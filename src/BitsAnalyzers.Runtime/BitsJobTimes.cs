using ComTypes = System.Runtime.InteropServices.ComTypes;

namespace BitsAnalyzers.Runtime;

/// <summary>Times of a job, in UTC.</summary>
/// <param name="Created">When the job was created.</param>
/// <param name="Modified">When the job last moved bytes or was modified.</param>
/// <param name="Transferred">When the job entered the state TRANSFERRED; <see langword="null"/> before.</param>
public readonly record struct BitsJobTimes(DateTimeOffset Created, DateTimeOffset Modified, DateTimeOffset? Transferred)
{
    internal static DateTimeOffset? FromFileTime(ComTypes.FILETIME time)
    {
        var ticks = ((long)time.dwHighDateTime << 32) | (uint)time.dwLowDateTime;
        return ticks <= 0 ? null : DateTimeOffset.FromFileTime(ticks).ToUniversalTime();
    }
}
