using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>
/// All pointers of this library belong to the multithreaded apartment. A call from a single-threaded one (a user-interface thread)
/// is made on a thread of the pool, so that the pointers can be used from anywhere and callbacks need no message loop.
/// </summary>
internal static class Apartment
{
    private static readonly bool HasApartments = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    public static bool IsMultithreaded => !HasApartments || Thread.CurrentThread.GetApartmentState() != ApartmentState.STA;

    public static TResult Leave<TResult>(Func<TResult> call) => Task.Run(call).GetAwaiter().GetResult();

    /// <summary>Lends a pointer of the multithreaded apartment to this thread, as one that is valid here.</summary>
    public static TResult Export<TResult>(ComPointer pointer, Func<nint, TResult> use)
    {
        if (IsMultithreaded)
        {
            return pointer.Lend(use);
        }

        var stream = Leave(() => pointer.Lend(unknown =>
        {
            BitsException.ThrowIfFailed(
                NativeMethods.CoMarshalInterThreadInterfaceInStream(InterfaceIds.Unknown, unknown, out var marshalled),
                "CoMarshalInterThreadInterfaceInStream");
            return marshalled;
        }));
        BitsException.ThrowIfFailed(
            NativeMethods.CoGetInterfaceAndReleaseStream(stream, InterfaceIds.Unknown, out var exported),
            "CoGetInterfaceAndReleaseStream");
        try
        {
            return use(exported);
        }
        finally
        {
            Marshal.Release(exported);
        }
    }

    /// <summary>Brings a pointer that is valid on this thread into the multithreaded apartment.</summary>
    public static ComPointer Import(nint borrowed)
    {
        if (IsMultithreaded)
        {
            return ComPointer.Share(borrowed);
        }

        BitsException.ThrowIfFailed(
            NativeMethods.CoMarshalInterThreadInterfaceInStream(InterfaceIds.Unknown, borrowed, out var stream),
            "CoMarshalInterThreadInterfaceInStream");
        return Leave(() =>
        {
            BitsException.ThrowIfFailed(
                NativeMethods.CoGetInterfaceAndReleaseStream(stream, InterfaceIds.Unknown, out var imported),
                "CoGetInterfaceAndReleaseStream");
            return ComPointer.Own(imported);
        });
    }
}
