namespace Microsoft.CodeAnalysis.Testing;

public static class IVerifierExtensions
{
    /// <summary>Fails with a difference by lines if the texts are not the same.</summary>
    public static void EqualOrDiff(this IVerifier verifier, string expected, string actual, string? message = null)
    {
        if (expected != actual)
        {
            verifier.Fail(
                (message ?? "The texts differ. Difference from expected to actual:")
                + $"{Environment.NewLine}{TextDifference.Between(expected, actual)}");
        }
    }
}
