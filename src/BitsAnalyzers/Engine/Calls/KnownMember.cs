namespace BitsAnalyzers.Engine.Calls;

/// <summary>What a member of another assembly is known to do.</summary>
[Flags]
internal enum KnownEffects
{
    None = 0,

    /// <summary>
    /// It returns, unless something goes wrong outside the program, and it touches nothing of the program. It may format, compare or
    /// enumerate what it is given, and that may be code of the program.
    /// </summary>
    Returns = 1,

    /// <summary>It calls nothing of what it is given: it stores it, passes it on, or looks at the reference alone.</summary>
    LeavesArguments = 2,

    /// <summary>Of what it is given it formats, compares or enumerates the first argument alone, such as the key of a dictionary.</summary>
    UsesFirstArgument = 4,

    /// <summary>It compares the elements of the collection with each other, or with what it is given.</summary>
    ComparesElements = 8,

    /// <summary>It never returns.</summary>
    DoesNotReturn = 16,

    /// <summary>It throws where a condition holds, and returns otherwise. It touches nothing of the program.</summary>
    ThrowsOnCondition = 32,

    /// <summary>What it gives is done by itself after some time, so that it can be awaited like a call that returns.</summary>
    CompletesByItself = 64,

    /// <summary>It runs what it is given at once, and has done so when it returns.</summary>
    RunsArgumentAtOnce = 128,

    /// <summary>It hands what it is given to another thread.</summary>
    RunsArgumentLater = 256,

    /// <summary>It makes its thread wait: for time, for another thread, or for the user.</summary>
    Waits = 512,

    /// <summary>It ends the process: no code of the program runs after it, in a finally block neither.</summary>
    EndsProcess = 1024,

    /// <summary>It writes what it is given where people read it: to the console, or to a log.</summary>
    Shows = 2048,

    /// <summary>It tells another program what it is given.</summary>
    StartsProgram = 4096,
}

/// <summary>A member of another assembly whose result, or whose failure, says something that the analysis goes by.</summary>
internal enum KnownFunction
{
    None,

    /// <summary>It gives the integer that it is given, as another type.</summary>
    ConvertInteger,

    /// <summary>It gives the integer that it is called on, as another type.</summary>
    ConvertReceiver,

    /// <summary>It gives the integer that it is given, as another type; what that has no room for is lost.</summary>
    ConvertWrapping,

    /// <summary>As <see cref="ConvertWrapping"/>, but it throws where the type has no room for the integer.</summary>
    ConvertChecked,

    /// <summary>As <see cref="ConvertWrapping"/>, but it gives the nearest integer that the type has room for.</summary>
    ConvertSaturating,

    /// <summary>It gives the value of an enum that has this number.</summary>
    MakeEnum,

    /// <summary>It gives the bits that it is given, as another type.</summary>
    Reinterpret,

    /// <summary>It gives the size of a type.</summary>
    SizeOfType,

    /// <summary>An operator of whatever type of numbers.</summary>
    OperateOnNumbers,

    NumberZero,
    NumberOne,

    /// <summary>It is the value that its type has by default.</summary>
    DefaultContent,

    /// <summary>It gives what it is given: the same object, or a copy of the same text.</summary>
    PassOnArgument,

    /// <summary>The result of a call of BITS, by itself or from an object around it.</summary>
    PassOnReceiver,

    /// <summary>It gives an interface of the object that it is given, which may have others than its class says.</summary>
    WrapObject,

    /// <summary>It says how many elements a collection has.</summary>
    CountElements,

    /// <summary>It says whether a collection has elements.</summary>
    HasElements,

    /// <summary>It gives a collection that has no elements, and never will.</summary>
    NoElements,

    HasFlag,
    ReferenceEquals,
    IsNull,
    NullableHasValue,

    /// <summary>It asks for another interface of the same object.</summary>
    QueryInterface,

    /// <summary>It counts the references to an object.</summary>
    CountReference,

    /// <summary>It lets go of a reference to a COM object.</summary>
    ReleaseReference,

    EnterLock,
    ExitLock,

    /// <summary>It says whether an HRESULT is a failure.</summary>
    IsFailure,

    /// <summary>It says whether an HRESULT is a success.</summary>
    IsSuccess,

    /// <summary>It is the HRESULT that tells of a success and nothing else.</summary>
    PlainSuccess,

    /// <summary>It throws where an HRESULT is a failure.</summary>
    ThrowIfFailure,

    /// <summary>It throws where the argument is null.</summary>
    ThrowIfNull,

    /// <summary>It says whether something has failed or been cancelled, for ever.</summary>
    IsStopped,

    /// <summary>It throws where that has failed or been cancelled.</summary>
    ThrowIfStopped,

    CombinePaths,
    JoinPaths,
    ConcatenateTexts,
    FormatText,

    /// <summary>It says whether a text is null, or has nothing in it.</summary>
    IsNullOrEmptyText,

    /// <summary>It says whether a floating-point value is no number.</summary>
    IsNotANumber,

    /// <summary>It says whether two texts are the same; how it compares them may be one of its arguments.</summary>
    EqualTexts,

    IsWindowsAtLeast,
    IsPlatformAtLeast,
    RunningSystem,
    VersionOfSystem,
    MajorVersion,
    MinorVersion,
    BuildNumber,
    MakeVersion,
    CompareVersion,
}

/// <summary>What is known of a member of another assembly.</summary>
/// <param name="Effects">What it does to the program.</param>
/// <param name="Function">What its result, or its failure, says.</param>
/// <param name="Exception">The full name of the exception that it throws on a condition; null where that may be any.</param>
internal sealed record KnownMember(KnownEffects Effects, KnownFunction Function = KnownFunction.None, string? Exception = null)
{
    public bool Does(KnownEffects effect) => (Effects & effect) != KnownEffects.None;
}
