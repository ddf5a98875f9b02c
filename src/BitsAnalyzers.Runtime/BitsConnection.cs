using System.Runtime.InteropServices;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

/// <summary>Where the BITS manager comes from: the service of this machine, or a stand-in for tests.</summary>
public abstract class BitsConnection
{
    /// <summary>What fails where there is no service.</summary>
    internal const string CreateOperation = "CoCreateInstance";

    private protected BitsConnection()
    {
    }

    /// <summary>The BITS service of this machine.</summary>
    public static BitsConnection Local { get; } = new LocalConnection();

    /// <summary>For objects that were handed in: where they came from is not known, so they cannot be had anew.</summary>
    internal static BitsConnection Unknown { get; } = new UnknownConnection();

    /// <summary>Connects by code of your own: a class of BITS that is chosen otherwise, or a stand-in.</summary>
    /// <param name="createManager">Creates an IBackgroundCopyManager, as an interop object of any layer.</param>
    /// <returns>The connection.</returns>
    public static BitsConnection From(Func<object> createManager) =>
        new CreatedConnection(createManager ?? throw new ArgumentNullException(nameof(createManager)));

    /// <summary>Creates an IBackgroundCopyManager, with a reference of the caller's.</summary>
    /// <exception cref="PlatformNotSupportedException">BITS is part of Windows and this is another system.</exception>
    /// <exception cref="BitsException">The service is disabled or cannot be reached.</exception>
    internal abstract ComPointer CreateManager();

    private sealed class UnknownConnection : BitsConnection
    {
        internal override ComPointer CreateManager() => throw new InvalidOperationException(
            "The job or manager was handed in, and where it came from is not known. Give From a BitsConnection, or get the job anew.");
    }

    private sealed class CreatedConnection(Func<object> createManager) : BitsConnection
    {
        internal override ComPointer CreateManager()
        {
            using var unknown = ManagedComObjects.GetPointer(createManager(), nameof(createManager));
            return unknown.Query(InterfaceIds.Manager) ?? throw new InvalidOperationException("The object is no BITS manager.");
        }
    }

    private sealed class LocalConnection : BitsConnection
    {
        internal override ComPointer CreateManager()
        {
            if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            {
                throw new PlatformNotSupportedException(
                    "BITS is a service of Windows. On other systems connect to the simulator of BitsAnalyzers.Runtime.Testing.");
            }

            return Apartment.IsMultithreaded ? Create() : Apartment.Leave(Create);
        }

        private static ComPointer Create()
        {
            BitsException.ThrowIfFailed(
                NativeMethods.CreateManager(BitsClassIds.BackgroundCopyManager, out var manager), CreateOperation);
            return ComPointer.Own(manager);
        }
    }
}
