using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Flow;
using BitsAnalyzers.Tests.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Receivers;

/// <summary>A flag is used that the oldest supported Windows refuses.</summary>
public class BITS026Tests
{
    private const string Ranges = "(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED)";

    private static readonly (string Key, string Value) s_windows7 = ("build_property.SupportedOSPlatformVersion", "7.0");

    [Theory]
    [EveryShape]
    public Task InEveryShape(InteropShape shape) => Scenario(shape, """
        [System.Runtime.Versioning.SupportedOSPlatform("windows7.0")]
        class Downloader
        {
            void Start($Job job)
            {
                $call(job.SetNotifyFlags({|BITS026:$flags(TRANSFERRED | ERROR | FILE_RANGES_TRANSFERRED)|}));
                if (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063))
                {
                    $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | FILE_RANGES_TRANSFERRED)));
                }
            }
        }
        """);

    [Theory]
    [InlineData("SupportedOSPlatformVersion", "7.0")]
    [InlineData("SupportedOSPlatformVersion", "8.1")]
    [InlineData("SupportedOSPlatformVersion", "10.0.14393.0")]
    [InlineData("TargetPlatformMinVersion", "10.0.10240.0")]
    public Task ReportsWhereTheProjectSupportsAnOlderWindows(string property, string version)
        => Program(Method($"other.SetNotifyFlags({{|BITS026:{Ranges}|}});"), ("build_property." + property, version));

    [Theory]
    [InlineData("SupportedOSPlatformVersion", "10.0.15063.0")]
    [InlineData("SupportedOSPlatformVersion", "10.0.17763.0")]
    [InlineData("SupportedOSPlatformVersion", "")]
    [InlineData("SupportedOSPlatformVersion", "newest")]
    [InlineData("TargetPlatformMinVersion", "10.0.17763.0")]
    public Task StaysSilentWhereItDoesNot(string property, string version)
        => Program(Method($"other.SetNotifyFlags({Ranges});"), ("build_property." + property, version));

    [Fact]
    public Task StaysSilentWhereNothingIsDeclared() => Statements($"other.SetNotifyFlags({Ranges});");

    [Fact]
    public Task StaysSilentOnAnotherSystem()
        => Program(
            Method($"other.SetNotifyFlags({Ranges});"),
            ("build_property.TargetPlatformIdentifier", "android"),
            ("build_property.SupportedOSPlatformVersion", "7.0"));

    [Fact]
    public Task PutsTheOldestSupportedVersionFirst()
        => Program(
            Method($"other.SetNotifyFlags({Ranges});"),
            ("build_property.SupportedOSPlatformVersion", "10.0.17763.0"),
            ("build_property.TargetPlatformMinVersion", "7.0"));

    [Fact]
    public Task KnowsWhenFilesCame() => Program(
        Method("other.SetNotifyFlags({|BITS026:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED)|});"),
        ("build_property.SupportedOSPlatformVersion", "5.1.2600"));

    [Fact]
    public Task KnowsThatWindows7HasFiles() => Program(
        Method("other.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED));"), s_windows7);

    [Theory]
    [InlineData("OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063)")]
    [InlineData("OperatingSystem.IsWindowsVersionAtLeast(major: 10, minor: 0, build: 17763)")]
    [InlineData("OperatingSystem.IsOSPlatformVersionAtLeast(\"windows\", 10, 0, 15063)")]
    [InlineData("Environment.OSVersion.Version >= new Version(10, 0, 15063)")]
    [InlineData("new Version(10, 0, 15063, 0) <= Environment.OSVersion.Version")]
    [InlineData("new Version(\"10.0.15063\") <= Environment.OSVersion.Version")]
    [InlineData("Environment.OSVersion.Version.CompareTo(new Version(10, 0, 15063)) >= 0")]
    [InlineData("Environment.OSVersion.Version.Major >= 10 && Environment.OSVersion.Version.Build >= 15063")]
    [InlineData("Environment.OSVersion.Version.Major > 10")]
    [InlineData("first && OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063)")]
    [InlineData("!(second || !OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063))")]
    public Task StaysSilentBehind(string guard) => Program(Method($$"""
        if ({{guard}})
        {
            other.SetNotifyFlags({{Ranges}});
        }
        """), s_windows7);

    [Theory]
    [InlineData("OperatingSystem.IsWindowsVersionAtLeast(10, 0, 10240)")]
    [InlineData("!OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063)")]
    [InlineData("Environment.OSVersion.Version >= new Version(6, 2)")]
    [InlineData("Environment.OSVersion.Version < new Version(10, 0, 15063)")]
    [InlineData("Environment.OSVersion.Version.Major >= 10")]
    [InlineData("first || OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063)")]
    public Task ReportsBehind(string guard) => Program(Method($$"""
        if ({{guard}})
        {
            other.SetNotifyFlags({|BITS026:{{Ranges}}|});
        }
        """), s_windows7);

    [Fact]
    public Task StaysSilentAfterAnEarlyReturn() => Program(Method($$"""
        var version = Environment.OSVersion.Version;
        if (version < new Version(10, 0, 15063))
        {
            return;
        }

        other.SetNotifyFlags({{Ranges}});
        """), s_windows7);

    [Fact]
    public Task StaysSilentWhereTheFlagIsAddedBehindAGuard() => Program(Method("""
        var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
        if (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063))
        {
            flags |= BG_NOTIFY_FILE_RANGES_TRANSFERRED;
        }

        other.SetNotifyFlags((uint)flags);
        """), s_windows7);

    [Fact]
    public Task StaysSilentInALambdaBehindAGuard() => Program(Method($$"""
        if (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063))
        {
            Task.Run(() => other.SetNotifyFlags({{Ranges}}));
        }
        """), s_windows7);

    [Theory]
    [InlineData("private static readonly bool s_hasRanges = OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063);", "s_hasRanges")]
    [InlineData("private static bool HasRanges => Environment.OSVersion.Version >= new Version(10, 0, 15063);", "HasRanges")]
    [InlineData("private static bool HasRanges { get; } = OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063);", "HasRanges")]
    [InlineData(
        "private static bool HasRanges() { return OperatingSystem.IsWindows() && OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063); }",
        "HasRanges()")]
    [InlineData(
        "private static bool HasRanges() { try { return Environment.OSVersion.Version.Build > 15000; } catch { return false; } }",
        "HasRanges()")]
    [InlineData(
        "[System.Runtime.Versioning.SupportedOSPlatformGuard(\"windows10.0.15063\")] private bool HasRanges { get; set; }", "HasRanges")]
    public Task StaysSilentBehindAMemberThatLooksAtTheVersion(string member, string guard) => Program(
        $$"""
        class Downloader
        {
            {{member}}

            void Start(IBackgroundCopyJob job)
            {
                if ({{guard}})
                {
                    job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED));
                }
            }
        }
        """, s_windows7);

    [Theory]
    [InlineData("[System.Runtime.Versioning.SupportedOSPlatform(\"windows10.0.15063\")] class Downloader", "void Start")]
    [InlineData("class Downloader", "[System.Runtime.Versioning.SupportedOSPlatform(\"windows10.0.17763.0\")] void Start")]
    public Task StaysSilentInCodeThatDemandsTheVersion(string type, string method) => Program(
        $$"""
        {{type}}
        {
            {{method}}(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED));
            }
        }
        """, s_windows7);

    [Fact]
    public Task StaysSilentWhereARefusalIsAnswered() => Program(Method($$"""
        try
        {
            other.SetNotifyFlags({{Ranges}});
        }
        catch (NotImplementedException)
        {
            other.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
        }
        """), s_windows7);

    [Theory]
    [InlineData("try { job.SetNotifyFlags(flags); return true; } catch (NotImplementedException) { return false; }")]
    [InlineData(
        "while (true) { try { job.SetNotifyFlags(flags); break; } catch (NotImplementedException) { flags &= ~0x20u; } } return true;")]
    public Task StaysSilentWhereARefusalIsTold(string body) => Program(
        $$"""
        class Downloader
        {
            private static bool TrySet(IBackgroundCopyJob job, uint flags)
            {
                {{body}}
            }

            void Start(IBackgroundCopyJob job)
            {
                if (!TrySet(job, (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED)))
                {
                    TrySet(job, (uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
                }
            }
        }
        """, s_windows7);

    [Theory]
    [InlineData("private static readonly Version s_needed = new Version(10, 0, 15063);", "Environment.OSVersion.Version >= s_needed")]
    [InlineData("private static readonly Version s_running = Environment.OSVersion.Version;", "s_running >= new Version(10, 0, 15063)")]
    [InlineData(
        "private static readonly OperatingSystem s_system = Environment.OSVersion; private static readonly Version s_needed = new "
        + "Version(\"10.0.15063\");",
        "s_system.Version >= s_needed")]
    public Task StaysSilentBehindAVersionInAField(string fields, string guard) => Program(
        $$"""
        class Downloader
        {
            {{fields}}

            void Start(IBackgroundCopyJob job)
            {
                if ({{guard}})
                {
                    job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED));
                }
                else if (s_old >= new Version(10, 0, 10240))
                {
                    job.SetNotifyFlags({|BITS026:(uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED)|});
                }
            }

            private static readonly Version s_old = Environment.OSVersion.Version;
        }
        """, s_windows7);

    [Fact]
    public Task ReportsWhereARefusalIsOnlyLogged() => Program(Method($$"""
        try
        {
            other.SetNotifyFlags({|BITS026:{{Ranges}}|});
        }
        catch (NotImplementedException)
        {
            Log("refused");
        }
        """), s_windows7);

    [Fact]
    public async Task NamesTheVersions()
    {
        var diagnostic = Assert.Single(await Diagnostics($$"""
            [System.Runtime.Versioning.SupportedOSPlatform("windows8.1")]
            class Downloader
            {
                void Start(IBackgroundCopyJob job)
                {
                    job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_FILE_RANGES_TRANSFERRED));
                }
            }
            """));
        Assert.Equal(
            "BG_NOTIFY_FILE_RANGES_TRANSFERRED needs Windows 10.0.15063: on Windows 6.3, which this code supports, SetNotifyFlags fails "
            + "with E_NOTIMPL",
            diagnostic.GetMessage());
    }

    [Fact]
    public Task LeavesAHandlerAloneWhoseFlagAGuardTakesOut() => Program(
        Method("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.AddFile(text, text);
            created.SetNotifyInterface(new RangeWatcher());
            created.SetNotifyFlags((uint)(OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063)
                ? BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED
                : BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
            created.Resume();
            """) + """

        sealed class RangeWatcher : IBackgroundCopyCallback3
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
            public void FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file) { }
            public void FileRangesTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file, uint count, BG_FILE_RANGE[] ranges)
                => Console.WriteLine(count);
        }
        """,
        s_windows7);
}
