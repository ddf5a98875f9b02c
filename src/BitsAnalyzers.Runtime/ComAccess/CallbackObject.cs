using System.Runtime.InteropServices;
#if NET
using System.Runtime.CompilerServices;
#endif

namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>
/// The COM object that BITS calls back: IBackgroundCopyCallback, and 2 or 3 where the events need it. It lets no exception out.
/// </summary>
internal static unsafe class CallbackObject
{
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
        Interlocked.Increment(ref _liveCount);
        return HandMadeObject.Create(VirtualTable, new Target(receiver, level));
    }

    /// <summary>Gives the object the interfaces up to a level.</summary>
    /// <returns>Whether it did not have them.</returns>
    public static bool RaiseLevel(ComPointer callback, int level) =>
        callback.Lend(self => HandMadeObject.Target<Target>(self).RaiseLevel(level));

    // An exception must not reach the native caller. What was not taken is refused: BITS then delivers it elsewhere or again.
    private static int Deliver(nint self, Func<INotificationReceiver, bool> call)
    {
        var receiver = HandMadeObject.Target<Target>(self).Receiver;
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
    private static nint* CreateVirtualTable() => HandMadeObject.CreateTable(
        (nint)(delegate* unmanaged[Stdcall]<nint, nint, int>)&JobTransferred,
        (nint)(delegate* unmanaged[Stdcall]<nint, nint, nint, int>)&JobError,
        (nint)(delegate* unmanaged[Stdcall]<nint, nint, uint, int>)&JobModification,
        (nint)(delegate* unmanaged[Stdcall]<nint, nint, nint, int>)&FileTransferred,
        (nint)(delegate* unmanaged[Stdcall]<nint, nint, nint, uint, nint, int>)&FileRangesTransferred);

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
        new OnePointerMethod((self, job) => JobTransferredCore(self)),
        new TwoPointersMethod((self, job, error) => JobErrorCore(self, error)),
        new PointerAndNumberMethod((self, job, reserved) => JobModificationCore(self)),
        new TwoPointersMethod((self, job, file) => FileTransferredCore(self, file)),
        new RangesMethod((self, job, file, count, ranges) => FileRangesTransferredCore(self, file, count, ranges)),
    ];

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate int OnePointerMethod(nint self, nint first);

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate int TwoPointersMethod(nint self, nint first, nint second);

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate int PointerAndNumberMethod(nint self, nint first, uint second);

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate int RangesMethod(nint self, nint first, nint second, uint count, nint ranges);

    private static nint* CreateVirtualTable() => HandMadeObject.CreateTable(Methods);
#endif

    private sealed class Target(INotificationReceiver receiver, int level) : IHandMadeTarget
    {
        private volatile int _level = level;

        public INotificationReceiver Receiver => receiver;

        public bool Has(in Guid interfaceId) => interfaceId == InterfaceIds.Callback
            || (_level >= 2 && interfaceId == InterfaceIds.Callback2) || (_level >= 3 && interfaceId == InterfaceIds.Callback3);

        public bool RaiseLevel(int level)
        {
            if (_level >= level)
            {
                return false;
            }

            _level = level;
            return true;
        }

        public void ReferenceReleased(int left)
        {
            if (left == 0)
            {
                Interlocked.Decrement(ref _liveCount);
            }
            else if (left == 1)
            {
                // The one reference that is left is the creator's.
                receiver.CallbackReleased();
            }
        }
    }
}
