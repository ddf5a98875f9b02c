namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>Empties an IEnumBackgroundCopyJobs or IEnumBackgroundCopyFiles, which have the same slots, block by block.</summary>
internal static unsafe class Enumerator
{
    private const int BlockSize = 64;

    public static List<T> ToList<T>(ComPointer enumerator, Func<ComPointer, T> wrap)
        where T : IDisposable
    {
        var list = new List<T>();
        try
        {
            // A service may hand out single elements only.
            var size = BlockSize;
            while (true)
            {
                var block = new nint[size];
                uint fetched = 0;
                int hresult;
                fixed (nint* first = block)
                {
                    hresult = enumerator.Call(EnumeratorSlots.Next, size, (nint)first, (nint)(&fetched));
                }

                if (hresult == HResults.E_INVALIDARG && size > 1)
                {
                    size = 1;
                    continue;
                }

                BitsException.ThrowIfFailed(hresult, "Next");
                for (var index = 0; index < fetched; index++)
                {
                    list.Add(wrap(ComPointer.Own(block[index])));
                }

                // Fewer than asked for: that was the end.
                if (fetched < size)
                {
                    return list;
                }
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
