namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

/// <summary>
/// A method body over the BITS calls. It can use the parameters of <see cref="Parameters"/>, whose values are its inputs. Names are unique
/// in a program, whatever the scope, but for what is declared again by a copy of its declaration.
/// </summary>
internal sealed record BitsProgram(Block Body)
{
    /// <summary>Whether the method is async.</summary>
    public bool IsAsync { get; init; }

    /// <summary>Whether the method is an iterator.</summary>
    public bool IsIterator { get; init; }
}

/// <summary>What every program gets.</summary>
internal static class Parameters
{
    public const string Manager = "manager";
    public const string Elsewhere = "elsewhere";
    public const string Callback = "callback";
    public const string MayBeNullCallback = "anyone";
    public const string Mode = "mode";
    public const string Count = "count";
    public const string Items = "items";
    public const string Jobs = "jobs";
    public const string Given = "given";
    public const string Holders = "holders";
    public const string Limit = "limit";
    public const string Ratio = "ratio";

    /// <summary>Jobs that come from outside.</summary>
    public static readonly string[] OutsideJobs = ["outside", "another"];

    public static readonly string[] Bools = ["a", "b", "c"];

    /// <summary>The values of <see cref="Mode"/> that are told apart, and one for all others.</summary>
    public const int ModeCount = 4;
}
