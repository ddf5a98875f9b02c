using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing.Model;

/// <summary>A project of a test with every default filled in.</summary>
public sealed class EvaluatedProjectState
{
    public EvaluatedProjectState(ProjectState state, ReferenceAssemblies defaultReferenceAssemblies)
    {
        Name = state.Name;
        AssemblyName = state.AssemblyName;
        Language = state.Language;
        DefaultPrefix = state.DefaultPrefix;
        ReferenceAssemblies = state.ReferenceAssemblies ?? defaultReferenceAssemblies;
        OutputKind = state.OutputKind ?? OutputKind.DynamicallyLinkedLibrary;
        DocumentationMode = state.DocumentationMode ?? DocumentationMode.Diagnose;
        Sources = [.. state.Sources];
        AdditionalFiles = [.. state.AdditionalFiles];
        AnalyzerConfigFiles = [.. state.AnalyzerConfigFiles];
        AdditionalProjectReferences = [.. state.AdditionalProjectReferences];
        AdditionalReferences = [.. state.AdditionalReferences];
    }

    private EvaluatedProjectState(EvaluatedProjectState other, ImmutableArray<(string filename, SourceText content)> sources)
    {
        Name = other.Name;
        AssemblyName = other.AssemblyName;
        Language = other.Language;
        DefaultPrefix = other.DefaultPrefix;
        ReferenceAssemblies = other.ReferenceAssemblies;
        OutputKind = other.OutputKind;
        DocumentationMode = other.DocumentationMode;
        Sources = sources;
        AdditionalFiles = other.AdditionalFiles;
        AnalyzerConfigFiles = other.AnalyzerConfigFiles;
        AdditionalProjectReferences = other.AdditionalProjectReferences;
        AdditionalReferences = other.AdditionalReferences;
    }

    public string Name { get; }

    public string AssemblyName { get; }

    public string Language { get; }

    public ReferenceAssemblies ReferenceAssemblies { get; }

    public OutputKind OutputKind { get; }

    public DocumentationMode DocumentationMode { get; }

    public ImmutableArray<(string filename, SourceText content)> Sources { get; }

    public ImmutableArray<(string filename, SourceText content)> AdditionalFiles { get; }

    public ImmutableArray<(string filename, SourceText content)> AnalyzerConfigFiles { get; }

    public ImmutableArray<string> AdditionalProjectReferences { get; }

    public ImmutableArray<MetadataReference> AdditionalReferences { get; }

    internal string DefaultPrefix { get; }

    public EvaluatedProjectState WithSources(ImmutableArray<(string filename, SourceText content)> sources) => new(this, sources);
}
