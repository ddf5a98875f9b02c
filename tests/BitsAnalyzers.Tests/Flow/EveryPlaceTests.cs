using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// <see cref="CrashSafetyTests"/> at every place of every program: each is cut off behind each of its tokens, loses each, and has each
/// twice. Run by eng/nightly.sh.
/// </summary>
[Trait(LongRun.Trait, LongRun.Long)]
public class EveryPlaceTests
{
    [Fact(Explicit = true)]
    public Task Prefixes_of_every_program_do_not_crash()
        => LongRun.Of(Programs, static program => Batch.Analyze(BrokenSources.PrefixesOf(program)));

    [Fact(Explicit = true)]
    public Task Tokens_left_out_of_every_program_do_not_crash()
        => LongRun.Of(Programs, static program => Batch.Analyze(BrokenSources.WithoutATokenOf(program)));

    [Fact(Explicit = true)]
    public Task Tokens_doubled_in_every_program_do_not_crash()
        => LongRun.Of(Programs, static program => Batch.Analyze(BrokenSources.WithATokenTwiceOf(program)));

    private static IEnumerable<string> Programs => [.. TestSources.OfTests, .. TestSources.OfPages, .. CrashSafetyTests.Wrappers];
}
