using Xunit;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>The links of all Markdown files lead somewhere.</summary>
public class LinkTests
{
    public static TheoryData<string> Pages => [.. MarkdownPage.All.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void InsideTheRepository(string path)
    {
        var broken = MarkdownPage.Load(path).Links.Where(link => !IsExternal(link) && !Resolves(path, link));
        Assert.Empty(broken);
    }

    /// <summary>Links to Microsoft's pages are those that lead readers to their own language.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void OutsideTheRepository(string path)
        => Assert.DoesNotMatch(
            @"http://|https://(docs\.microsoft\.com|msdn\.|learn\.microsoft\.com/[a-z]{2}-[a-z]{2}/)", MarkdownPage.Load(path).Text);

    private static bool IsExternal(string link) => link.StartsWith("https://", StringComparison.Ordinal);

    private static bool Resolves(string path, string link)
    {
        var parts = link.Split('#');
        var target = parts[0].Length == 0 ? path : Normalise($"{Path.GetDirectoryName(path)}/{parts[0]}");
        return Repository.Exists(target)
            && (parts.Length == 1 || MarkdownPage.Load(target).Anchors.Contains(parts[1], StringComparer.Ordinal));
    }

    // A path without "..", and without "/" in front, as the pages are kept by it.
    private static string Normalise(string path) => Path.GetFullPath("/" + path).TrimStart('/');
}
