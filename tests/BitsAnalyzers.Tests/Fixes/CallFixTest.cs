using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Testing;
using BitsAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>
/// Applies one action to a program in plain C# against the commonest declarations until nothing is left to fix, then the same with Fix All
/// in every scope. What comes out must compile, and nothing may be reported in it but what its markup says.
/// </summary>
internal sealed class CallFixTest<TFix> : CSharpCodeFixTest<BitsAnalyzer, TFix>
    where TFix : CodeFixProvider, new()
{
    private CallFixTest(string key, string before, string after)
        : this(key, [(before, after)])
    {
    }

    private CallFixTest(string key, (string Before, string After)[] files)
    {
        for (var index = 0; index < files.Length; index++)
        {
            var name = index == 0 ? "Test.cs" : $"Test{index}.cs";
            TestState.Sources.Add((name, files[index].Before));
            FixedState.Sources.Add((name, files[index].After));
        }

        TestState.AddCompiledShape(InteropShapes.Default);
        FixedState.AddCompiledShape(InteropShapes.Default);
        CodeActionEquivalenceKey = key;
        DisabledDiagnostics.AddRange(IncidentalRules.NotNamedIn(files.Select(static file => file.Before)));
    }

    /// <summary>Whole files.</summary>
    public static Task Files(string key, params (string Before, string After)[] files)
        => new CallFixTest<TFix>(key, files).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>
    /// Members of a class that has fields (<c>_job</c>, <c>_text</c>), a <c>Program</c> and code that is not seen (<c>Log</c>,
    /// <c>Describe</c>), beside a class of callbacks, <c>Watcher</c>, that handles every event but that of file ranges.
    /// </summary>
    public static Task Members(string key, string before, string after) => Members(key, title: null, before, after);

    /// <summary>As <see cref="Members(string, string, string)"/>, and every action must have the title.</summary>
    public static Task Members(string key, string? title, string before, string after)
    {
        var test = new CallFixTest<TFix>(key, Program(before), Program(after));
        if (title is not null)
        {
            test.CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title);
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Members of which Fix All makes something else than one action after the other.</summary>
    public static Task MembersAtOnce(string key, string before, string oneByOne, string atOnce)
    {
        var test = new CallFixTest<TFix>(key, Program(before), Program(oneByOne));
        test.BatchFixedState.Sources.Add(("Test.cs", Program(atOnce)));
        test.BatchFixedState.AddCompiledShape(InteropShapes.Default);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The action is not offered for anything in these members.</summary>
    public static Task NoFix(string key, string members) => Members(key, members, members);

    /// <summary>Statements of a file.</summary>
    public static Task TopLevel(string key, string before, string after)
    {
        var test = new CallFixTest<TFix>(key, before, after);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Program(string members) => $$"""
        using System.Threading.Tasks;
        using static Contoso.Interop.BG_NOTIFY;
        using static Contoso.Interop.BITS_JOB_PROPERTY_ID;

        abstract class Downloader
        {
            private const string Program = @"C:\Program Files\Contoso\Import.exe";
            private IBackgroundCopyJob _job;
            private string _text;

            protected abstract void Log(string text);
            protected abstract string Describe();

        {{members}}
        }

        sealed class Watcher : IBackgroundCopyCallback2
        {
            public void JobTransferred(IBackgroundCopyJob job) => Console.WriteLine("transferred");
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => Console.WriteLine("failed");
            public void JobModification(IBackgroundCopyJob job, uint reserved) => Console.WriteLine("modified");
            public void FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file) => Console.WriteLine("file");
        }
        """;
}
