using System.Collections.Concurrent;
using System.Globalization;

namespace BitsAnalyzers.Runtime;

/// <summary>What an HRESULT of BITS means and what can be done about it.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/bits/bits-return-values">BITS return values</see></remarks>
public sealed class BitsErrorInfo
{
    private const uint HttpErrorBase = 0x80190000;
    private const string ReturnValuesPage = "https://learn.microsoft.com/windows/win32/bits/bits-return-values";

    private const int MaxUnknown = 4096;

    // One object for each HRESULT, so that two descriptions of one are equal.
    private static readonly ConcurrentDictionary<int, BitsErrorInfo> Known = new(
        HResultTable.Rows
            .Select(row => new BitsErrorInfo(row.HResult, row.Name, row.Meaning, row.Advice, HResultTable.Transient.Contains(row.HResult)))
            .Concat(ErrorTables.Transport.Concat(ErrorTables.Files)
                .Select(row => new BitsErrorInfo(unchecked((int)row.HResult), row.Name, row.Meaning, row.Advice, row.IsTransient)))
            .Select(info => new KeyValuePair<int, BitsErrorInfo>(info.HResult, info)));

    private BitsErrorInfo(int hresult, string name, string meaning, string advice, bool isTransient)
    {
        HResult = hresult;
        Name = name;
        Meaning = meaning;
        Advice = advice;
        IsTransient = isTransient;
    }

    /// <summary>The HRESULT.</summary>
    public int HResult { get; }

    /// <summary>The symbolic name, for example <c>BG_E_INVALID_STATE</c>; the hexadecimal value where it has none here.</summary>
    public string Name { get; }

    /// <summary>What it means when BITS answers with it.</summary>
    public string Meaning { get; }

    /// <summary>What to do about it; empty where there is nothing to say.</summary>
    public string Advice { get; }

    /// <summary>
    /// Whether it can pass by itself: BITS retries, or the same call can succeed later. <see langword="false"/> where somebody has to do
    /// something.
    /// </summary>
    public bool IsTransient { get; }

    /// <summary>The page that describes it.</summary>
    public string HelpLink => ReturnValuesPage;

    /// <summary>The status code of the server's answer, where the HRESULT stands for one (<c>BG_E_HTTP_ERROR_404</c> and so on).</summary>
    public int? HttpStatusCode => HttpStatusOf(HResult);

    /// <summary>Looks up an HRESULT. Values that are not known get their hexadecimal form as a name.</summary>
    /// <param name="hresult">The HRESULT.</param>
    /// <returns>The description.</returns>
    public static BitsErrorInfo For(int hresult)
    {
        if (Known.TryGetValue(hresult, out var info))
        {
            return info;
        }

        info = Describe(hresult);
        return Known.Count < MaxUnknown ? Known.GetOrAdd(hresult, info) : info;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Meaning}";

    private static BitsErrorInfo Describe(int hresult)
    {
        if (HttpStatusOf(hresult) is { } status)
        {
            return new(
                hresult,
                string.Format(CultureInfo.InvariantCulture, "BG_E_HTTP_ERROR_{0}", status),
                string.Format(CultureInfo.InvariantCulture, "The server answered with HTTP status {0}.", status),
                ErrorTables.AdviceForStatus(status),
                ErrorTables.IsTransientStatus(status));
        }

        return new(
            hresult,
            string.Format(CultureInfo.InvariantCulture, "0x{0:X8}", hresult),
            "The call failed.",
            "Look the number up, or ask BitsManager.DescribeError for the text of Windows.",
            isTransient: false);
    }

    private static int? HttpStatusOf(int hresult) =>
        unchecked((uint)hresult & 0xFFFF0000) == HttpErrorBase && (hresult & 0xFFFF) is >= 100 and < 600 ? hresult & 0xFFFF : null;
}
