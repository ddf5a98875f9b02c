namespace BitsAnalyzers.Engine.Domain;

/// <summary>A string that is not null, and of which the whole or the start is known.</summary>
/// <param name="Text">The whole string, or its start, which may be empty.</param>
/// <param name="IsWhole">Whether nothing follows.</param>
/// <param name="Identity">What makes it the same as another of which no more is known; null for a whole string.</param>
/// <param name="Origin">How it came about; null where that is of no interest.</param>
internal sealed record TextValue(string Text, bool IsWhole = true, Value? Identity = null, Origin? Origin = null) : Value
{
    // No rule asks for more, and values that grow in loops must not grow for ever.
    private const int MaximumStart = 4096;

    /// <summary>A string of which nothing is known but that there is one.</summary>
    public static readonly TextValue AnyText = new("", IsWhole: false);

    public override Value Bare => IsWhole ? new TextValue(Text) : Identity ?? Unknown;

    /// <summary>What is known of a string that begins with one and goes on with another.</summary>
    public static TextValue Concat(TextValue left, TextValue right)
        => !left.IsWhole ? new(left.Text, IsWhole: false)
        : left.Text.Length + right.Text.Length <= MaximumStart ? new(left.Text + right.Text, right.IsWhole)
        : new((left.Text + right.Text).Substring(0, MaximumStart), IsWhole: false);

    /// <summary>What holds of both.</summary>
    public static TextValue Join(TextValue left, TextValue right)
    {
        var origin = Origin.EarlierOf(left.Origin, right.Origin);
        if (left.IsWhole && right.IsWhole && left.Text == right.Text)
        {
            return left with { Origin = origin };
        }

        var length = 0;
        while (length < left.Text.Length && length < right.Text.Length && left.Text[length] == right.Text[length])
        {
            length++;
        }

        return new(left.Text.Substring(0, length), IsWhole: false, left.Identity == right.Identity ? left.Identity : null, origin);
    }

    /// <summary>Whether the two may be the same string, as far as their starts tell.</summary>
    public static bool MayBeEqual(TextValue left, TextValue right)
    {
        var (shorter, longer) = left.Text.Length <= right.Text.Length ? (left, right) : (right, left);
        return longer.Text.StartsWith(shorter.Text, StringComparison.Ordinal)
            && (!shorter.IsWhole || shorter.Text.Length == longer.Text.Length);
    }

    public override bool Mentions(int site) => Identity is not null && Identity.Mentions(site);
}
