using System.Runtime.InteropServices;
#if NET
using System.Runtime.CompilerServices;
#endif

namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>
/// The COM object that BITS asks about the certificates of servers: IBackgroundCopyServerCertificateValidationCallback, laid out by hand as
/// <see cref="CallbackObject"/> is.
/// </summary>
internal static unsafe class CertificateCallbackObject
{
    private const int MethodCount = 4;
    private static readonly Guid InterfaceId = new("4CEC0D02-DEF7-4158-813A-C32A46945FF7");
    private static readonly nint* VirtualTable;

    // Not an initializer: the table needs the other static fields.
    static CertificateCallbackObject() => VirtualTable = CreateVirtualTable();

    /// <summary>Creates the object with one reference, which the caller owns.</summary>
    public static ComPointer Create(Func<BitsServerCertificate, bool> validate)
    {
        var instance = (Instance*)Marshal.AllocHGlobal(sizeof(Instance));
        instance->VirtualTable = VirtualTable;
        instance->References = 1;
        instance->Validate = GCHandle.Alloc(validate);
        return ComPointer.Own((nint)instance);
    }

    private static int QueryInterfaceCore(nint self, Guid* iid, nint* result)
    {
        if (result == null)
        {
            return HResults.E_POINTER;
        }

        if (*iid == InterfaceIds.Unknown || *iid == InterfaceId)
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
        var left = Interlocked.Decrement(ref instance->References);
        if (left == 0)
        {
            instance->Validate.Free();
            Marshal.FreeHGlobal(self);
        }

        return (uint)left;
    }

    // What cannot be judged is not accepted.
    private static int ValidateCore(nint self, nint file, uint length, nint data, uint encodingType, uint storeLength, nint storeData)
    {
        try
        {
            var validate = (Func<BitsServerCertificate, bool>)((Instance*)self)->Validate.Target!;
            var certificate = new BitsServerCertificate(
                file == 0 ? null : Copying.Try(() => CopyFile(file)), Copy(data, length), (int)encodingType, Copy(storeData, storeLength));
            return validate(certificate) ? HResults.S_OK : HResults.E_FAIL;
        }
        catch (Exception)
        {
            return HResults.E_FAIL;
        }
    }

    private static BitsFileSnapshot CopyFile(nint file)
    {
        using var opened = new BitsFile(ComPointer.Share(file));
        return opened.TakeSnapshot();
    }

    private static byte[] Copy(nint data, uint length)
    {
        var copy = new byte[data == 0 ? 0 : checked((int)length)];
        if (copy.Length > 0)
        {
            Marshal.Copy(data, copy, 0, copy.Length);
        }

        return copy;
    }

#if NET
    private static nint* CreateVirtualTable()
    {
        var table = (nint*)RuntimeHelpers.AllocateTypeAssociatedMemory(typeof(CertificateCallbackObject), MethodCount * sizeof(nint));
        table[0] = (nint)(delegate* unmanaged[Stdcall]<nint, Guid*, nint*, int>)&QueryInterface;
        table[1] = (nint)(delegate* unmanaged[Stdcall]<nint, uint>)&AddRef;
        table[2] = (nint)(delegate* unmanaged[Stdcall]<nint, uint>)&Release;
        table[3] = (nint)(delegate* unmanaged[Stdcall]<nint, nint, nint, uint, nint, uint, uint, nint, int>)&Validate;
        return table;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static int QueryInterface(nint self, Guid* iid, nint* result) => QueryInterfaceCore(self, iid, result);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static uint AddRef(nint self) => AddRefCore(self);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static uint Release(nint self) => ReleaseCore(self);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static int Validate(
        nint self, nint job, nint file, uint length, nint data, uint encodingType, uint storeLength, nint storeData) =>
        ValidateCore(self, file, length, data, encodingType, storeLength, storeData);
#else
    // The table refers to these delegates for as long as the process lives.
    private static readonly Delegate[] Methods =
    [
        new QueryInterfaceMethod(QueryInterfaceCore),
        new CountMethod(AddRefCore),
        new CountMethod(ReleaseCore),
        new ValidateMethod((self, job, file, length, data, encodingType, storeLength, storeData) =>
            ValidateCore(self, file, length, data, encodingType, storeLength, storeData)),
    ];

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate int QueryInterfaceMethod(nint self, Guid* iid, nint* result);

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate uint CountMethod(nint self);

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate int ValidateMethod(
        nint self, nint job, nint file, uint length, nint data, uint encodingType, uint storeLength, nint storeData);

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
        public GCHandle Validate;
    }
}
