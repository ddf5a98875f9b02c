using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.ComAccess;

internal static unsafe class NativeMethods
{
    private const uint LocalServer = 4;

    public static int CreateManager(in Guid classId, out nint manager)
    {
        manager = 0;
        fixed (Guid* pClass = &classId, pInterface = &InterfaceIds.Manager)
        fixed (nint* pManager = &manager)
        {
            return CoCreateInstance(pClass, 0, LocalServer, pInterface, pManager);
        }
    }

    public static int CoMarshalInterThreadInterfaceInStream(in Guid iid, nint unknown, out nint stream)
    {
        stream = 0;
        fixed (Guid* pIid = &iid)
        fixed (nint* pStream = &stream)
        {
            return CoMarshalInterThreadInterfaceInStream(pIid, unknown, pStream);
        }
    }

    public static int CoGetInterfaceAndReleaseStream(nint stream, in Guid iid, out nint result)
    {
        result = 0;
        fixed (Guid* pIid = &iid)
        fixed (nint* pResult = &result)
        {
            return CoGetInterfaceAndReleaseStream(stream, pIid, pResult);
        }
    }

    [DllImport("ole32", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int CoCreateInstance(Guid* classId, nint outer, uint context, Guid* iid, nint* result);

    [DllImport("ole32", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int CoMarshalInterThreadInterfaceInStream(Guid* iid, nint unknown, nint* stream);

    [DllImport("ole32", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int CoGetInterfaceAndReleaseStream(nint stream, Guid* iid, nint* result);
}
