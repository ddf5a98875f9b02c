using System.Runtime.InteropServices;
#if NET
using System.Runtime.CompilerServices;
#endif

namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>
/// The COM object that BITS calls back: IBackgroundCopyCallback, and 2 or 3 where the events need it. It is laid out by hand, so that it is
/// freed with its last reference, is the same on every framework, and lets no exception out.
/// </summary>
internal static unsafe class CallbackObject
{
    private const int MethodCount = 8;
    private static readonly nint* VirtualTable;
    private static int _liveCount;

    // Not an initializer: the table needs the other static fields.
    static CallbackObject() => VirtualTable = CreateVirtualTable();

    /// <summary>Objects that are still referenced, for tests that look for leaks.</summary>
    public static int LiveCount => Volatile.Read(ref _liveCount);

    /// <summary>Creates the object with one reference, which the caller owns.</summary>
    /// <param name="receiver">What is called.</param>
    /// <param name="level">The highest IBackgroundCopyCallback interface it has: 1, 2 or 3.</param>
    public static ComPointer Create(INotificationReceiver receiver, int level)
    {
        var instance = (Instance*)Marshal.AllocHGlobal(sizeof(Instance));
        instance->VirtualTable = VirtualTable;
        instance->References = 1;
        instance->Level = level;
        instance->Receiver = GCHandle.Alloc(receiver);
        Interlocked.Increment(ref _liveCount);
        return ComPointer.Own((nint)instance);
    }

    /// <summary>Gives the object the interfaces up to a level.</summary>
    /// <returns>Whether it did not have them.</returns>
    public static bool RaiseLevel(ComPointer callback, int level) => callback.Lend(self =>
    {
        var instance = (Instance*)self;
        if (instance->Level >= level)
        {
            return false;
        }

        instance->Level = level;
        return true;
    });

    private static int QueryInterfaceCore(nint self, Guid* iid, nint* result)
    {
        if (result == null)
        {
            return HResults.E_POINTER;
        }

        var level = ((Instance*)self)->Level;
        if (*iid == InterfaceIds.Unknown || *iid == InterfaceIds.Callback
            || (level >= 2 && *iid == InterfaceIds.Callback2) || (level >= 3 && *iid == InterfaceIds.Callback3))
        {
            Interlocked.Increment(ref ((Instance*)self)->References);
            *result = self;
            return HResults.S_OK;
        }

        *result = 0;
        return HResults.E_NOINTERFACE;
    }

    private static uint AddRefCore(nint self) => (uint)Interlocked.Increment(ref ((Instance*)self)->References);

    private static uint ReleaseCore(nint self)
    {
        var instance = (Instance*)self;

        // Read before the count goes down: after that the object may be gone.
        var receiver = (INotificationReceiver)instance->Receiver.Target!;
        var left = Interlocked.Decrement(ref instance->References);
        if (left == 0)
        {
            instance->Receiver.Free();
            Marshal.FreeHGlobal(self);
            Interlocked.Decrement(ref _liveCount);
        }
        else if (left == 1)
        {
            // The one reference that is left is the creator's.
            receiver.CallbackReleased();
        }

        return (uint)left;
    }

    // An exception must not reach the native caller. What was not taken is refused: BITS then delivers it elsewhere or again.
    private static int Deliver(nint self, Func<INotificationReceiver, bool> call)
    {
        var receiver = (INotificationReceiver)((Instance*)self)->Receiver.Target!;
        try
        {
            return call(receiver) ? HResults.S_OK : HResults.E_FAIL;
        }
        catch (Exception exception)
        {
            receiver.CallbackFailed(exception);
            return HResults.E_FAIL;
        }
    }

    private static int JobTransferredCore(nint self) => Deliver(self, receiver => receiver.JobTransferred());

    private static int JobErrorCore(nint self, nint error) => Deliver(self, receiver => receiver.JobError(error));

    private static int JobModificationCore(nint self) => Deliver(self, receiver => receiver.JobModification());

    private static int FileTransferredCore(nint self, nint file) => Deliver(self, receiver => receiver.FileTransferred(file));

    private static int FileRangesTransferredCore(nint self, nint file, uint count, nint ranges) =>
        Deliver(self, receiver => receiver.FileRangesTransferred(file, count, ranges));

#if NET
    private static nint* CreateVirtualTable()
    {
        var table = (nint*)RuntimeHelpers.AllocateTypeAssociatedMemory(typeof(CallbackObject), MethodCount * sizeof(nint));
        table[0] = (nint)(delegate* unmanaged[Stdcall]<nint, Guid*, nint*, int>)&QueryInterface;
        table[1] = (nint)(delegate* unmanaged[Stdcall]<nint, uint>)&AddRef;
        table[2] = (nint)(delegate* unmanaged[Stdcall]<nint, uint>)&Release;
        table[3] = (nint)(delegate* unmanaged[Stdcall]<nint, nint, int>)&JobTransferred;
        table[4] = (nint)(delegate* unmanaged[Stdcall]<nint, nint, nint, int>)&JobError;
        table[5] = (nint)(delegate* unmanaged[Stdcall]<nint, nint, uint, int>)&JobModification;
        table[6] = (nint)(delegate* unmanaged[Stdcall]<nint, nint, nint, int>)&FileTransferred;
        table[7] = (nint)(delegate* unmanaged[Stdcall]<nint, nint, nint, uint, nint, int>)&FileRangesTransferred;
        return table;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static int QueryInterface(nint self, Guid* iid, nint* result) => QueryInterfaceCore(self, iid, result);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static uint AddRef(nint self) => AddRefCore(self);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static uint Release(nint self) => ReleaseCore(self);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static int JobTransferred(nint self, nint job) => JobTransferredCore(self);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static int JobError(nint self, nint job, nint error) => JobErrorCore(self, error);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static int JobModification(nint self, nint job, uint reserved) => JobModificationCore(self);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static int FileTransferred(nint self, nint job, nint file) => FileTransferredCore(self, file);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static int FileRangesTransferred(nint self, nint job, nint file, uint count, nint ranges) =>
        FileRangesTransferredCore(self, file, count, ranges);
#else
    // The table refers to these delegates for as long as the process lives.
    private static readonly Delegate[] Methods =
    [
        new QueryInterfaceMethod(QueryInterfaceCore),
        new CountMethod(AddRefCore),
        new CountMethod(ReleaseCore),
        new OnePointerMethod((self, job) => JobTransferredCore(self)),
        new TwoPointersMethod((self, job, error) => JobErrorCore(self, error)),
        new PointerAndNumberMethod((self, job, reserved) => JobModificationCore(self)),
        new TwoPointersMethod((self, job, file) => FileTransferredCore(self, file)),
        new RangesMethod((self, job, file, count, ranges) => FileRangesTransferredCore(self, file, count, ranges)),
    ];

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate int QueryInterfaceMethod(nint self, Guid* iid, nint* result);

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate uint CountMethod(nint self);

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate int OnePointerMethod(nint self, nint first);

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate int TwoPointersMethod(nint self, nint first, nint second);

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate int PointerAndNumberMethod(nint self, nint first, uint second);

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate int RangesMethod(nint self, nint first, nint second, uint count, nint ranges);

    private static nint* CreateVirtualTable()
    {
        var table = (nint*)Marshal.AllocHGlobal(MethodCount * sizeof(nint));
        for (var slot = 0; slot < MethodCount; slot++)
        {
            table[slot] = Marshal.GetFunctionPointerForDelegate(Methods[slot]);
        }

        return table;
    }
#endif

    [StructLayout(LayoutKind.Sequential)]
    private struct Instance
    {
        public nint* VirtualTable;
        public int References;
        public int Level;
        public GCHandle Receiver;
    }
}
