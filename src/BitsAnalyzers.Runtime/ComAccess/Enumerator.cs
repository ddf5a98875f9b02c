namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>Empties an IEnumBackgroundCopyJobs or IEnumBackgroundCopyFiles: both have the same slots.</summary>
internal static unsafe class Enumerator
{
    public static List<T> ToList<T>(ComPointer enumerator, Func<ComPointer, T> wrap)
        where T : IDisposable
    {
        var list = new List<T>();
        try
        {
            while (true)
            {
                nint element = 0;
                uint fetched = 0;
                BitsException.ThrowIfFailed(enumerator.Call(EnumeratorSlots.Next, 1, (nint)(&element), (nint)(&fetched)), "Next");
                if (fetched == 0)
                {
                    return list;
                }

                list.Add(wrap(ComPointer.Own(element)));
            }
        }
        catch
        {
            foreach (var wrapped in list)
            {
                wrapped.Dispose();
            }

            throw;
        }
    }
}
