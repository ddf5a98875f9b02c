using System.Runtime.InteropServices;
#if NET
using System.Runtime.CompilerServices;
#endif

namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>
/// A COM object that others call, laid out by hand, so that it is freed with its last reference and is the same on every framework. What is
/// common to all of them: the memory, the references and the first three slots of the table.
/// </summary>
internal static unsafe class HandMadeObject
{
    private const int UnknownSlots = 3;

    /// <summary>Creates an object with one reference, which the caller owns.</summary>
    /// <param name="virtualTable">Its methods: a table of <see cref="CreateTable"/>.</param>
    /// <param name="target">What stands behind it, for as long as it is referenced.</param>
    public static ComPointer Create(nint* virtualTable, IHandMadeTarget target)
    {
        var instance = (Instance*)Marshal.AllocHGlobal(sizeof(Instance));
        instance->VirtualTable = virtualTable;
        instance->References = 1;
        instance->Target = GCHandle.Alloc(target);
        return ComPointer.Own((nint)instance);
    }

    /// <summary>What stands behind an object. The caller holds a reference to it.</summary>
    public static T Target<T>(nint self)
        where T : class, IHandMadeTarget => (T)((Instance*)self)->Target.Target!;

    private static int QueryInterfaceCore(nint self, Guid* iid, nint* result)
    {
        if (result == null)
        {
            return HResults.E_POINTER;
        }

        if (*iid == InterfaceIds.Unknown || Target<IHandMadeTarget>(self).Has(*iid))
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
        var target = Target<IHandMadeTarget>(self);
        var left = Interlocked.Decrement(ref instance->References);
        if (left == 0)
        {
            instance->Target.Free();
            Marshal.FreeHGlobal(self);
        }

        target.ReferenceReleased(left);
        return (uint)left;
    }

#if NET
    /// <summary>A table for as long as the process lives: the slots of IUnknown, and those of its own.</summary>
    public static nint* CreateTable(params ReadOnlySpan<nint> methods)
    {
        var table = (nint*)RuntimeHelpers.AllocateTypeAssociatedMemory(
            typeof(HandMadeObject), (UnknownSlots + methods.Length) * sizeof(nint));
        table[0] = (nint)(delegate* unmanaged[Stdcall]<nint, Guid*, nint*, int>)&QueryInterface;
        table[1] = (nint)(delegate* unmanaged[Stdcall]<nint, uint>)&AddRef;
        table[2] = (nint)(delegate* unmanaged[Stdcall]<nint, uint>)&Release;
        methods.CopyTo(new Span<nint>(table + UnknownSlots, methods.Length));
        return table;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static int QueryInterface(nint self, Guid* iid, nint* result) => QueryInterfaceCore(self, iid, result);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static uint AddRef(nint self) => AddRefCore(self);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static uint Release(nint self) => ReleaseCore(self);
#else
    private static readonly Delegate[] UnknownMethods =
    [
        new QueryInterfaceMethod(QueryInterfaceCore),
        new CountMethod(AddRefCore),
        new CountMethod(ReleaseCore),
    ];

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate int QueryInterfaceMethod(nint self, Guid* iid, nint* result);

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate uint CountMethod(nint self);

    /// <summary>A table for as long as the process lives: the slots of IUnknown, and those of its own.</summary>
    /// <param name="methods">The methods of its own. The caller keeps them: the table does not.</param>
    public static nint* CreateTable(Delegate[] methods)
    {
        var table = (nint*)Marshal.AllocHGlobal((UnknownSlots + methods.Length) * sizeof(nint));
        var slot = 0;
        foreach (var method in UnknownMethods.Concat(methods))
        {
            table[slot++] = Marshal.GetFunctionPointerForDelegate(method);
        }

        return table;
    }
#endif

    [StructLayout(LayoutKind.Sequential)]
    private struct Instance
    {
        public nint* VirtualTable;
        public int References;
        public GCHandle Target;
    }
}
