using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Printing;

/// <summary>Values of struct types: where they come from, and what their zero is called.</summary>
internal static class Handles
{
    public static string Type(HandleForm form) => form switch
    {
        HandleForm.Memory or HandleForm.Window => "IntPtr",
        HandleForm.Guid => "Guid",
        HandleForm.Time => "DateTime",
        HandleForm.Span => "TimeSpan",
        _ => "CancellationToken",
    };

    public static string Zero(HandleForm form) => form switch
    {
        HandleForm.Memory => "IntPtr.Zero",
        HandleForm.Window => "default(IntPtr)",
        HandleForm.Guid => "Guid.Empty",
        HandleForm.Time => "default(DateTime)",
        HandleForm.Span => "TimeSpan.Zero",
        _ => "CancellationToken.None",
    };

    public static string Source(HandleForm form) => form switch
    {
        HandleForm.Memory => "Marshal.AllocHGlobal(8)",
        HandleForm.Window => "new IntPtr(handle)",
        HandleForm.Guid => "Guid.Parse(text)",
        HandleForm.Time => "new DateTime(ticks)",
        HandleForm.Span => "new TimeSpan(ticks)",
        _ => "source.Token",
    };
}
