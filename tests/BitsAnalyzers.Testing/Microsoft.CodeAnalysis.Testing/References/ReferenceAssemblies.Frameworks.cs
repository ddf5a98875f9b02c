using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

public sealed partial class ReferenceAssemblies
{
    public static class Net
    {
        public static ReferenceAssemblies Net80 { get; } = EveryAssemblyOf("net8.0");

        public static ReferenceAssemblies Net100 { get; } = EveryAssemblyOf("net10.0");
    }

    public static class NetStandard
    {
        public static ReferenceAssemblies NetStandard20 { get; } = EveryAssemblyOf("netstandard2.0");
    }

    public static class NetFramework
    {
        public static class Net472
        {
            private static readonly ImmutableArray<string> Base =
            [
                "mscorlib", "System", "System.Core", "System.Data", "System.Data.DataSetExtensions", "System.Net.Http",
                "System.Xml", "System.Xml.Linq", "Microsoft.CSharp",
            ];

            public static ReferenceAssemblies Default { get; } = Assemblies(Base);

            public static ReferenceAssemblies WindowsForms { get; } =
                Assemblies(Base.AddRange("System.Deployment", "System.Drawing", "System.Windows.Forms"));

            public static ReferenceAssemblies Wpf { get; } =
                Assemblies(Base.AddRange("PresentationCore", "PresentationFramework", "System.Xaml", "WindowsBase"));

            private static ReferenceAssemblies Assemblies(ImmutableArray<string> names) => new(
                "net472",
                DesktopAssemblyIdentityComparer.Default,
                () => Resolve(ReferenceDirectories.Of("net472"), names));

            private static ImmutableArray<MetadataReference> Resolve(string directory, ImmutableArray<string> names) =>
            [
                .. names.Select(name => MetadataReference.CreateFromFile(Path.Combine(directory, $"{name}.dll"))),
                .. FilesIn(Path.Combine(directory, "Facades")).Select(file => MetadataReference.CreateFromFile(file)),
            ];
        }
    }
}
