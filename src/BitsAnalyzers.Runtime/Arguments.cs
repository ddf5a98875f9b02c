using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

/// <summary>Limits of BITS that are checked before any call, so that a mistake is named by its argument.</summary>
internal static class Arguments
{
    private const int MaxRemoteUrlLength = 2200;
    private static readonly char[] Separators = ['\\', '/'];
    private static readonly char[] ForbiddenCharacters = ['"', '<', '>', '|', '?', '*', ':'];

    private static readonly HashSet<string> DeviceNames = new(
        new[] { "CON", "PRN", "AUX", "NUL" }.Concat(Enumerable.Range(1, 9).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" })),
        StringComparer.OrdinalIgnoreCase);

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
        if (!IsWindowsFullPath(path))
        {
            if (Path.DirectorySeparatorChar != '/' || path[0] != '/')
            {
                throw new ArgumentException(
                    $"'{path}' is no full path. BITS expands neither relative paths nor environment variables.", parameterName);
            }
        }
        else if (FindWindowsFault(path) is { } fault)
        {
            throw new ArgumentException($"'{path}' {fault}", parameterName);
        }

        if (path[path.Length - 1] is '\\' or '/')
        {
            throw new ArgumentException($"'{path}' names a folder, not a file.", parameterName);
        }
    }

    public static BitsFileRequest[] RequireFiles(IEnumerable<BitsFileRequest> files, string parameterName)
    {
        var list = (files ?? throw new ArgumentNullException(parameterName)).ToArray();
        if (list.Length == 0)
        {
            throw new ArgumentException("There is no file.", parameterName);
        }

        var paths = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in list)
        {
            _ = file ?? throw new ArgumentException("A file is null.", parameterName);
            RequireRemoteUrl(file.RemoteUrl ?? throw new ArgumentException("The address of a file is null.", parameterName), parameterName);
            RequireFullPath(file.LocalPath ?? throw new ArgumentException("The path of a file is null.", parameterName), parameterName);
            if (!paths.Add(file.LocalPath))
            {
                throw new ArgumentException($"Two files have the path '{file.LocalPath}': one would overwrite the other.", parameterName);
            }
        }

        return list;
    }

    /// <summary>What Windows has against the name of a file, as the rest of a sentence; <see langword="null"/> for nothing.</summary>
    public static string? FindWindowsFault(string path)
    {
        const string extendedPrefix = @"\\?\";
        var rest = path.StartsWith(extendedPrefix, StringComparison.Ordinal) ? path.Substring(extendedPrefix.Length) : path;
        if (rest.Length > 1 && rest[1] == ':')
        {
            rest = rest.Substring(2);
        }

        var forbidden = rest.IndexOfAny(ForbiddenCharacters);
        if (forbidden >= 0)
        {
            return $"has the character '{rest[forbidden]}', which Windows allows in no name.";
        }

        if (rest.Any(char.IsControl))
        {
            return "has a control character, which Windows allows in no name.";
        }

        foreach (var name in rest.Split(Separators))
        {
            var stem = name.Split('.')[0].TrimEnd(' ');
            if (DeviceNames.Contains(stem))
            {
                return $"has the part '{name}', which is the name of a device.";
            }
        }

        return null;
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
        var seconds = Math.Ceiling(value.TotalSeconds);
        if (value < TimeSpan.Zero || seconds > uint.MaxValue || (value > TimeSpan.Zero && value < TimeSpan.FromSeconds(1)))
        {
            throw new ArgumentOutOfRangeException(
                parameterName, value, "BITS counts whole seconds: the time is 0, or from 1 to 4294967295 seconds.");
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
