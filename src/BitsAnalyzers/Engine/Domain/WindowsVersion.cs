namespace BitsAnalyzers.Engine.Domain;

/// <summary>A version of Windows: 6.1 is Windows 7, 10.0.15063 the first Windows 10 with callbacks for ranges.</summary>
internal readonly record struct WindowsVersion(int Major, int Minor, int Build) : IComparable<WindowsVersion>
{
    /// <summary>Newer than all that there will be.</summary>
    public static readonly WindowsVersion Newest = new(int.MaxValue, 0, 0);

    public static bool operator <(WindowsVersion left, WindowsVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(WindowsVersion left, WindowsVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(WindowsVersion left, WindowsVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(WindowsVersion left, WindowsVersion right) => left.CompareTo(right) >= 0;

    /// <summary>The version as platform names and project properties have it: <c>7.0</c> means Windows 7, whose number is 6.1.</summary>
    public static WindowsVersion? FromPlatform(string text)
    {
        if (FromText(text) is not { } version)
        {
            return null;
        }

        return version switch
        {
            { Major: 7 } => new(6, 1, version.Build),
            { Major: 8, Minor: 0 } => new(6, 2, version.Build),
            { Major: 8 } => new(6, 3, version.Build),
            _ => version,
        };
    }

    /// <summary>Reads one to four numbers with points between them.</summary>
    public static WindowsVersion? FromText(string text)
    {
        var numbers = new List<int>();
        foreach (var part in text.Split('.'))
        {
            if (!int.TryParse(
                part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers.Count > 4 ? null : new(numbers[0], numbers.Count > 1 ? numbers[1] : 0, numbers.Count > 2 ? numbers[2] : 0);
    }

    public int CompareTo(WindowsVersion other)
        => Major != other.Major ? Major.CompareTo(other.Major)
        : Minor != other.Minor ? Minor.CompareTo(other.Minor)
        : Build.CompareTo(other.Build);

    public override string ToString() => Build == 0 ? $"{Major}.{Minor}" : $"{Major}.{Minor}.{Build}";
}
