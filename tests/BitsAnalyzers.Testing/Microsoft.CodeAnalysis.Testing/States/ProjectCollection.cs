namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The further projects of a test by name; asking for a new name makes a project.</summary>
public class ProjectCollection : Dictionary<string, ProjectState>
{
    private readonly string _defaultLanguage;
    private readonly string _defaultExtension;

    public ProjectCollection(string defaultLanguage, string defaultExtension)
    {
        _defaultLanguage = defaultLanguage;
        _defaultExtension = defaultExtension;
    }

    public new ProjectState this[string projectName] => this[projectName, _defaultLanguage];

    public ProjectState this[string projectName, string language]
    {
        get
        {
            if (language != _defaultLanguage)
            {
                throw new NotSupportedException($"Projects in {language} are not supported.");
            }

            if (!TryGetValue(projectName, out var project))
            {
                project = new ProjectState(projectName, language, $"/{projectName}/Test", _defaultExtension);
                Add(projectName, project);
            }

            return project;
        }
    }
}
