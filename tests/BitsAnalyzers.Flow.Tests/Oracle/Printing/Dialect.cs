using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Printing;

/// <summary>How the interop declarations look that a program is printed against.</summary>
/// <param name="Name">A name for test output.</param>
/// <param name="MaskParameter">The type of the parameter of SetNotifyFlags.</param>
/// <param name="ReturnsValues">Whether getters return what others give back through <c>out</c>.</param>
/// <param name="PreservesResults">Whether methods return their HRESULT, so that callers have to turn it into an exception.</param>
/// <param name="Redeclares">Whether a derived interface declares the members of its base again.</param>
internal sealed record Dialect(string Name, MaskType MaskParameter, bool ReturnsValues, bool PreservesResults, bool Redeclares)
{
    public static readonly Dialect Classic = new(
        "classic", MaskType.Number, ReturnsValues: false, PreservesResults: false, Redeclares: true);

    public static readonly Dialect Results = new(
        "preserved results", MaskType.Number, ReturnsValues: false, PreservesResults: true, Redeclares: true);

    public static readonly ImmutableArray<Dialect> All =
    [
        Classic,
        new("enum parameter", MaskType.Flags, ReturnsValues: false, PreservesResults: false, Redeclares: true),
        new("returned values", MaskType.Number, ReturnsValues: true, PreservesResults: false, Redeclares: false),
        Results,
    ];

    /// <summary>This one, or the one with results where the program keeps some.</summary>
    public Dialect For(BitsProgram program)
        => Descendants.Of(program.Body).Any(static statement => statement is JobCall { Result: not null } or JobCall { IsDropped: true })
            ? Results
            : this;

    public override string ToString() => Name;
}
