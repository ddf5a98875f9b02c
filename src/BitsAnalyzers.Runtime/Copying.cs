namespace BitsAnalyzers.Runtime;

/// <summary>Copies what an event is about. That it happened is worth telling also where BITS does not say what it was about.</summary>
internal static class Copying
{
    private const int Attempts = 3;

    public static T? Try<T>(Func<T> read)
        where T : class
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                return read();
            }
            catch (BitsException)
            {
                // Most failures pass.
            }
        }

        return null;
    }
}
