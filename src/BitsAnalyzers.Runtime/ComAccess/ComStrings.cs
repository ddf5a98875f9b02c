using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.ComAccess;

internal static unsafe class ComStrings
{
    /// <summary>Calls a getter of the form <c>HRESULT Get(LPWSTR*)</c>, and frees what it hands out.</summary>
    public static int Get(ComPointer source, int slot, out string value)
    {
        nint text = 0;
        var hresult = source.Call(slot, (nint)(&text));
        value = Take(text);
        return hresult;
    }

    public static int Set(ComPointer target, int slot, string? value)
    {
        fixed (char* text = value)
        {
            return target.Call(slot, (nint)text);
        }
    }

    public static string Take(nint text)
    {
        var value = text == 0 ? string.Empty : Marshal.PtrToStringUni(text) ?? string.Empty;
        Marshal.FreeCoTaskMem(text);
        return value;
    }
}
