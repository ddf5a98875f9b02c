using BitsAnalyzers.Rules;
using Xunit;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>
/// The release tracking files know the rules as they are. (The analyzers that usually check this see no descriptors in a table.)
/// </summary>
public class ReleaseTrackingTests
{
    [Fact]
    public void TheReleasesLeadToTheCatalogue()
        => Assert.Equal(
            RuleCatalogue.All.Select(ReleaseTracking.RowOf), ReleaseTracking.CurrentRules.OrderBy(row => row.Id, StringComparer.Ordinal));
}
