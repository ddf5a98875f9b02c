using System.Runtime.CompilerServices;
using BitsAnalyzers.Sarif;

namespace BitsAnalyzers.Cli.Scanning;

/// <summary>Decides how a target is read: a solution, a project, a folder, or a build log.</summary>
/// <param name="path">The target.</param>
/// <param name="sourcesOnly">Whether no build file is evaluated.</param>
internal sealed class TargetScan(string path, bool sourcesOnly, ScanLog log)
{
    private readonly string _path = Path.GetFullPath(path);
    private SourceScan? _sources;

    /// <summary>What paths are relative to.</summary>
    public SourceRoot Root { get; } = SourceRoot.Around(Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!);

    /// <summary>How many projects there are, as soon as it is known; one for several frameworks counts as one.</summary>
    public int? Projects { get; private set; }

    public IAsyncEnumerable<ScanUnit> Units(CancellationToken cancellationToken)
        => Directory.Exists(_path) ? Folder(cancellationToken)
        : !File.Exists(_path) ? Nothing("there is no such file or folder.")
        : Path.GetExtension(_path).ToUpperInvariant() switch
        {
            ".SLN" or ".SLNX" => Solution(cancellationToken),
            ".CSPROJ" => Project(_path, cancellationToken),
            ".BINLOG" => Binlog(),
            ".VBPROJ" => Nothing("Visual Basic is not supported."),
            _ => Nothing("it is not a folder, a solution, a C# project or a build log (.binlog)."),
        };

    private async IAsyncEnumerable<ScanUnit> Folder([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var folder = SourceFolder.Read(_path, log, cancellationToken);
        if (!folder.WithExtension(".cs").Any())
        {
            log.Fail(NameOf(_path), "there are no C# files in it.");
            yield break;
        }

        var sources = new SourceScan(folder, log);
        Projects = Math.Max(1, sources.Projects);
        foreach (var unit in sources.All(cancellationToken))
        {
            yield return unit;
        }
    }

    private async IAsyncEnumerable<ScanUnit> Solution([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<string> projects;
        try
        {
            projects = await MsBuildScan.ProjectsOfAsync(_path, cancellationToken).ConfigureAwait(false);
        }
        catch (FormatException e)
        {
            log.Fail(NameOf(_path), e.Message);
            yield break;
        }

        Projects = projects.Count(static project => Path.GetExtension(project).Equals(".csproj", StringComparison.OrdinalIgnoreCase));
        foreach (var project in projects)
        {
            switch (Path.GetExtension(project).ToUpperInvariant())
            {
                case ".CSPROJ" when File.Exists(project):
                    await foreach (var unit in Project(project, cancellationToken).ConfigureAwait(false))
                    {
                        yield return unit;
                    }

                    break;

                case ".CSPROJ":
                    log.Fail(NameOf(project), "the solution names it, but the file does not exist.");
                    break;

                case ".VBPROJ":
                    log.Note($"{NameOf(project)} is left out: Visual Basic is not supported.");
                    break;
            }
        }
    }

    private async IAsyncEnumerable<ScanUnit> Project(string project, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Projects ??= 1;
        if (!sourcesOnly)
        {
            log.Note($"{NameOf(project)}: its build files are evaluated. To run nothing of it, use --sources-only.");
            var units = await new MsBuildScan(log, NameOf).OpenAsync(project, cancellationToken).ConfigureAwait(false);
            foreach (var unit in units)
            {
                yield return unit;
            }

            if (units.Length > 0)
            {
                yield break;
            }
        }

        // Linked files and referenced projects may lie anywhere in the working copy.
        _sources ??= new(SourceFolder.Read(FolderAround(project), log, cancellationToken), log);
        if (_sources.Open(project, cancellationToken) is { } fromSources)
        {
            yield return fromSources;
        }
        else
        {
            log.Fail(NameOf(project), "there are no C# files in it.");
        }
    }

    private async IAsyncEnumerable<ScanUnit> Binlog()
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var isEmpty = true;
        var units = BinlogScan.Read(_path, NameOf, log).GetEnumerator();
        using (units)
        {
            while (Next(units))
            {
                isEmpty = false;
                yield return units.Current;
            }
        }

        if (isEmpty && log.Failures.Count == 0)
        {
            log.Fail(NameOf(_path), "it has no call of the C# compiler. Build again with --no-incremental.");
        }
    }

    private bool Next(IEnumerator<ScanUnit> units)
    {
        try
        {
            return units.MoveNext();
        }
        catch (Exception e) when (e is IOException or NotSupportedException or InvalidDataException or ArgumentException or FormatException)
        {
            log.Fail(NameOf(_path), "it is not a build log: " + e.Message);
            return false;
        }
    }

    private async IAsyncEnumerable<ScanUnit> Nothing(string reason)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        log.Fail(NameOf(_path), reason);
        yield break;
    }

    private string FolderAround(string project) => Root.Relative(project) is null ? Path.GetDirectoryName(project)! : Root.Absolute(".");

    private string NameOf(string file) => Root.RelativeOrName(file);
}
