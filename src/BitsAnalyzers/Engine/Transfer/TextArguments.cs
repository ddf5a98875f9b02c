using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>The strings that a call hands to BITS.</summary>
/// <param name="Member">The member called: SetNotifyCmdLine with a program and its parameters, or one that takes a name or a
/// description.</param>
/// <param name="First">The program, the name or the description.</param>
/// <param name="Second">The parameters; unknown where the member takes none.</param>
/// <param name="IsFirstNull">Whether the first is null.</param>
/// <param name="IsSecondPresent">Whether the second is not null.</param>
internal sealed record TextArguments(string Member, Value First, Value Second, bool IsFirstNull, bool IsSecondPresent)
{
    /// <summary>The argument by its place in the signature.</summary>
    public Value this[int ordinal] => ordinal == 0 ? First : Second;

    /// <summary>Where the strings were made.</summary>
    public ImmutableArray<int> Sites => SitesOf(First).Concat(SitesOf(Second)).Distinct().ToImmutableArray();

    public static TextArguments? Of(BitsCall call)
    {
        if (call.Wrapper is { Parameter: var place } && place != (call.Method.IsExtensionMethod ? 1 : 0))
        {
            // Rules about strings look for the first argument where the member has it.
            return null;
        }

        switch (call.Member.Name)
        {
            case "SetNotifyCmdLine":
                var (program, parameters) = (call.Arguments.ValueFor(0), call.Arguments.ValueFor(1));
                return new(
                    call.Member.Name,
                    program,
                    parameters,
                    Registrations.IsNullReference(program),
                    parameters is TextValue or ObjectValue || Registrations.IsDeclaredNotNull(call.Arguments.For(1)));
            case "CreateJob" or "SetDisplayName" or "SetDescription":
                return new(call.Member.Name, call.Arguments.ValueFor(0), Value.Unknown, IsFirstNull: false, IsSecondPresent: false);
            default:
                return null;
        }
    }

    /// <summary>Where a string was made, the first step first.</summary>
    public static IEnumerable<int> SitesOf(Value value)
    {
        var sites = new Stack<int>();
        for (var origin = (value as TextValue)?.Origin; origin is not null; origin = origin.Earlier)
        {
            sites.Push(origin.Site);
        }

        return sites;
    }
}
