using System.Runtime.InteropServices;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

/// <summary>Where the BITS manager comes from: the service of this machine, or a stand-in for tests.</summary>
public abstract class BitsConnection
{
    /// <summary>The BITS service of this machine.</summary>
    public static BitsConnection Local { get; } = new LocalConnection();

    /// <summary>For objects that were handed in: where they came from is not known, so they cannot be had anew.</summary>
    internal static BitsConnection Unknown { get; } = new UnknownConnection();

    /// <summary>Creates an IBackgroundCopyManager.</summary>
    /// <returns>The pointer, with a reference that the caller has to release.</returns>
    /// <exception cref="PlatformNotSupportedException">BITS is part of Windows and this is another system.</exception>
    /// <exception cref="BitsException">The service is disabled or cannot be reached.</exception>
    public abstract nint CreateManager();

    private sealed class UnknownConnection : BitsConnection
    {
        public override nint CreateManager() => throw new InvalidOperationException(
            "The job or manager was handed in, and where it came from is not known. Give From a BitsConnection, or get the job anew.");
    }

    private sealed class LocalConnection : BitsConnection
    {
        public override nint CreateManager()
        {
            if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            {
                throw new PlatformNotSupportedException(
                    "BITS is a service of Windows. On other systems connect to the simulator of BitsAnalyzers.Runtime.Testing.");
            }

            return Apartment.IsMultithreaded ? Create() : Apartment.Leave(Create);
        }

        private static nint Create()
        {
            BitsException.ThrowIfFailed(
                NativeMethods.CreateManager(BitsClassIds.BackgroundCopyManager, out var manager), "CoCreateInstance");
            return manager;
        }
    }
}
