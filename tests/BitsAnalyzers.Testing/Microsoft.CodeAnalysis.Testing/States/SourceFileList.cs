using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Source files; those added without a name are numbered.</summary>
public class SourceFileList : SourceFileCollection
{
    private readonly string _defaultPrefix;
    private readonly string _defaultExtension;

    public SourceFileList(string defaultPrefix, string defaultExtension)
    {
        _defaultPrefix = defaultPrefix;
        _defaultExtension = defaultExtension;
    }

    private string NextName => $"{_defaultPrefix}{Count}.{_defaultExtension}";

    public void Add(string content) => Add((NextName, content));

    public void Add(SourceText content) => Add((NextName, content));
}
