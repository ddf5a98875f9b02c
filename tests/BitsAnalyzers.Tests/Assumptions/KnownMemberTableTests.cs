using System.Collections.Immutable;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Tests.Assumptions;

/// <summary>The rows of the table are about members that exist, and about no others that are only called so.</summary>
public class KnownMemberTableTests
{
    // Not part of the framework that the tests have references of.
    private static readonly string[] s_elsewhere =
    [
        "System.Windows.",
        "System.Configuration.",
        "System.Diagnostics.EventLog",
        "System.Security.Principal.Windows",
        "System.Threading.Lock"
    ];

    private static IEnumerable<(string Type, string Member)> Rows
        => from type in KnownMemberTable.Types
           from member in KnownMemberTable.MembersOf(type)!.Keys
           select (type, member);

    [Fact]
    public async Task EachRowOfTheFrameworkIsThere()
    {
        var compilation = CSharpCompilation.Create("rows", references: await ReferencesAsync());
        var unknown = Rows
            .Where(
                row => row.Type.StartsWith("System.", StringComparison.Ordinal)
                    && !s_elsewhere.Any(name => row.Type.StartsWith(name, StringComparison.Ordinal)))
            .Where(row => compilation.GetTypeByMetadataName(row.Type) is not { } type ||
                (row.Member != KnownMemberTable.AnyMember && !type.GetMembers().Any(member => member.MetadataName == row.Member)))
            .Select(static row => $"{row.Type} {row.Member}")
            .ToList();
        Assert.Equal([], unknown);
    }

    [Fact]
    public async Task WhatTheFrameworkDeclaresIsFound()
    {
        var compilation = CSharpCompilation.Create("rows", references: await ReferencesAsync());
        var known = new KnownMembers(compilation);
        Assert.All(
            new[]
            {
                ("System.Console", "WriteLine"),
                ("System.Threading.Monitor", "Enter"),
                ("System.Collections.Generic.List`1", "Add"),
                ("System.IO.FileInfo", "Exists")
            },
            row => Assert.NotNull(known.Find(compilation.GetTypeByMetadataName(row.Item1)!.GetMembers(row.Item2)[0])));
        Assert.Null(known.Find(compilation.GetTypeByMetadataName("System.Lazy`1")!.GetMembers("Value")[0]));
    }

    [Fact]
    public async Task WhatAnExceptionOverridesIsThatOfItsBase()
    {
        var compilation = CSharpCompilation.Create("rows", references: await ReferencesAsync());
        var message = compilation.GetTypeByMetadataName("System.ArgumentException")!.GetMembers("Message")[0];
        Assert.Equal(KnownEffects.Returns, new KnownMembers(compilation).Find(message)!.Effects);
    }

    [Fact]
    public async Task WhatTheProgramOverridesIsUnknown()
    {
        var compilation = CSharpCompilation.Create(
            "rows", [Parse("class Mine : System.Exception { public override string Message => throw this; }")], await ReferencesAsync());
        var exception = compilation.GetTypeByMetadataName("System.Exception")!;
        var known = new KnownMembers(compilation);
        Assert.Null(known.Find(exception.GetMembers("Message")[0]));
        Assert.NotNull(known.Find(exception.GetMembers("StackTrace")[0]));
    }

    // Types of the same full names: in the program itself, and in an assembly that it refers to.
    [Fact]
    public async Task WhatIsOnlyCalledSoIsNotFound()
    {
        var references = await ReferencesAsync();
        var source = Parse(string.Join("\n", KnownMemberTable.Types.Where(static type => !type.Contains('+')).Select(Declare)));
        var own = CSharpCompilation.Create("Contoso.LookAlikes", [source], references, new(OutputKind.DynamicallyLinkedLibrary));
        AssertNoneIsKnown(own, own.Assembly);

        var user = CSharpCompilation.Create("user", references: references.Append(own.ToMetadataReference()));
        AssertNoneIsKnown(
            user,
            (IAssemblySymbol)user.GetAssemblyOrModuleSymbol(user.References.Last())!,
            static type => type.StartsWith("System.", StringComparison.Ordinal));
    }

    private static void AssertNoneIsKnown(Compilation compilation, IAssemblySymbol assembly, Func<string, bool>? isAsked = null)
    {
        var known = new KnownMembers(compilation);
        foreach (var type in KnownMemberTable.Types.Where(type => !type.Contains('+') && isAsked?.Invoke(type) != false))
        {
            var declared = assembly.GetTypeByMetadataName(type);
            Assert.NotNull(declared);
            Assert.All(declared.GetMembers(), member => Assert.Null(known.Find(member)));
        }
    }

    private static string Declare(string type)
    {
        var dot = type.LastIndexOf('.');
        var (name, arity) = type[(dot + 1)..].Split('`') is [var simple, var count]
            ? (simple, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture))
            : (type[(dot + 1)..], 0);
        var parameters = arity == 0 ? "" : $"<{string.Join(", ", Enumerable.Range(0, arity).Select(static number => $"T{number}"))}>";
        var methods = KnownMemberTable.MembersOf(type)!.Keys.Where(static member => member.All(char.IsLetter)).Append("Other").Select(
            static member => $"public static void {member}() {{ }}");
        return $"namespace {type[..dot]} {{ public class {name}{parameters} {{ {string.Join(" ", methods)} }} }}";
    }

    private static SyntaxTree Parse(string source)
        => CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<ImmutableArray<MetadataReference>> ReferencesAsync()
        => await ReferenceAssemblies.Net.Net80.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken);
}
