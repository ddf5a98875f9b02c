using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

/// <summary>Limits of BITS that are checked before any call, so that a mistake is named by its argument.</summary>
internal static class Arguments
{
    private const int MaxRemoteUrlLength = 2200;

    public static void RequireRemoteUrl(string url, string parameterName)
    {
        RequireText(url, parameterName);
        if (url.Length > MaxRemoteUrlLength)
        {
            throw new ArgumentException($"An address has at most {MaxRemoteUrlLength} characters.", parameterName);
        }
    }

    public static void RequireText(string value, string parameterName)
    {
        _ = value ?? throw new ArgumentNullException(parameterName);
        if (value.Length == 0)
        {
            throw new ArgumentException("The value is empty.", parameterName);
        }
    }

    public static void RequireMaxLength(string value, int maxLength, string parameterName)
    {
        _ = value ?? throw new ArgumentNullException(parameterName);
        if (value.Length > maxLength)
        {
            throw new ArgumentException($"BITS takes at most {maxLength} characters here, not {value.Length}.", parameterName);
        }
    }

    /// <summary>Full in the sense of Windows or of the system this runs on: the simulator uses the paths of its host.</summary>
    public static void RequireFullPath(string path, string parameterName)
    {
        RequireText(path, parameterName);
        if (!IsWindowsFullPath(path) && !(Path.DirectorySeparatorChar == '/' && path[0] == '/'))
        {
            throw new ArgumentException($"'{path}' is no full path. BITS expands neither relative paths nor environment variables.", parameterName);
        }
    }

    public static bool IsWindowsFullPath(string path) =>
        (path.Length > 3 && IsLetter(path[0]) && path[1] == ':' && path[2] is '\\' or '/')
        || (path.Length > 4 && path.StartsWith(@"\\", StringComparison.Ordinal));

    public static BG_FILE_RANGE[] RequireRanges(BitsFileRange[] ranges, string parameterName)
    {
        _ = ranges ?? throw new ArgumentNullException(parameterName);
        if (ranges.Length == 0)
        {
            throw new ArgumentException("There is no range.", parameterName);
        }

        foreach (var range in ranges)
        {
            if (range.Offset < 0 || range.Length <= 0)
            {
                throw new ArgumentException($"{range} is empty or begins before the file.", parameterName);
            }
        }

        return Array.ConvertAll(ranges, range => range.ToNative());
    }

    public static uint RequireSeconds(TimeSpan value, string parameterName)
    {
        var seconds = value.TotalSeconds;
        if (seconds < 0 || seconds > uint.MaxValue)
        {
            throw new ArgumentOutOfRangeException(parameterName, value, "BITS counts whole seconds, from 0 to 4294967295.");
        }

        return (uint)seconds;
    }

    public static void RequireDefined<TEnum>(TEnum value, int last, string parameterName)
        where TEnum : struct, Enum
    {
        var number = Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture);
        if (number < 0 || number > last)
        {
            throw new ArgumentOutOfRangeException(parameterName, value, "The value is not defined.");
        }
    }

    private static bool IsLetter(char c) => (uint)((c | 0x20) - 'a') < 26;
}
