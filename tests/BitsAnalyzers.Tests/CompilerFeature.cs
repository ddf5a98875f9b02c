using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace BitsAnalyzers.Tests;

/// <summary>
/// Parts of the language that the compiler of a test run may be too old for: the suite runs on several versions of Roslyn.
/// </summary>
/// <remarks>
/// The newest version that is not a preview decides: a compiler may know the syntax of a feature before it takes the feature without the
/// preview language version.
/// </remarks>
internal sealed class CompilerFeature
{
    public static readonly CompilerFeature PrimaryConstructors = new("primary constructors", 1200);
    public static readonly CompilerFeature FieldKeyword = new("field keyword", 1400);
    public static readonly CompilerFeature ConditionalAssignments = new("conditional assignments", 1400);
    public static readonly CompilerFeature ExtensionBlocks = new("extension blocks", 1400);

    private readonly string _name;

    // The number of LanguageVersion, which the oldest compiler has no name for.
    private readonly int _since;

    private CompilerFeature(string name, int since)
    {
        _name = name;
        _since = since;
    }

    /// <summary>Skips the test that calls it where the compiler lacks the feature.</summary>
    public void Require()
        => Assert.SkipUnless((int)LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() >= _since, $"This compiler has no {_name}.");
}
