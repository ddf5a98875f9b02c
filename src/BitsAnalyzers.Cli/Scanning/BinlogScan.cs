using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Logging.StructuredLogger;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Cli.Scanning;

/// <summary>
/// Makes projects of the calls of the compiler that a build log has kept. The sources have to be where the build found them.
/// </summary>
internal static partial class BinlogScan
{
    public static IEnumerable<ScanUnit> Read(string path, Func<string, string> nameOf, ScanLog log)
    {
        var projects = new Dictionary<int, string>();
        foreach (var record in new BinLogReader().ReadRecords(path))
        {
            switch (record.Args)
            {
                case ProjectStartedEventArgs { BuildEventContext: { } context, ProjectFile: { } file }:
                    projects[context.ProjectContextId] = file;
                    break;

                case TaskCommandLineEventArgs { BuildEventContext: { } context } call when projects.TryGetValue(
                    context.ProjectContextId, out var project):
                    if (call.TaskName == "Vbc")
                    {
                        log.Note($"{nameOf(project)} is left out: Visual Basic is not supported.");
                    }
                    else if (call.TaskName == "Csc" && Open(call.CommandLine, project, nameOf(project), log) is { } unit)
                    {
                        yield return unit;
                    }

                    break;
            }
        }
    }

    private static ScanUnit? Open(string commandLine, string project, string name, ScanLog log)
    {
        var folder = Path.GetDirectoryName(project)!;
        if (!Directory.Exists(folder))
        {
            log.Fail(name, "its folder is not on this machine. Scan a build log on the machine where the build ran.");
            return null;
        }

        var workspace = new AdhocWorkspace();
        var arguments = CommandLineParser.SplitCommandLineIntoArguments(Program().Replace(commandLine, "", 1), removeHashComments: false);
        var info = CommandLineProject.CreateProjectInfo(
            Path.GetFileNameWithoutExtension(name), LanguageNames.CSharp, arguments, folder, workspace);
        var missing = info.Documents.Count(static document => !File.Exists(document.FilePath));
        if (missing > 0)
        {
            log.Fail(name, $"{missing} of its source files no longer exist.");
            return null;
        }

        // Analyzers and generators of the build are not run.
        var references = info.MetadataReferences
            .Where(static reference => reference is not PortableExecutableReference { FilePath: { } file } || File.Exists(file))
            .ToList();
        if (references.Count == 0)
        {
            log.Note($"{name}: its references are missing, so it is read against the reference assemblies of {Framework.Classic.Name}.");
            references.AddRange(Framework.Classic.Assemblies);
        }

        return new(name, workspace.AddProject(info.WithAnalyzerReferences([]).WithMetadataReferences(references)));
    }

    // The compiler is csc, csc.exe, or csc.dll behind the host that runs it; what follows are its arguments.
    [GeneratedRegex(
        @"^.*?\bcsc(\.exe|\.dll)?""?\s+(?=[/@-])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Program();
}
