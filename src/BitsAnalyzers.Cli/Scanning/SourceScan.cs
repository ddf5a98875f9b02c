using System.Text;
using BitsAnalyzers.Sarif;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.Cli.Scanning;

/// <summary>
/// Makes projects of sources that need not build here: each project file that there is gets its sources, and what belongs to none is one
/// more. Nothing of the code is run, and no project file is evaluated.
/// </summary>
internal sealed class SourceScan
{
    // What the SDK imports where a project asks for it.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly SourceFolder _folder;
    private readonly ScanLog _log;
    private readonly AdhocWorkspace _workspace = new();
    private readonly Dictionary<string, ProjectFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProjectId> _projects = new(StringComparer.Ordinal);

    public SourceScan(SourceFolder folder, ScanLog log)
    {
        _folder = folder;
        _log = log;
        foreach (var path in folder.WithExtension(".csproj"))
        {
            try
            {
                _files.Add(path, ProjectFile.Read(path));
            }
            catch (FormatException e)
            {
                log.Note($"{NameOf(path)} is not a project file, so it is left out: {e.Message}");
            }
        }

        foreach (var path in folder.WithExtension(".vbproj"))
        {
            log.Note($"{NameOf(path)} is left out: Visual Basic is not supported.");
        }
    }

    /// <summary>How many project files there are.</summary>
    public int Projects => _files.Count;

    /// <summary>All projects of the folder, one by one.</summary>
    public IEnumerable<ScanUnit> All(CancellationToken cancellationToken)
    {
        foreach (var file in _files.Values)
        {
            if (Open(file, cancellationToken) is { } unit)
            {
                yield return unit;
            }
        }

        var taken = _workspace.CurrentSolution.Projects
            .SelectMany(static project => project.Documents)
            .Select(static document => document.FilePath)
            .ToHashSet(
            StringComparer.Ordinal);
        var rest = _folder.WithExtension(".cs").Where(file => !taken.Contains(file)).ToList();
        if (rest.Count > 0)
        {
            var name = _files.Count == 0 ? Path.GetFileName(_folder.Path) : "files without a project";
            var id = Add(name, rest, file: null, [], cancellationToken);
            yield return new(name, _workspace.CurrentSolution.GetProject(id)!);
        }
    }

    /// <summary>One project.</summary>
    public ScanUnit? Open(string path, CancellationToken cancellationToken)
        => _files.TryGetValue(Path.GetFullPath(path), out var file) ? Open(file, cancellationToken) : null;

    private ScanUnit? Open(ProjectFile file, CancellationToken cancellationToken)
        => Add(file, cancellationToken) is { } id ? new(NameOf(file.Path), _workspace.CurrentSolution.GetProject(id)!) : null;

    // A project that leads back to itself is left as it is.
    private ProjectId? Add(ProjectFile file, CancellationToken cancellationToken)
    {
        if (_projects.TryGetValue(file.Path, out var known))
        {
            return _workspace.CurrentSolution.ContainsProject(known) ? known : null;
        }

        _projects.Add(file.Path, ProjectId.CreateNewId());
        var sources = file.Sources(
            _folder,
            _files.Values.Select(static other => other.Folder + Path.DirectorySeparatorChar).Where(
                folder => folder != file.Folder + Path.DirectorySeparatorChar));
        if (sources.Count == 0)
        {
            return null;
        }

        var references = file.ProjectReferences
            .Select(path => _files.TryGetValue(path, out var referenced) ? Add(referenced, cancellationToken) : null)
            .OfType<ProjectId>()
            .Distinct()
            .ToList();
        var missing = file.References
            .Where(name => !file.Assemblies.Any(path => _folder.Known.Contains(path) && Path.GetFileNameWithoutExtension(path) == name))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (missing.Count > 0)
        {
            var isOne = missing.Count == 1;
            _log.Note(
                $"{NameOf(file.Path)}: "
                + $"{string.Join(", ", missing.Take(8))}{(missing.Count > 8 ? $" and {missing.Count - 8} more" : "")} "
                + $"{(isOne ? "is" : "are")} not on this machine, so calls of {(isOne ? "it" : "them")} are unknown code.");
        }

        return Add(file.Name, sources, file, references, cancellationToken);
    }

    private ProjectId Add(
        string name, List<string> sources, ProjectFile? file, List<ProjectId> references, CancellationToken cancellationToken)
    {
        var framework = Framework.Named(file?.Frameworks ?? [])
            ?? Framework.Fitting(
                [.. sources.Select(path => CSharpSyntaxTree.ParseText(TextOf(path), path: path, cancellationToken: cancellationToken))],
                cancellationToken);
        _log.Note(
            $"{(file is null ? name : NameOf(file.Path))} is read from its {sources.Count} "
            + $"source {(sources.Count == 1 ? "file" : "files")}, against the reference assemblies of {framework.Name}.");

        var id = file is null ? ProjectId.CreateNewId() : _projects[file.Path];
        var documents = sources.Select(path => Document(id, path, TextOf(path))).ToList();
        if (file is { HasImplicitUsings: true })
        {
            documents.Add(Document(id, Path.Combine(file.Folder, "ImplicitUsings.g.cs"), SourceText.From(ImplicitUsings, Encoding.UTF8)));
        }

        var assemblies = (file?.Assemblies ?? []).Where(_folder.Known.Contains).Select(
            static path => MetadataReference.CreateFromFile(path));
        var info = ProjectInfo.Create(
            id,
            VersionStamp.Default,
            name,
            name,
            LanguageNames.CSharp,
            file?.Path ?? Path.Combine(_folder.Path, "none.csproj"),
            compilationOptions: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: file is { IsNullable: true } ? NullableContextOptions.Enable : NullableContextOptions.Disable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: framework.Symbols),
            documents: documents,
            projectReferences: references.Select(static reference => new ProjectReference(reference)),
            metadataReferences: [.. framework.Assemblies, .. assemblies]);
        var configurations = _folder.Files.Where(static path => Path.GetFileName(path) is ".editorconfig" or ".globalconfig")
            .Select(path => Document(id, path, TextOf(path)));
        _workspace.AddProject(info.WithAnalyzerConfigDocuments(configurations));
        return id;
    }

    private static DocumentInfo Document(ProjectId project, string path, SourceText text)
        => DocumentInfo.Create(
            DocumentId.CreateNewId(project),
            Path.GetFileName(path),
            loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default, path)),
            filePath: path);

    private static SourceText TextOf(string path)
    {
        using var stream = File.OpenRead(path);
        return SourceText.From(stream);
    }

    private string NameOf(string path) => new SourceRoot(_folder.Path).RelativeOrName(path);
}
