using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>A reference to the runtime is all that a program needs: the analyzers come with it, and their presets.</summary>
[Collection(nameof(ConsumerBuild))]
public class RuntimeTests(ConsumerBuild build)
{
    internal static readonly Consumer Consumer = new(
        "RuntimeFrameworks",
        ("Program.cs", Repository.Read("tests/samples/Quickstart/Program.cs")),
        Mistakes,
        ("Usings.cs", "global using System;\nglobal using System.Threading;"))
    {
        Frameworks = "net10.0;net8.0;net472",
        Package = PackedPackage.Runtime,
        HasAnalyzersOfSdk = true,
        Properties = "<OutputType>Exe</OutputType><LangVersion>latest</LangVersion>",
    };

    internal static readonly Consumer Strict = new("RuntimeStrict", Mistakes)
    {
        Package = PackedPackage.Runtime,
        Properties = "<BitsAnalyzersPreset>strict</BitsAnalyzersPreset>",
    };

    internal static readonly Consumer BehindStrict = new(
        "BehindRuntime", ("Behind.cs", Mistakes.Text.Replace("Legacy", "Behind", StringComparison.Ordinal)))
    {
        References = Strict,
        Properties = "<BitsAnalyzersPreset>strict</BitsAnalyzersPreset>",
    };

    /// <summary>A project for .NET Framework as a new one is: with C# 7.3.</summary>
    internal static readonly Consumer OldLanguage = new(
        "RuntimeOldLanguage",
        ("Update.cs",
            """
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using BitsAnalyzers.Runtime;

            public static class Update
            {
                public static Task DownloadAsync(CancellationToken stopping)
                {
                    var options = new BitsTransferOptions
                    {
                        DisplayName = "Update",
                        Priority = BitsJobPriority.Normal,
                        MinimumRetryDelay = TimeSpan.FromMinutes(1),
                        RetryPolicy = new BitsRetryPolicy { MaxRetries = 2, Delay = TimeSpan.FromSeconds(5) },
                        Wait = new BitsWaitOptions { PollInterval = TimeSpan.FromSeconds(2), UseNotifications = false },
                    };
                    var file = new BitsFileRequest("https://example.com/setup.zip", @"C:\setup.zip");
                    return BitsTransfer.DownloadAsync(new[] { file }, options, null, stopping);
                }

                public static BitsSubscription Subscribe(BitsJob job)
                {
                    var options = new BitsSubscriptionOptions { TakeOver = true, CheckInterval = TimeSpan.FromMinutes(5) };
                    return job.Subscribe(BitsEventKinds.JobEnd, e => Console.WriteLine(e.Kind), options);
                }
            }
            """))
    {
        Frameworks = "net472",
        Package = PackedPackage.Runtime,
    };

    private static (string Name, string Text) Mistakes => ("Legacy.cs",
        """
        using BitsAnalyzers.Runtime;
        using BitsAnalyzers.Runtime.Interop;

        public static class Legacy
        {
            public static void Mute(BitsJob job)
            {
                _ = job.ToInterop().SetNotifyFlags((uint)(BG_NOTIFY_FLAGS.BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FLAGS.BG_NOTIFY_DISABLE));
            }

            public static void Start(IBackgroundCopyJob job)
            {
                _ = job.SetNotifyFlags((uint)BG_NOTIFY_FLAGS.BG_NOTIFY_JOB_TRANSFERRED);
            }
        }
        """);

    /// <summary>The program of the readme builds, and a mistake beside it is found.</summary>
    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void ABuildHasTheLibraryAndTheAnalyzers(string framework)
        => BuildDiagnostic.AssertAre(
            build.DiagnosticsOf(Consumer).Where(diagnostic => diagnostic.Framework == framework),
            "Legacy.cs(8): warning BITS001");

    [Fact]
    public void TheOptionsAreForOldLanguages() => Assert.Empty(build.DiagnosticsOf(OldLanguage));

    [Fact]
    public void APresetIsChosenWithoutAReferenceToTheAnalyzers()
        => BuildDiagnostic.AssertAre(
            build.DiagnosticsOf(Strict),
            "Legacy.cs(8): warning BITS001",
            "Legacy.cs(13): warning BITS007");

    /// <summary>The analyzers come through a project reference, and so do the presets.</summary>
    [Fact]
    public void APresetIsChosenBehindAProjectReference()
        => BuildDiagnostic.AssertAre(
            build.DiagnosticsOf(BehindStrict),
            "Behind.cs(8): warning BITS001",
            "Behind.cs(13): warning BITS007");
}
