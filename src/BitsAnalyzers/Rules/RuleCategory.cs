namespace BitsAnalyzers.Rules;

/// <summary>The families of rules, as they are named in <c>dotnet_analyzer_diagnostic.category-….severity</c>.</summary>
internal static class RuleCategory
{
    public const string Flags = "BitsFlags";
    public const string Receivers = "BitsReceivers";
    public const string Lifetime = "BitsLifetime";
    public const string Callbacks = "BitsCallbacks";
    public const string CommandLines = "BitsCommandLines";
    public const string Interop = "BitsInterop";
    public const string Explanations = "BitsExplanations";
}
