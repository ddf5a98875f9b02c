using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.CodeAnalysis.Testing;

public class MetadataReferenceCollection : List<MetadataReference>
{
    private static readonly ConcurrentDictionary<string, MetadataReference> References = new(StringComparer.Ordinal);

    public void Add(Assembly assembly) => Add(assembly.Location);

    public void Add(string path) => Add(References.GetOrAdd(path, file => MetadataReference.CreateFromFile(file)));
}
