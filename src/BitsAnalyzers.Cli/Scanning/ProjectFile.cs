using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.FileSystemGlobbing;

namespace BitsAnalyzers.Cli.Scanning;

/// <summary>
/// What a project file says of its sources, read as text: nothing in it is evaluated, so a condition counts as true and a property as
/// unknown.
/// </summary>
internal sealed class ProjectFile
{
    private readonly XElement _root;

    private ProjectFile(string path, XElement root)
    {
        Path = path;
        _root = root;
    }

    public string Path { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Whether it is of the kind that came with .NET Core, which takes all files below its folder.</summary>
    public bool IsSdkStyle
        => _root.Attribute("Sdk") is not null
            || Elements("Sdk").Any()
            || Elements("Import").Any(static import => import.Attribute("Sdk") is not null);

    public bool HasImplicitUsings => Values("ImplicitUsings").Any(static value => value is "enable" or "true");

    public bool IsNullable => Values("Nullable").Any(static value => value == "enable");

    /// <summary>The frameworks that it names, in either way of writing.</summary>
    public IEnumerable<string> Frameworks
        => Values("TargetFrameworkVersion").Concat(Values("TargetFramework")).Concat(
            Values("TargetFrameworks").SelectMany(static value => value.Split(';')));

    public IEnumerable<string> ProjectReferences => Includes("ProjectReference").Select(FullPath);

    /// <summary>Assemblies that lie beside the sources.</summary>
    public IEnumerable<string> Assemblies => Values("HintPath").Select(FullPath);

    /// <summary>
    /// References to what has to come from elsewhere. Packages for the build alone, such as analyzers, are not used by the code.
    /// </summary>
    public IEnumerable<string> References
        => Elements("PackageReference").Where(static reference => !IsPrivate(reference)).Select(
            static reference => (string?)reference.Attribute("Include")).OfType<string>().Concat(Includes("COMReference")).Concat(
            Elements("Reference")
                .Where(static reference => reference.Elements().Any(static element => element.Name.LocalName == "HintPath"))
                .Select(static reference => (string?)reference.Attribute("Include") ?? "").Select(static name => name.Split(',')[0]));

    /// <exception cref="FormatException">The file is no project file.</exception>
    public static ProjectFile Read(string path)
    {
        try
        {
            // No entity, no document type, nothing from another address.
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return new(System.IO.Path.GetFullPath(path), XElement.Load(reader));
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>The sources of the project, among the files that may be read.</summary>
    public List<string> Sources(SourceFolder folder, IEnumerable<string> foldersOfOthers)
    {
        var own = Folder + System.IO.Path.DirectorySeparatorChar;
        var others = foldersOfOthers.Where(other => other.StartsWith(own, StringComparison.Ordinal)).ToList();
        var sources = new HashSet<string>(StringComparer.Ordinal);
        if (IsSdkStyle && !Values("EnableDefaultCompileItems").Concat(Values("EnableDefaultItems")).Contains("false"))
        {
            sources.UnionWith(folder.WithExtension(".cs").Where(file =>
                file.StartsWith(own, StringComparison.Ordinal)
                    && !others.Exists(other => file.StartsWith(other, StringComparison.Ordinal))));
        }

        sources.UnionWith(Matching(folder, "Include"));
        sources.ExceptWith(Matching(folder, "Remove"));
        return [.. sources.Order(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Matching(SourceFolder folder, string attribute)
    {
        foreach (var pattern in Elements("Compile").Select(item => (string?)item.Attribute(attribute)).OfType<string>().SelectMany(
            static value => value.Split(';')))
        {
            var path = pattern.Trim().Replace('\\', '/');
            if (!path.Contains('*', StringComparison.Ordinal))
            {
                if (path.Length > 0 && folder.Known.Contains(FullPath(path)))
                {
                    yield return FullPath(path);
                }

                continue;
            }

            var matcher = new Matcher(StringComparison.OrdinalIgnoreCase).AddInclude(path);
            foreach (var match in matcher.Match(Folder, folder.WithExtension(".cs")).Files)
            {
                yield return FullPath(match.Path);
            }
        }
    }

    private string FullPath(string path) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, path.Trim().Replace('\\', '/')));

    private static bool IsPrivate(XElement reference)
        => (reference.Attribute("PrivateAssets")?.Value
            ?? reference.Elements().FirstOrDefault(static element => element.Name.LocalName == "PrivateAssets")?.Value)
            ?.Equals("all", StringComparison.OrdinalIgnoreCase) == true;

    private IEnumerable<XElement> Elements(string name) => _root.Descendants().Where(element => element.Name.LocalName == name);

    private IEnumerable<string> Values(string name)
        => Elements(name).Select(static element => element.Value.Trim()).Where(static value => value.Length > 0);

    private IEnumerable<string> Includes(string name)
        => Elements(name).Select(static element => (string?)element.Attribute("Include")).OfType<string>();
}
