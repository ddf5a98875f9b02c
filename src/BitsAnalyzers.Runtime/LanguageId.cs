using System.Globalization;

namespace BitsAnalyzers.Runtime;

/// <summary>The LANGID of a culture: the low half of its LCID.</summary>
internal static class LanguageId
{
    private const int Mask = 0xFFFF;
    private const int PrimaryLanguage = 0x3FF;
    private const int Invariant = 0x7F;

    /// <summary>Zero, which lets Windows choose, for a culture without a language of its own: custom ones have a common LCID.</summary>
    public static int Of(CultureInfo culture)
    {
        var language = culture.LCID & Mask;
        return (language & PrimaryLanguage) is 0 or Invariant ? 0 : language;
    }
}
