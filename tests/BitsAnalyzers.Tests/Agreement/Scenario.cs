using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Tests.Agreement;

/// <summary>A scenario as it is written: its name, and what its attribute says of it.</summary>
internal sealed class Scenario
{
    private readonly Dictionary<string, string> _outcome;

    public Scenario(MethodDeclarationSyntax method)
    {
        Name = method.Identifier.Text;
        var attribute = method.AttributeLists.SelectMany(list => list.Attributes).Single();
        _outcome = (attribute.ArgumentList?.Arguments ?? []).ToDictionary(
            argument => argument.NameEquals!.Name.Identifier.Text,
            argument => argument.Expression.ToString(),
            StringComparer.Ordinal);
    }

    public string Name { get; }

    /// <summary>The rule that reports something, or null.</summary>
    public string? Reports => _outcome.GetValueOrDefault("Reports")?.Trim('"');

    /// <summary>The symbolic name of the failure, or null.</summary>
    public string? Fails => LastName("Fails");

    public string[] Delivers => Events("Delivers");

    public string[] Withholds => Events("Withholds");

    public bool RunsProgram => _outcome.ContainsKey("RunsProgram");

    public bool WithholdsProgram => _outcome.ContainsKey("WithholdsProgram");

    /// <summary>The name of the difference of the implementation in Wine, or null.</summary>
    public string? OnWine => LastName("OnWine");

    /// <summary>The version of BITS that introduced a setting.</summary>
    public string Since => (LastName("Since") ?? "V1_0").TrimStart('V').Replace('_', '.');

    /// <summary>Whether something does not happen that the code is there for.</summary>
    public bool GoesWrong => Fails is not null || Withholds.Length > 0 || WithholdsProgram;

    public override string ToString() => Name;

    private string? LastName(string key) => _outcome.GetValueOrDefault(key)?.Split('.')[^1];

    private string[] Events(string key)
        => _outcome.TryGetValue(key, out var events) ? [.. events.Split('|').Select(name => name.Trim().Split('.')[^1])] : [];
}
