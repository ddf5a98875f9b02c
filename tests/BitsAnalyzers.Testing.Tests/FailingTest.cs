using Xunit;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>A use of the verifier that has to fail.</summary>
internal static class FailingTest
{
    /// <summary>Checks that the test fails and that its message has every one of these parts.</summary>
    public static async Task AssertAsync(Func<Task> test, params string[] messageParts)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(test);
        Assert.All(messageParts, part => Assert.Contains(part, failure.Message, StringComparison.Ordinal));
    }
}
