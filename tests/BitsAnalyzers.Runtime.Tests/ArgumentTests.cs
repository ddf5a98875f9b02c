using System.Globalization;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>A mistake is named before any call.</summary>
public sealed class ArgumentTests : IDisposable
{
    private const string Url = "https://example.com/a";
    private readonly BitsManager _manager = new BitsSimulator().Connect();
    private readonly BitsJob _job;

    public ArgumentTests() => _job = _manager.CreateDownloadJob("arguments");

    public void Dispose()
    {
        _job.Dispose();
        _manager.Dispose();
    }

    [Theory]
    [InlineData(@"C:\a?.txt", "'?'")]
    [InlineData(@"C:\a<b", "'<'")]
    [InlineData(@"C:\a|b", "'|'")]
    [InlineData(@"C:\folder\a*", "'*'")]
    [InlineData("C:\\\"a\"", "'\"'")]
    [InlineData(@"C:\a:stream", "':'")]
    [InlineData("C:\\a\tb", "control")]
    [InlineData(@"C:\folder\", "folder")]
    [InlineData(@"C:\con", "device")]
    [InlineData(@"C:\folder\LPT1.txt", "device")]
    [InlineData(@"\\server\share\nul", "device")]
    public void A_local_name_that_Windows_refuses_is_refused(string path, string reason)
    {
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => _job.AddFile(Url, path)).Message);
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => _job.AddFiles([new(Url, path)])).Message);
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => { _ = BitsTransfer.DownloadAsync(Url, path); }).Message);
    }

    [Theory]
    [InlineData(@"C:\a")]
    [InlineData(@"C:\Program Files\a.b.c")]
    [InlineData(@"C:/a")]
    [InlineData(@"\\server\share\a")]
    [InlineData(@"\\?\C:\a")]
    [InlineData(@"C:\console\communication.txt")]
    public void Other_names_are_taken(string path)
    {
        _job.AddFile(Url, path);
        Assert.Equal(path, Assert.Single(_job.GetFileSnapshots()).LocalName);
    }

    [Theory]
    [InlineData(@"C:\App\")]
    [InlineData(@"C:\App\..")]
    [InlineData(@"C:\App\.")]
    [InlineData(@"C:\App\a:b.exe")]
    [InlineData(@"C:\App\nul")]
    public void A_folder_is_no_program(string program) => Assert.Throws<ArgumentException>(() => BitsCommandLine.Run(program));

    [Fact]
    public void Times_below_a_second_are_refused_and_parts_of_a_second_rounded_up()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _job.MinimumRetryDelay = TimeSpan.FromMilliseconds(500));
        Assert.Throws<ArgumentOutOfRangeException>(() => _job.NoProgressTimeout = TimeSpan.FromMilliseconds(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _job.MaximumDownloadTime = TimeSpan.FromSeconds(-1));
        _job.NoProgressTimeout = TimeSpan.FromSeconds(1.5);
        Assert.Equal(TimeSpan.FromSeconds(2), _job.NoProgressTimeout);
        _job.NoProgressTimeout = TimeSpan.Zero;
        Assert.Equal(TimeSpan.Zero, _job.NoProgressTimeout);
    }

    [Fact]
    public void Nothing_is_null()
    {
        Assert.Throws<ArgumentException>(() => _job.AddFiles([null!]));
        Assert.Throws<ArgumentException>(() => _job.AddFiles([new(Url, null!)]));
        Assert.Throws<ArgumentException>(() => _job.AddFiles([new(null!, @"C:\a")]));
        Assert.Throws<ArgumentNullException>(() => _manager.FindJobs(null!));
        Assert.Throws<ArgumentNullException>(() => new BitsTransferOptions().Wait = null!);
    }

    [Theory]
    [InlineData("en-US", 0x0409)]
    [InlineData("de", 0x0007)]
    [InlineData("zh-Hant", 0x7C04)]
    [InlineData("", 0)]
    public void A_language_is_a_LANGID(string culture, int language)
        => Assert.Equal(language, LanguageId.Of(new FixedLcid(culture, culture switch
        {
            "en-US" => 0x20409,
            "de" => 7,
            "zh-Hant" => 0x7C04,
            _ => 0x7F,
        })));

    [Theory]
    [InlineData(0x1000)]
    [InlineData(0x0C00)]
    [InlineData(0x0400)]
    public void A_culture_without_a_language_leaves_the_choice_to_Windows(int lcid)
        => Assert.Equal(0, LanguageId.Of(new FixedLcid("", lcid)));

    private sealed class FixedLcid(string name, int lcid) : CultureInfo(name)
    {
        public override int LCID => lcid;
    }
}
