namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

/// <summary>
/// What programs can have beyond plain calls and statements: each is a kind of code that has its own ways to mislead an analyzer.
/// </summary>
[Flags]
internal enum Kinds
{
    None = 0,

    /// <summary>Calls that return, that may throw or end the program, and that never return.</summary>
    Exits = 1,

    /// <summary>Fields, objects and captured variables that other code can write, and jobs that it is given.</summary>
    OtherCode = 2,

    /// <summary>Results that are kept, and asked in good and odd ways. Only where methods return their HRESULT.</summary>
    Results = 4,

    /// <summary>Types and methods of the program with names of the framework.</summary>
    Names = 8,

    /// <summary>Objects and jobs that are taken from elsewhere, in loops too.</summary>
    Loops = 16,

    /// <summary>Variables with a second name, elements of tuples and structs, properties that change what they are given.</summary>
    Values = 32,

    /// <summary>Comparisons that are false together with their opposite, and values that are not null.</summary>
    Comparisons = 64,

    /// <summary><c>yield return</c></summary>
    Yields = 128,

    /// <summary>Filters that see what is true before the finally blocks inside them have run.</summary>
    Filters = 256,

    /// <summary>Calls that are not compiled.</summary>
    Uncompiled = 512,

    /// <summary>More facts than an analyzer can keep apart.</summary>
    ManyFacts = 1024,

    All = 2047,
}

/// <summary>Takes a set of kinds apart.</summary>
internal static class EachKind
{
    public static IEnumerable<Kinds> In(Kinds kinds)
        => Enum.GetValues<Kinds>().Where(kind => kind is not (Kinds.None or Kinds.All) && kinds.HasFlag(kind));
}
