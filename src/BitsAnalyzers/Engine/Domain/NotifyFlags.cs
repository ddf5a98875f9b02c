namespace BitsAnalyzers.Engine.Domain;

/// <summary>The notification flags of BITS by value. The names in source code vary; the values do not.</summary>
internal static class NotifyFlags
{
    public const uint JobTransferred = 0x01;
    public const uint JobError = 0x02;
    public const uint Disable = 0x04;
    public const uint JobModification = 0x08;
    public const uint FileTransferred = 0x10;
    public const uint FileRangesTransferred = 0x20;

    /// <summary>Every flag that any version of BITS defines.</summary>
    public const uint Defined = 0x3F;

    /// <summary>The events a job reports unless it is told otherwise.</summary>
    public const uint DefaultPair = JobTransferred | JobError;

    private static readonly string[] s_names =
    [
        "BG_NOTIFY_JOB_TRANSFERRED",
        "BG_NOTIFY_JOB_ERROR",
        "BG_NOTIFY_DISABLE",
        "BG_NOTIFY_JOB_MODIFICATION",
        "BG_NOTIFY_FILE_TRANSFERRED",
        "BG_NOTIFY_FILE_RANGES_TRANSFERRED",
    ];

    /// <summary>How many flags there are; flag number n has the value <c>1 &lt;&lt; n</c>.</summary>
    public const int Count = 6;

    /// <summary>The name in the Windows headers of flag number <paramref name="number"/>.</summary>
    public static string NameOf(int number) => s_names[number];

    /// <summary>The flag of that name in the Windows headers, in any letter case; null where there is none.</summary>
    public static uint? Parse(string name)
    {
        var number = Array.FindIndex(s_names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        return number < 0 ? null : 1u << number;
    }

    /// <summary>The mask as an expression of Windows names, undefined bits as one hexadecimal number.</summary>
    public static string Describe(uint mask) => mask == 0 ? "0" : string.Join(" | ", Parts(mask));

    /// <summary>The flags of the mask as they stand in a sentence: <c>A, B and C</c>.</summary>
    public static string Enumerate(uint mask)
    {
        var parts = Parts(mask);
        return parts.Count switch
        {
            0 => "0",
            1 => parts[0],
            _ => string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[parts.Count - 1],
        };
    }

    public static string Hex(uint mask) => "0x" + mask.ToString("X", System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Parts(uint mask)
    {
        var parts = new List<string>();
        for (var number = 0; number < Count; number++)
        {
            if ((mask & (1u << number)) != 0)
            {
                parts.Add(s_names[number]);
            }
        }

        if ((mask & ~Defined) != 0)
        {
            parts.Add(Hex(mask & ~Defined));
        }

        return parts;
    }
}
