using BitsAnalyzers.CodeFixes.Receivers;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Testing;
using BitsAnalyzers.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Fix = BitsAnalyzers.Tests.Fixes.CallFixTest<BitsAnalyzers.CodeFixes.Receivers.Bits026FlagNeedsNewerWindowsFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>The flag is requested where Windows knows it, and the others as before: the rule understands the guard and is silent.</summary>
public class BITS026FixTests
{
    private const string Guard = "BITS026.Guard";

    [Fact]
    public Task GuardsTheFlagInTheMask() => Members(
        "Request BG_NOTIFY_FILE_RANGES_TRANSFERRED only on Windows 10.0.15063 and later",
        """
            // Requests the events.
            void Start(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags({|BITS026:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED)|}); // all
            }

            void Lines(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags({|BITS026:(uint)(
                    BG_NOTIFY_JOB_TRANSFERRED // the end
                    | BG_NOTIFY_FILE_RANGES_TRANSFERRED // the parts
                    | BG_NOTIFY_JOB_ERROR)|});
            }

            void Casts(IBackgroundCopyJob job)
                => job.SetNotifyFlags({|BITS026:(uint)BG_NOTIFY_JOB_TRANSFERRED | (uint)BG_NOTIFY_JOB_ERROR | (uint)Contoso.Interop.BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED|});
        """,
        """
            // Requests the events.
            void Start(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? BG_NOTIFY_FILE_RANGES_TRANSFERRED : 0))); // all
            }

            void Lines(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags((uint)(
                    BG_NOTIFY_JOB_TRANSFERRED // the end
                    | (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? BG_NOTIFY_FILE_RANGES_TRANSFERRED : 0) // the parts
                    | BG_NOTIFY_JOB_ERROR));
            }

            void Casts(IBackgroundCopyJob job)
                => job.SetNotifyFlags((uint)BG_NOTIFY_JOB_TRANSFERRED | (uint)BG_NOTIFY_JOB_ERROR | (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? (uint)Contoso.Interop.BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED : 0));
        """);

    [Fact]
    public Task GuardsWhatIsAddedToAVariable() => Members(
        """
            void Statement(IBackgroundCopyJob job, bool isPartial)
            {
                var events = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;

                // The parts, too.
                events |= BG_NOTIFY_FILE_RANGES_TRANSFERRED; // one by one
                job.SetNotifyFlags({|BITS026:(uint)events|});
            }

            void Branch(IBackgroundCopyJob job, bool isPartial)
            {
                var events = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
                if (isPartial)
                    events |= BG_NOTIFY_FILE_RANGES_TRANSFERRED;
                job.SetNotifyFlags({|BITS026:(uint)events|});
            }

            void Together(IBackgroundCopyJob job)
            {
                var events = BG_NOTIFY_JOB_TRANSFERRED;
                events |= BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED;
                job.SetNotifyFlags({|BITS026:(uint)events|});
            }

            void Initial(IBackgroundCopyJob job)
            {
                var events = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_RANGES_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
                job.SetNotifyFlags({|BITS026:(uint)events|});
                _job.SetNotifyFlags({|BITS026:(uint)events|});
            }

            void Later(IBackgroundCopyJob job)
            {
                var events = BG_NOTIFY_FILE_RANGES_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
                events |= BG_NOTIFY_JOB_TRANSFERRED;
                job.SetNotifyFlags({|BITS026:(uint)events|});
            }
        """,
        """
            void Statement(IBackgroundCopyJob job, bool isPartial)
            {
                var events = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;

                // The parts, too.
                if (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063))
                {
                    events |= BG_NOTIFY_FILE_RANGES_TRANSFERRED; // one by one
                }
                job.SetNotifyFlags((uint)events);
            }

            void Branch(IBackgroundCopyJob job, bool isPartial)
            {
                var events = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
                if (isPartial)
                    events |= OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? BG_NOTIFY_FILE_RANGES_TRANSFERRED : 0;
                job.SetNotifyFlags((uint)events);
            }

            void Together(IBackgroundCopyJob job)
            {
                var events = BG_NOTIFY_JOB_TRANSFERRED;
                events |= BG_NOTIFY_JOB_ERROR | (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? BG_NOTIFY_FILE_RANGES_TRANSFERRED : 0);
                job.SetNotifyFlags((uint)events);
            }

            void Initial(IBackgroundCopyJob job)
            {
                var events = BG_NOTIFY_JOB_TRANSFERRED | (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? BG_NOTIFY_FILE_RANGES_TRANSFERRED : 0) | BG_NOTIFY_JOB_ERROR;
                job.SetNotifyFlags((uint)events);
                _job.SetNotifyFlags((uint)events);
            }

            void Later(IBackgroundCopyJob job)
            {
                var events = (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? BG_NOTIFY_FILE_RANGES_TRANSFERRED : 0) | BG_NOTIFY_JOB_ERROR;
                events |= BG_NOTIFY_JOB_TRANSFERRED;
                job.SetNotifyFlags((uint)events);
            }
        """);

    // A constant cannot look at the version, and what comes from elsewhere is not this call's to change.
    [Fact]
    public Task TakesTheFlagOutOfWhatIsWrittenElsewhere() => Members(
        """
            private const BG_NOTIFY Events = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED;
            private static readonly BG_NOTIFY s_events = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED;

            void Constant(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS026:(uint)Events|});

            void Field(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS026:(uint)s_events|});

            void Local(IBackgroundCopyJob job)
            {
                const BG_NOTIFY events = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED;
                job.SetNotifyFlags({|BITS026:(uint)events|});
            }
        """,
        """
            private const BG_NOTIFY Events = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED;
            private static readonly BG_NOTIFY s_events = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED;

            void Constant(IBackgroundCopyJob job) => job.SetNotifyFlags((uint)(OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? Events : Events & ~BG_NOTIFY_FILE_RANGES_TRANSFERRED));

            void Field(IBackgroundCopyJob job) => job.SetNotifyFlags((uint)(OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? s_events : s_events & ~BG_NOTIFY_FILE_RANGES_TRANSFERRED));

            void Local(IBackgroundCopyJob job)
            {
                const BG_NOTIFY events = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED;
                job.SetNotifyFlags((uint)(OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? events : events & ~BG_NOTIFY_FILE_RANGES_TRANSFERRED));
            }
        """);

    [Fact]
    public Task GuardsNumbersAsNumbers() => Members(
        """
            void Whole(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS008:{|BITS026:0x23|}|});
            void Parts(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS008:{|BITS026:0x03 | 0x20|}|});
        """,
        """
            void Whole(IBackgroundCopyJob job) => job.SetNotifyFlags(OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? 0x23U : 0x03U);
            void Parts(IBackgroundCopyJob job) => job.SetNotifyFlags(0x03 | (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? 0x20U : 0));
        """);

    [Fact]
    public Task GuardsWhatIsPassedToAHelper() => Members(
        """
            private static void Request(IBackgroundCopyJob job, BG_NOTIFY events) => job.SetNotifyFlags((uint)events);

            void Start(IBackgroundCopyJob job) => Request(job, {|BITS026:BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED|});
        """,
        """
            private static void Request(IBackgroundCopyJob job, BG_NOTIFY events) => job.SetNotifyFlags((uint)events);

            void Start(IBackgroundCopyJob job) => Request(job, BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? BG_NOTIFY_FILE_RANGES_TRANSFERRED : 0));
        """);

    [Fact]
    public Task GuardsTheFlagInEveryBranch() => Members(
        """
            void Start(IBackgroundCopyJob job, bool isQuiet)
            {
                var events = isQuiet
                    ? BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_RANGES_TRANSFERRED
                    : BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_RANGES_TRANSFERRED;
                Task.Run(() => job.SetNotifyFlags({|BITS026:(uint)events|}));
            }
        """,
        """
            void Start(IBackgroundCopyJob job, bool isQuiet)
            {
                var events = isQuiet
                    ? BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_RANGES_TRANSFERRED
                    : BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_RANGES_TRANSFERRED;
                Task.Run(() => job.SetNotifyFlags((uint)(OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? events : events & ~BG_NOTIFY_FILE_RANGES_TRANSFERRED)));
            }
        """);

    [Fact]
    public async Task ComparesVersionsWhereTheFileIsBuiltForAFrameworkWithoutATest()
    {
        const string Caller = """
            [System.Runtime.Versioning.SupportedOSPlatform("windows7.0")]
            class Downloader
            {
                void Start(Contoso.Interop.IBackgroundCopyJob job) => job.SetNotifyFlags(0x03 | 0x20);
            }
            """;
        using var workspace = new FixWorkspace();
        var documents = new List<DocumentId>();
        foreach (var (name, references) in new[]
        {
            ("net8.0", ReferenceAssemblies.Net.Net80),
            ("netstandard2.0", ReferenceAssemblies.NetStandard.NetStandard20)
        })
        {
            var project = await workspace.AddProjectAsync(name);
            workspace.AddDocument(project, "/App/Interop.cs", MaskStyle.Numbers.Declarations);
            documents.Add(workspace.AddDocument(project, "/App/Caller.cs", Caller));
            var resolved = await references.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken);
            workspace.Restore(workspace.Solution.WithProjectMetadataReferences(project, resolved));
        }

        var diagnostic = Assert.Single(await workspace.DiagnosticsAsync(documents[0].ProjectId, "BITS026"));
        var actions = await workspace.ActionsAsync(
            new Bits026FlagNeedsNewerWindowsFixProvider(), workspace.Solution.GetDocument(documents[0])!, diagnostic);
        var text = await workspace.TextAsync(await FixWorkspace.ApplyAsync(Assert.Single(actions)), documents[1]);

        Assert.Contains(
            "0x03 | (System.Environment.OSVersion.Version >= new System.Version(10, 0, 15063) ? 0x20U : 0)",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public Task LeavesWhatIsDoneWithTheResult() => InShape(
        InteropShapes.PreserveSig,
        """
        [System.Runtime.Versioning.SupportedOSPlatform("windows7.0")]
        class Downloader
        {
            bool Start($Job job) => job.SetNotifyFlags({|BITS026:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED)|}) >= 0;
        }
        """,
        """
        [System.Runtime.Versioning.SupportedOSPlatform("windows7.0")]
        class Downloader
        {
            bool Start($Job job) => job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED : 0))) >= 0;
        }
        """);

    [Fact]
    public Task IsNotOfferedWhereNothingWouldBeLeft() => Members(
        "    void Start(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS006:{|BITS026:(uint)BG_NOTIFY_FILE_RANGES_TRANSFERRED|}|});",
        "    void Start(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS006:{|BITS026:(uint)BG_NOTIFY_FILE_RANGES_TRANSFERRED|}|});");

    [Fact]
    public Task GuardsOneFlagAfterTheOther() => InShape(
        InteropShapes.NestedEnum,
        """
        [System.Runtime.Versioning.SupportedOSPlatform("windows5.1")]
        class Downloader
        {
            void Start($Job job) => job.SetNotifyFlags({|BITS026:$flags(TRANSFERRED | ERROR | FILE_TRANSFERRED | FILE_RANGES_TRANSFERRED)|});
        }
        """,
        """
        [System.Runtime.Versioning.SupportedOSPlatform("windows5.1")]
        class Downloader
        {
            void Start($Job job) => job.SetNotifyFlags($flags(TRANSFERRED | ERROR | (OperatingSystem.IsWindowsVersionAtLeast(6, 0) ? FILE_TRANSFERRED : 0) | (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? FILE_RANGES_TRANSFERRED : 0)));
        }
        """,
        iterations: 2);

    [Theory]
    [EveryShape]
    public Task InEveryShape(InteropShape shape) => InShape(
        shape,
        """
        [System.Runtime.Versioning.SupportedOSPlatform("windows7.0")]
        class Downloader
        {
            void Start($Job job)
            {
                $call(job.SetNotifyFlags({|BITS026:$flags(TRANSFERRED | ERROR | FILE_RANGES_TRANSFERRED)|}));
            }
        }
        """,
        """
        [System.Runtime.Versioning.SupportedOSPlatform("windows7.0")]
        class Downloader
        {
            void Start($Job job)
            {
                $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? FILE_RANGES_TRANSFERRED : 0))));
            }
        }
        """);

    [Fact]
    public Task ComparesVersionsWhereThereIsNoTestForThem()
    {
        const string Attribute = "[SupportedOSPlatform(\"windows7.0\")] ";
        const string Declared =
            " class SupportedOSPlatformAttribute : System.Attribute { public SupportedOSPlatformAttribute(string name) { } }";
        var shape = InteropShapes.Default;
        var test = new Test(
            shape,
            shape.RenderWithUsings(Attribute + """
                class Downloader
                {
                    void Start(IBackgroundCopyJob job)
                    {
                        job.SetNotifyFlags({|BITS026:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED)|});
                    }
                }
                """ + Declared),
            shape.RenderWithUsings(Attribute + """
                class Downloader
                {
                    void Start(IBackgroundCopyJob job)
                    {
                        job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | (Environment.OSVersion.Version >= new Version(10, 0, 15063) ? BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED : 0)));
                    }
                }
                """ + Declared))
        {
            ReferenceAssemblies = ReferenceAssemblies.NetFramework.Net472.Default,
        };
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task Members(string before, string after) => Members(title: null, before, after);

    private static Task Members(string? title, string before, string after)
        => Fix.Members(Guard, title, Old(before), Old(after));

    // Every method is written for Windows 7.
    private static string Old(string members)
        => members.Replace(
            "    void ", "    [System.Runtime.Versioning.SupportedOSPlatform(\"windows7.0\")] void ", StringComparison.Ordinal);

    private static Task InShape(InteropShape shape, string before, string after, int iterations = 1)
        => new Test(shape, shape.Render(before), shape.Render(after))
        {
            NumberOfIncrementalIterations = iterations,
            NumberOfFixAllIterations = iterations,
        }.RunAsync(TestContext.Current.CancellationToken);

    private sealed class Test : CSharpCodeFixTest<BitsAnalyzer, Bits026FlagNeedsNewerWindowsFixProvider>
    {
        public Test(InteropShape shape, string before, string after)
        {
            TestState.Sources.Add(before);
            TestState.AddCompiledShape(shape);
            FixedState.Sources.Add(after);
            FixedState.AddCompiledShape(shape);
            DisabledDiagnostics.AddRange(shape.DeclarationFindings);
            DisabledDiagnostics.AddRange(Flow.IncidentalRules.NotNamedIn(before));
        }
    }
}
