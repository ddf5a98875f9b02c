using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>What the text of a file says about its members outlives an edit, and is what it is without the file before.</summary>
public class DeclaredMembersTests
{
    private const string Source = """
        namespace Downloads
        {
            interface ILog { void Write(string text); }
            class Base { protected Base() => Prepare(); public virtual void Prepare() { } }
            class Download : Base
            {
                private int _count, _size;
                public Download(int count) { _count = count; Start(); }
                public override void Prepare() => Reset(_count + 1);
                public void Start() { Reset(0); Finish(); }
                private void Reset(int count) => _count = count;
                private void Finish() { long sum = _count; Reset((int)sum); }
                public int this[int index] => index + _size;
                public static Download operator +(Download left, int right) => new(right);
                record Part(string Name, int Size);
                class Inner { public void Run(Download download) => download.Start(); }
            }
        }
        """;

    [Fact]
    public void AfterAnEditTheyAreThoseOfTheNewText()
    {
        var random = new Random(20);
        string[] pieces =
            ["", " ", "}", "{", "Reset", "override ", "class ", "; void More() { Start(); }", "/*", "*/", ": Base", "\"", "int "];
        var tree = Parse(Source, "/edited.cs");
        for (var edit = 0; edit < 400; edit++)
        {
            // From time to time it is the old text again, so that it does not go to pieces.
            var text = edit % 20 == 0 ? SourceText.From(Source) : tree.GetText(TestContext.Current.CancellationToken);
            var start = random.Next(text.Length);
            var length = random.Next(3) == 0 ? Math.Min(random.Next(40), text.Length - start) : 0;
            tree = tree.WithChangedText(
                text.WithChanges(new TextChange(new(start, length), pieces[random.Next(pieces.Length)])));

            var fresh = tree.WithFilePath($"/{edit}.cs");
            Assert.Equal(Describe(fresh), Describe(tree));
        }
    }

    [Fact]
    public void WhatIsNotEditedIsNotReadAgain()
    {
        const string Path = "/one.cs";
        var before = Parse(Source, Path);
        var start = Source.IndexOf("Finish();", StringComparison.Ordinal);
        var text = before.GetText(TestContext.Current.CancellationToken);
        var after = before.WithChangedText(text.WithChanges(new TextChange(new(start, 0), "Reset(1); ")));

        var (old, edited) = (MembersOf(before), MembersOf(after));

        Assert.Equal(old.Length, edited.Length);
        var readAgain = old.Zip(edited)
            .Where(static pair => pair.First.Mentions != pair.Second.Mentions)
            .Select(static pair => pair.First.Key);
        Assert.Equal("Start", Assert.Single(readAgain));
    }

    private static ImmutableArray<DeclaredMember> MembersOf(SyntaxTree tree)
        => DeclaredMembers.Of(tree, TestContext.Current.CancellationToken).Members;

    private static IEnumerable<string> Describe(SyntaxTree tree)
    {
        var members = DeclaredMembers.Of(tree, TestContext.Current.CancellationToken);
        return members.Members
            .Select(static member =>
                $"{string.Join(' ', member.Names)} {member.IsOverride} {member.Key}: {string.Join(' ', member.Mentions)}")
            .Concat(members.MembersByMention
                .Select(static pair => $"{pair.Key} <- {string.Join(' ', pair.Value.Order(StringComparer.Ordinal))}")
                .Order(StringComparer.Ordinal));
    }

    private static SyntaxTree Parse(string source, string path)
        => CSharpSyntaxTree.ParseText(
            source, new(LanguageVersion.CSharp11), path, cancellationToken: TestContext.Current.CancellationToken);
}
