using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>
/// A failure that a member is documented to have and that .NET turns into another exception than COMException, as it does with the HRESULTs
/// that it knows.
/// </summary>
/// <param name="Result">The name of the HRESULT.</param>
/// <param name="Code">The HRESULT.</param>
/// <param name="Exception">The name of the exception, in the namespace System.</param>
internal sealed record FailureException(string Result, int Code, string Exception)
{
    public static readonly FailureException NotImplemented = new("E_NOTIMPL", unchecked((int)0x80004001), "NotImplementedException");
    public static readonly FailureException AccessDenied = new("E_ACCESSDENIED", unchecked((int)0x80070005), "UnauthorizedAccessException");
    public static readonly FailureException InvalidArgument = new("E_INVALIDARG", unchecked((int)0x80070057), "ArgumentException");

    /// <summary>The failure that is typical of a member; null where it has none, or all of them are COMExceptions.</summary>
    public static FailureException? TypicalOf(string member) => member switch
    {
        "SetNotifyFlags" or "SetPriority" or "GetReplyData" => NotImplemented,
        "SetNotifyInterface" or "EnumJobs" => AccessDenied,
        "AddFile" or "AddFileSet" => InvalidArgument,
        _ => null,
    };

    /// <summary>Whether a handler for a type catches it: one of the exception, or of a class that it derives from.</summary>
    public bool IsCaughtAs(ITypeSymbol? caught)
        => caught is null or ITypeParameterSymbol or { SpecialType: SpecialType.System_Object } ||
            (caught is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } &&
                (caught.Name == Exception || caught.Name is "Exception" or "SystemException"));
}
