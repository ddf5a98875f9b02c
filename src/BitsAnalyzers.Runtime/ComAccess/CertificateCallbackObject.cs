using System.Runtime.InteropServices;
#if NET
using System.Runtime.CompilerServices;
#endif

namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>
/// The COM object that BITS asks about the certificates of servers: IBackgroundCopyServerCertificateValidationCallback.
/// </summary>
internal static unsafe class CertificateCallbackObject
{
    private static readonly Guid InterfaceId = new("4CEC0D02-DEF7-4158-813A-C32A46945FF7");
    private static readonly nint* VirtualTable;

    // Not an initializer: the table needs the other static fields.
    static CertificateCallbackObject() => VirtualTable = CreateVirtualTable();

    /// <summary>Creates the object with one reference, which the caller owns.</summary>
    public static ComPointer Create(Func<BitsServerCertificate, bool> validate) =>
        HandMadeObject.Create(VirtualTable, new Target(validate));

    // What cannot be judged is not accepted.
    private static int ValidateCore(nint self, nint file, uint length, nint data, uint encodingType, uint storeLength, nint storeData)
    {
        try
        {
            var certificate = new BitsServerCertificate(
                file == 0 ? null : Copying.Try(() => CopyFile(file)), Copy(data, length), (int)encodingType, Copy(storeData, storeLength));
            return HandMadeObject.Target<Target>(self).Validate(certificate) ? HResults.S_OK : HResults.E_FAIL;
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
    private static nint* CreateVirtualTable() => HandMadeObject.CreateTable(
        (nint)(delegate* unmanaged[Stdcall]<nint, nint, nint, uint, nint, uint, uint, nint, int>)&Validate);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static int Validate(
        nint self, nint job, nint file, uint length, nint data, uint encodingType, uint storeLength, nint storeData) =>
        ValidateCore(self, file, length, data, encodingType, storeLength, storeData);
#else
    // The table refers to these delegates for as long as the process lives.
    private static readonly Delegate[] Methods =
    [
        new ValidateMethod((self, job, file, length, data, encodingType, storeLength, storeData) =>
            ValidateCore(self, file, length, data, encodingType, storeLength, storeData)),
    ];

    [UnmanagedFunctionPointer(CallingConvention.StdCall)]
    private delegate int ValidateMethod(
        nint self, nint job, nint file, uint length, nint data, uint encodingType, uint storeLength, nint storeData);

    private static nint* CreateVirtualTable() => HandMadeObject.CreateTable(Methods);
#endif

    private sealed class Target(Func<BitsServerCertificate, bool> validate) : IHandMadeTarget
    {
        public bool Validate(BitsServerCertificate certificate) => validate(certificate);

        public bool Has(in Guid interfaceId) => interfaceId == InterfaceId;

        public void ReferenceReleased(int left)
        {
            // Nobody asks how many there are.
        }
    }
}
