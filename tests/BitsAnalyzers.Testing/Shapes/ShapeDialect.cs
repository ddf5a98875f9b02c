using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace BitsAnalyzers.Testing.Shapes;

/// <summary>How a call tells that it failed.</summary>
internal enum FailureStyle
{
    /// <summary>The runtime throws.</summary>
    Exceptions,

    /// <summary><c>int</c>, checked by <c>Marshal.ThrowExceptionForHR</c>.</summary>
    Int32,

    /// <summary>A struct, checked by its <c>ThrowOnFailure()</c>.</summary>
    ThrowOnFailure,

    /// <summary>A struct, checked by a static <c>ThrowIfFailed(…)</c>.</summary>
    ThrowIfFailed,
}

/// <summary>How a getter hands out its value.</summary>
internal enum OutputStyle
{
    OutParameter,
    ReturnValue,
    Address,
}

/// <summary>The facts by which one shape's programs differ from another's. The defaults are those of classic ComImport.</summary>
internal sealed record ShapeDialect
{
    public required ImmutableArray<string> Declarations { get; init; }

    /// <summary>Makes a look-alike of the declarations.</summary>
    public Func<string, string> Edit { get; init; } = static text => text;

    public required ImmutableArray<string> Usings { get; init; }

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp7_3;

    public ImmutableArray<string> DeclarationFindings { get; init; } = [];

    /// <summary>Assemblies to import from instead of declarations in source.</summary>
    public ImmutableArray<TypeLibrary> TypeLibraries { get; init; } = [];

    public bool UsesPointers { get; init; }

    public bool NeedsUnsafe { get; init; }

    public bool TakesAnySink { get; init; } = true;

    public bool NamesFlags { get; init; } = true;

    public FailureStyle Failures { get; init; }

    public OutputStyle Outputs { get; init; }

    /// <summary>The type a variable has that holds a mask: the enum, where there is one.</summary>
    public required string MaskType { get; init; }

    /// <summary>The type of SetNotifyFlags's parameter.</summary>
    public required string FlagsType { get; init; }

    /// <summary>From the end of a flag's name in the Windows headers, such as JOB_ERROR, to the flag in this shape.</summary>
    public required Func<string, string> Flag { get; init; }

    /// <summary>From the end of a QM_NOTIFY constant's name to that constant.</summary>
    public required Func<string, string> LegacyConstant { get; init; }

    public required string LegacyConstantType { get; init; }

    /// <summary>A type of the Windows headers, as this shape writes it.</summary>
    public Func<string, string> TypeName { get; init; } = static name => name;

    /// <summary>An expression that connects to BITS.</summary>
    public string Manager { get; init; } = "(IBackgroundCopyManager)new BackgroundCopyManager()";

    /// <summary>From an object to the argument of SetNotifyInterface.</summary>
    public Func<string, string> Sink { get; init; } = static sink => sink;

    public string NoSink { get; init; } = "null";

    public string SinkType { get; init; } = "object";

    /// <summary>The type of GetId's value.</summary>
    public string GuidType { get; init; } = "Guid";

    /// <summary>From a GUID to an expression for it as the value of a job property.</summary>
    public Func<Guid, string> GuidValue { get; init; } = static guid => $"new Guid(\"{guid}\")";

    /// <summary>From a variable of <see cref="GuidType"/> to the argument of GetJob.</summary>
    public Func<string, string> GuidArgument { get; init; } = static id => $"ref {id}";

    /// <summary>
    /// Behind pointers: from an interface, a job and a name to the statements that declare the variable and query for it.
    /// </summary>
    public Func<string, string, string, string> QueryInterface { get; init; } = static (_, _, _) => throw new NotSupportedException();

    /// <summary>From a string expression to a string argument.</summary>
    public Func<string, string> Text { get; init; } = static text => text;

    /// <summary>From a Boolean expression to the value of a property's Enable member.</summary>
    public Func<string, string> Enable { get; init; } = static value => value switch
    {
        "true" => "1",
        "false" => "0",
        _ => $"({value}) ? 1 : 0",
    };

    /// <summary>The type, with its modifier, of the ranges that a callback gets.</summary>
    public string Ranges { get; init; } = "BG_FILE_RANGE[]";

    /// <summary>From a callback interface of the Windows headers to the interface that a class implements.</summary>
    public Func<string, string> CallbackInterface { get; init; } = static name => name;

    public string CallbackModifiers { get; init; } = "internal sealed class";

    public string HandlerResult { get; init; } = "void";

    public string HandlerSuccess { get; init; } = "return;";

    /// <summary>From a failing HRESULT to the statement by which a callback returns it.</summary>
    public Func<string, string> HandlerFailure { get; init; } = static code => $"throw Marshal.GetExceptionForHR(unchecked((int){code}));";

    public static bool IsInteger(string type) => type is "uint" or "int" or "UInt32";
}
