using System.Collections.Concurrent;
using System.Collections.Immutable;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>A Markdown file of this repository, read the way GitHub reads it.</summary>
internal sealed class MarkdownPage
{
    private static readonly ConcurrentDictionary<string, MarkdownPage> s_pages = new(StringComparer.Ordinal);

    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .UsePreciseSourceLocation()
        .Build();

    private MarkdownPage(string path)
    {
        Path = path;
        Text = Repository.Read(path);
        Document = Markdown.Parse(Text, s_pipeline);
        Sections = [.. SectionsOf(Document)];
        Samples =
        [
            .. Document.Descendants<FencedCodeBlock>().Where(block => block.Info == CodeSample.Language).Select(
                block => new CodeSample(block))
        ];
    }

    public string Path { get; }

    public string Text { get; }

    public MarkdownDocument Document { get; }

    /// <summary>What stands below each heading of the second level; what stands above the first one has no title.</summary>
    public ImmutableArray<Section> Sections { get; }

    public ImmutableArray<CodeSample> Samples { get; }

    /// <summary>The options that a block of configuration on the page sets; they hold for its samples.</summary>
    public ImmutableDictionary<string, string> Options => Document.Descendants<FencedCodeBlock>()
        .Where(static block => block.Info == "ini")
        .SelectMany(static block => block.Lines.ToString().Split('\n'))
        .Where(static line => line.StartsWith("bits_analyzers.", StringComparison.Ordinal))
        .Select(static line => line.Split('=', StringSplitOptions.TrimEntries))
        .ToImmutableDictionary(static option => option[0], static option => option[1], StringComparer.Ordinal);

    public IEnumerable<string> Links => Document.Descendants<LinkInline>().Select(link => link.Url ?? "");

    public IEnumerable<string> Anchors => Document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? "");

    public static IEnumerable<MarkdownPage> All => Repository.FilesBelow(".", "*.md").Select(Load);

    public static MarkdownPage Load(string path) => s_pages.GetOrAdd(path, static path => new MarkdownPage(path));

    public Section SectionNamed(string title) => Sections.Single(section => section.Title == title);

    public override string ToString() => Path;

    /// <summary>The heading as it reads, without its markup.</summary>
    public static string PlainText(HeadingBlock heading)
        => string.Concat(heading.Inline!.Descendants<LeafInline>().Select(static inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        _ => "",
    }));

    /// <summary>The texts of the cells of a table, row by row, without its head.</summary>
    public static IEnumerable<string[]> Rows(Table table)
        => table.Cast<TableRow>().Where(static row => !row.IsHeader).Select(static row => row.Select(CellText).ToArray());

    private static string CellText(Block cell)
        => string.Concat(cell.Descendants<LiteralInline>().Select(static literal => literal.Content.ToString()));

    private static IEnumerable<Section> SectionsOf(MarkdownDocument document)
    {
        var title = "";
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: 2 } heading)
            {
                yield return new Section(title, blocks.ToImmutable());
                title = PlainText(heading);
                blocks.Clear();
            }
            else
            {
                blocks.Add(block);
            }
        }

        yield return new Section(title, blocks.ToImmutable());
    }

    internal sealed record Section(string Title, ImmutableArray<Block> Blocks)
    {
        public IEnumerable<string> Links
            => Blocks.OfType<LeafBlock>()
                .SelectMany(block => block.Inline?.Descendants<LinkInline>() ?? [])
                .Select(link => link.Url ?? "");
    }
}
