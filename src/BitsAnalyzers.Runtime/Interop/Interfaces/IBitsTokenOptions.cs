using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Helper tokens (BITS 4.0, Windows 7).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits4_0/nn-bits4_0-ibitstokenoptions">IBitsTokenOptions</see></remarks>
[GeneratedComInterface]
[Guid("9A2584C3-F7D2-457A-9A5E-22B67BFFC7D2")]
public partial interface IBitsTokenOptions
{
    /// <summary>What the helper token is used for.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits4_0/nf-bits4_0-ibitstokenoptions-sethelpertokenflags">IBitsTokenOptions::SetHelperTokenFlags</see></remarks>
    [PreserveSig]
    int SetHelperTokenFlags(BG_TOKEN usageFlags);

    /// <summary>What the helper token is used for.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits4_0/nf-bits4_0-ibitstokenoptions-gethelpertokenflags">IBitsTokenOptions::GetHelperTokenFlags</see></remarks>
    [PreserveSig]
    int GetHelperTokenFlags(out BG_TOKEN usageFlags);

    /// <summary>Takes the caller's token as helper.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits4_0/nf-bits4_0-ibitstokenoptions-sethelpertoken">IBitsTokenOptions::SetHelperToken</see></remarks>
    [PreserveSig]
    int SetHelperToken();

    /// <summary>Forgets the helper token.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits4_0/nf-bits4_0-ibitstokenoptions-clearhelpertoken">IBitsTokenOptions::ClearHelperToken</see></remarks>
    [PreserveSig]
    int ClearHelperToken();

    /// <summary>The helper token's security identifier.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits4_0/nf-bits4_0-ibitstokenoptions-gethelpertokensid">IBitsTokenOptions::GetHelperTokenSid</see></remarks>
    [PreserveSig]
    int GetHelperTokenSid([MarshalAs(UnmanagedType.LPWStr)] out string sid);
}
