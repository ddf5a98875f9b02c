using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Configuration;

/// <summary>
/// What a project tells of the wrappers it uses from assemblies that cannot be seen into: lists of documentation comment ids, separated by
/// '|', because a semicolon begins a comment in an .editorconfig. They hold for the whole project, whichever file they are set for.
/// </summary>
internal sealed class WrapperOptions
{
    /// <summary>Members that take a mask, and types whose values are masks.</summary>
    public const string NotifyFlagsKey = "bits_analyzers.notify_flags_sinks";

    /// <summary>Methods after which the job is cancelled or acknowledged.</summary>
    public const string FinalStateKey = "bits_analyzers.final_state_members";

    /// <summary>Types whose objects stand for one job.</summary>
    public const string JobTypesKey = "bits_analyzers.job_types";

    private static readonly ImmutableArray<(string Key, string Kinds)> s_keys =
        ImmutableArray.Create((NotifyFlagsKey, "TMP"), (FinalStateKey, "M"), (JobTypesKey, "T"));

    private WrapperOptions(ImmutableArray<WrapperEntry> entries) => Entries = entries;

    /// <summary>The entries, each once, in the order of their keys.</summary>
    public ImmutableArray<WrapperEntry> Entries { get; }

    public static WrapperOptions Read(Compilation compilation, AnalyzerConfigOptionsProvider provider)
    {
        var entries = new List<WrapperEntry>();
        foreach (var (key, kinds) in s_keys)
        {
            foreach (var id in Values(compilation, provider, key)
                .SelectMany(static value => value.Split('|'))
                .Select(static id => id.Trim())
                .Distinct())
            {
                if (id.Length > 0)
                {
                    entries.Add(new(key, id, kinds));
                }
            }
        }

        return new(entries.ToImmutableArray());
    }

    private static IEnumerable<string> Values(Compilation compilation, AnalyzerConfigOptionsProvider provider, string key)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        if (provider.GlobalOptions.TryGetValue(key, out var global) && values.Add(global))
        {
            yield return global;
        }

        foreach (var tree in compilation.SyntaxTrees)
        {
            if (provider.GetOptions(tree).TryGetValue(key, out var value) && values.Add(value))
            {
                yield return value;
            }
        }
    }
}
