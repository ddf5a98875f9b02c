using BitsAnalyzers.Tests.Flow;
using Xunit;

namespace BitsAnalyzers.Tests.Assumptions;

/// <summary>
/// A call of a method with [Conditional] happens where one of its symbols is defined, and its arguments are evaluated only then.
/// </summary>
public class ConditionalCallTests
{
    [Fact]
    public Task ThatIsLeftOutDoesNothing() => Start("", "Inject(job);", "Resume");

    [Fact]
    public Task ThatIsCompiledDoesWhatItDoes() => Start("#define FAULTS", "Inject(job);", "{|BITS040:Resume|}");

    [Fact]
    public Task ThatIsCompiledForAnyOfItsSymbols() => Start("#define OTHER_FAULTS", "InjectEither(job);", "{|BITS040:Resume|}");

    [Fact]
    public Task ThatIsNoMoreDefined() => Start("#define FAULTS\n#undef FAULTS", "Inject(job);", "Resume");

    [Fact]
    public Task ThatIsDefinedInAPartThatIsLeftOut() => Start("#if NEVER\n#define FAULTS\n#endif", "Inject(job);", "Resume");

    [Fact]
    public Task WhoseArgumentsAreLeftOut() => Start("", "Check(End(job));", "Resume");

    [Fact]
    public Task WhoseArgumentsAreEvaluated() => Start("#define FAULTS", "Check(End(job));", "{|BITS040:Resume|}");

    [Fact]
    public Task WhoseArgumentsHaveBranches() => Start("", "Check(first ? End(job) : End(job));", "Resume");

    [Fact]
    public Task OfTheFramework() => Start("#undef DEBUG", "System.Diagnostics.Debug.Assert(End(job));", "Resume");

    [Fact]
    public Task OfAnOverride() => Start("", "_derived.Inject(job);", "Resume");

    [Fact]
    public Task OfAPartialMethodWithoutABody() => Start("", "Nobody(End(job));", "Resume");

    [Fact]
    public Task ThatAddsNoFile() => Verdict.Program("""
        #undef DEBUG
        using System.Diagnostics;
        class Downloader
        {
            static bool Add(IBackgroundCopyJob job)
            {
                job.AddFile("https://contoso.com/a", "c:\\a");
                return true;
            }

            void Run(IBackgroundCopyManager manager)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                Debug.Assert(Add(job));
                job.{|BITS042:Resume|}();
            }
        }
        """);

    private static Task Start(string directives, string call, string resume) => Verdict.Program($$"""
        {{directives}}
        using System.Diagnostics;
        partial class Downloader
        {
            private readonly Derived _derived = new();
            [Conditional("FAULTS")] static void Inject(IBackgroundCopyJob job) => job.Cancel();
            [Conditional("FAULTS"), Conditional("OTHER_FAULTS")] static void InjectEither(IBackgroundCopyJob job) => job.Cancel();
            [Conditional("FAULTS")] static void Check(bool holds) => Console.WriteLine(holds);
            partial void Nobody(bool holds);
            static bool End(IBackgroundCopyJob job)
            {
                job.Cancel();
                return true;
            }

            void Run(IBackgroundCopyJob job, bool first)
            {
                job.SetDisplayName("a");
                {{call}}
                job.{{resume}}();
            }
        }

        class Base
        {
            [Conditional("FAULTS")] public virtual void Inject(IBackgroundCopyJob job) { }
        }

        sealed class Derived : Base
        {
            public override void Inject(IBackgroundCopyJob job) => job.Cancel();
        }
        """);
}
