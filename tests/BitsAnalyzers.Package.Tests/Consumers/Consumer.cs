namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>A project that references one of the packages.</summary>
/// <param name="Name">The name of the project and of its folder.</param>
/// <param name="Files">The files of the project beside the project file.</param>
internal sealed record Consumer(string Name, params (string Name, string Text)[] Files)
{
    public string Frameworks { get; init; } = "net10.0";

    /// <summary>The id of the package.</summary>
    public string Package { get; init; } = PackedPackage.Analyzers;

    /// <summary>A package beside it, and its version.</summary>
    public (string Id, string Version)? OtherPackage { get; init; }

    /// <summary>The project that is referenced instead of a package.</summary>
    public Consumer? References { get; init; }

    /// <summary>Whether the project is built, and not only restored.</summary>
    public bool IsBuilt { get; init; } = true;

    /// <summary>Whether the analyzers that come with the SDK run, too. They take time.</summary>
    public bool HasAnalyzersOfSdk { get; init; }

    /// <summary>What stands in the property group of the project file.</summary>
    public string Properties { get; init; } = "";

    public string ProjectFile =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <TargetFrameworks>{Frameworks}</TargetFrameworks>
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
            <EnableNETAnalyzers>{(HasAnalyzersOfSdk ? "true" : "false")}</EnableNETAnalyzers>
            {Properties}
          </PropertyGroup>

          <ItemGroup>
            {Reference}
            {OtherReference}
          </ItemGroup>

          <ItemGroup Condition="'$(TargetFrameworkIdentifier)' == '.NETFramework'">
            <PackageReference Include="Microsoft.NETFramework.ReferenceAssemblies" Version="1.0.2" PrivateAssets="all" />
          </ItemGroup>

        </Project>
        """;

    private string Reference => References is { } project
        ? $"""<ProjectReference Include="../{project.Name}/{project.Name}.csproj" />"""
        : $"""<PackageReference Include="{Package}" Version="{PackedPackage.Version}" {(Package == PackedPackage.Analyzers ? "PrivateAssets=\"all\" " : "")}/>""";

    private string OtherReference => OtherPackage is { } other
        ? $"""<PackageReference Include="{other.Id}" Version="{other.Version}" />"""
        : "";

    public override string ToString() => Name;
}
