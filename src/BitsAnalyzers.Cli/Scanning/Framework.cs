using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using References = Basic.Reference.Assemblies;

namespace BitsAnalyzers.Cli.Scanning;

/// <summary>The reference assemblies that sources are read against where their own are not at hand.</summary>
/// <param name="Name">How it is called.</param>
/// <param name="Symbols">What the compiler defines for <c>#if</c>.</param>
/// <param name="Assemblies">The reference assemblies.</param>
internal sealed record Framework(string Name, IReadOnlyList<string> Symbols, IReadOnlyList<MetadataReference> Assemblies)
{
    private static readonly Lazy<Framework> s_classic = new(static () => new(
        ".NET Framework 4.7.2", ["TRACE", "NETFRAMEWORK", "NET472"], [.. References.Net472.References.All]));

    private static readonly Lazy<Framework> s_current = new(static () => new(
        ".NET 10",
        ["TRACE", "NET", "NET10_0", "NET10_0_OR_GREATER", "NET8_0_OR_GREATER", "NETCOREAPP"],
        [.. References.Net100.References.All]));

    public static Framework Classic => s_classic.Value;

    public static Framework Current => s_current.Value;

    /// <summary>The one that a project names; null where it names none.</summary>
    public static Framework? Named(IEnumerable<string> names)
    {
        var known = names.Where(static name => !name.Contains("$(", StringComparison.Ordinal)).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        return known.Exists(static name => name.StartsWith('v')
            || name.StartsWith("net4", StringComparison.Ordinal)
            || name.StartsWith("net2", StringComparison.Ordinal)
            || name.StartsWith("net3", StringComparison.Ordinal)) ? Classic : Current;
    }

    /// <summary>The one that has more of the namespaces which the sources use; the older one where they have as many.</summary>
    public static Framework Fitting(IReadOnlyCollection<SyntaxTree> trees, CancellationToken cancellationToken)
    {
        var roots = trees.Select(tree => tree.GetRoot(cancellationToken)).OfType<CompilationUnitSyntax>().ToList();
        var used = roots
            .SelectMany(static root => root.Usings)
            .Where(static name => name is { Alias: null, Name: not null } && name.StaticKeyword.RawKind == 0)
            .Select(static name => name.Name!.ToString())
            .ToHashSet(StringComparer.Ordinal);
        var missingInClassic = Missing(Classic, used);
        var missingInCurrent = Missing(Current, used);

        // A namespace for the whole file, and a using for the whole project, came with .NET 6.
        var isModern = roots.Exists(static root =>
            root.Members.OfType<FileScopedNamespaceDeclarationSyntax>().Any()
                || root.Usings.Any(static name => name.GlobalKeyword.RawKind != 0));
        return missingInCurrent < missingInClassic || (missingInCurrent == missingInClassic && isModern) ? Current : Classic;
    }

    private static int Missing(Framework framework, IEnumerable<string> namespaces)
    {
        var compilation = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create("namespaces", references: framework.Assemblies);
        return namespaces.Count(name =>
        {
            INamespaceSymbol? found = compilation.GlobalNamespace;
            foreach (var part in name.Split('.'))
            {
                found = found?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part);
            }

            return found is null;
        });
    }
}
