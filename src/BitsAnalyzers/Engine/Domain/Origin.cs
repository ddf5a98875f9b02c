namespace BitsAnalyzers.Engine.Domain;

/// <summary>The operations that made a value, the last one first; a list of site numbers that is compared by its content.</summary>
internal sealed record Origin(int Site, Origin? Earlier = null)
{
    // A proof longer than this is not read, and values that grow in loops must not grow for ever.
    private const int MaximumLength = 12;

    /// <summary>The origin of what the site makes of a value of an earlier origin.</summary>
    public static Origin Then(Origin? earlier, int site) => new(site, Without(earlier, site, MaximumLength - 1));

    public int Length
    {
        get
        {
            var length = 0;
            for (var origin = this; origin is not null; origin = origin.Earlier)
            {
                length++;
            }

            return length;
        }
    }

    public bool Contains(int site)
    {
        for (var origin = this; origin is not null; origin = origin.Earlier)
        {
            if (origin.Site == site)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Everything in the one and then in the other.</summary>
    public static Origin? Concat(Origin? first, Origin? second)
    {
        if (first is null || second is null)
        {
            return first ?? second;
        }

        var result = first;
        var sites = new Stack<int>();
        for (var origin = second; origin is not null; origin = origin.Earlier)
        {
            sites.Push(origin.Site);
        }

        foreach (var site in sites)
        {
            result = Then(result, site);
        }

        return result;
    }

    /// <summary>The same without a site.</summary>
    public static Origin? Without(Origin? origin, int site) => Without(origin, site, MaximumLength);

    /// <summary>One of two origins, whichever way round they come; null where one of them is not known.</summary>
    public static Origin? EarlierOf(Origin? left, Origin? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        var (first, second) = (left, right);
        while (first is not null && second is not null && first.Site == second.Site)
        {
            (first, second) = (first.Earlier, second.Earlier);
        }

        return first is null || (second is not null && first.Site < second.Site) ? left : right;
    }

    private static Origin? Without(Origin? origin, int site, int length)
        => origin is null || length == 0 ? null
        : origin.Site == site ? Without(origin.Earlier, site, length)
        : new(origin.Site, Without(origin.Earlier, site, length - 1));
}
