using System.Collections.Immutable;
using System.Globalization;

namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

internal abstract record Statement : Node;

internal sealed record Block(ImmutableArray<Statement> Statements) : Statement
{
    public static readonly Block Empty = new([]);

    public static Block Of(params ImmutableArray<Statement> statements) => new(statements);
}

/// <summary>What a mask is kept in.</summary>
internal enum MaskStorage
{
    /// <summary>A local variable.</summary>
    Local,

    /// <summary>A field of the class, which every code can write that has the object.</summary>
    ClassField,

    StaticField,

    /// <summary>A property of an object that was passed in.</summary>
    Given,

    /// <summary>A property of an object that is made for it.</summary>
    Made,

    /// <summary>A property that keeps only BG_NOTIFY_DISABLE of what has it.</summary>
    Cleaned,

    /// <summary>An element of a tuple.</summary>
    Tuple,

    /// <summary>A field of a struct.</summary>
    Struct,
}

/// <summary>Declares a mask, or writes it for the first time. What is no local variable has the type of a number.</summary>
internal sealed record DeclareMask(string Name, MaskType Type, MaskExpression Value) : Statement
{
    public MaskStorage Storage { get; init; }
}

internal enum AliasForm
{
    /// <summary><c>ref uint alias = ref flags;</c></summary>
    Reference,

    /// <summary><c>Span&lt;uint&gt; alias = new(ref flags);</c></summary>
    Span,

    /// <summary><c>uint* alias = &amp;flags;</c></summary>
    Pointer,
}

/// <summary>Gives a local variable of type uint another name, by which it can be read and written.</summary>
internal sealed record AliasMask(string Alias, string Target, AliasForm Form) : Statement
{
    public string Name => Form == AliasForm.Reference ? Alias : Alias + "[0]";
}

/// <summary>Gives unknown code a function that writes a local variable of type uint.</summary>
internal sealed record CaptureMask(string Name, uint Value) : Statement;

/// <summary>
/// Writes a local variable of type uint through a reference that is passed: to a method of the class, or to one that is not followed.
/// </summary>
internal sealed record PassMask(string Name, bool IsFollowed) : Statement;

/// <summary><c>name = value</c>, or <c>name op= value</c>.</summary>
internal sealed record AssignMask(string Name, MaskType Type, MaskOperator? Operator, MaskExpression Value) : Statement
{
    /// <summary>Whether the object that holds the mask is what a call returns: <c>Masks.Same(set).Mask = value</c>.</summary>
    public bool IsThroughCall { get; init; }
}

internal sealed record DeclareBool(string Name, Condition Value) : Statement;

internal sealed record AssignBool(string Name, Condition Value) : Statement;

internal enum JobType
{
    Download = 0,
    Upload = 1,
}

internal sealed record CreateJob(string Name, JobType Type, bool IsDeclared) : Statement;

internal enum JobSource
{
    /// <summary>Another variable.</summary>
    Copy,

    /// <summary><c>(IBackgroundCopyJob2)job</c></summary>
    CastToJob2,

    /// <summary><c>job as IBackgroundCopyJob2</c></summary>
    AsJob2,

    /// <summary>An element of an array parameter.</summary>
    Element,

    /// <summary>What a delegate gives.</summary>
    Delegate,

    /// <summary>A job that BITS finds by its id: any that there is.</summary>
    Manager,
}

/// <summary>Declares or assigns a variable that holds a job. The source is the name of a variable; an element has none.</summary>
internal sealed record AssignJob(string Name, bool IsJob2, bool IsDeclared, JobSource Source, string From) : Statement;

internal enum HolderForm
{
    /// <summary><c>new Holder(job)</c></summary>
    Constructed,

    /// <summary><c>new Holder { Job = job }</c></summary>
    Initialized,

    /// <summary><c>(job, 0)</c></summary>
    Tuple,

    /// <summary>An object whose job never changes.</summary>
    ReadOnly,
}

/// <summary>Makes something that holds a job.</summary>
internal sealed record HoldJob(string Holder, string Job, HolderForm Form) : Statement
{
    /// <summary>What the job is called there: as good a name as that of a variable.</summary>
    public string Held => Holder + ".Job";
}

internal sealed record If(Condition Condition, Block Then, Block? Else) : Statement;

/// <summary><c>if (job is IBackgroundCopyJob2 name)</c></summary>
internal sealed record IfJob2(string Job, string Name, Block Then, Block? Else) : Statement;

internal sealed record While(Condition Condition, Block Body, bool TestsAfterwards) : Statement;

/// <summary>A counting loop; the bound is a constant, or the int parameter <c>count</c> where it is null.</summary>
internal sealed record For(string Counter, int? Bound, Block Body) : Statement;

/// <summary>A loop over a string array parameter.</summary>
internal sealed record ForEachItem(string Item, Block Body) : Statement;

/// <summary>A loop over a parameter that is an array of jobs.</summary>
internal sealed record ForEachJob(string Name, Block Body) : Statement;

internal sealed record Switch(string Subject, ImmutableArray<SwitchCase> Cases) : Statement;

/// <summary>A case; the default one has no labels. Every case ends with a break of its own.</summary>
internal sealed record SwitchCase(ImmutableArray<int> Labels, Block Body) : Node;

/// <summary>A switch over a state that was read.</summary>
internal sealed record SwitchState(string Name, ImmutableArray<StateCase> Cases) : Statement;

internal sealed record StateCase(ImmutableArray<JobState> Labels, Block Body) : Node;

internal sealed record Break : Statement;

internal sealed record Continue : Statement;

internal sealed record Return : Statement;

internal enum ExceptionKind
{
    /// <summary>COMException, which a failing BITS call throws most often.</summary>
    Com,

    Other,
}

internal sealed record Throw(ExceptionKind Kind) : Statement;

/// <summary><c>throw;</c> in a handler.</summary>
internal sealed record Rethrow : Statement;

internal sealed record Try(Block Body, ImmutableArray<Handler> Handlers, Block? Finally) : Statement;

internal enum HandlerType
{
    /// <summary><c>catch</c></summary>
    All,

    /// <summary><c>catch (Exception)</c></summary>
    Exception,

    /// <summary><c>catch (COMException)</c></summary>
    Com,
}

internal sealed record Handler(HandlerType Type, Condition? Filter, Block Body) : Node;

/// <summary>A using statement over an object that does not matter.</summary>
internal sealed record Using(Block Body) : Statement;

internal sealed record LockItems(Block Body) : Statement;

/// <summary>A call of unknown code that does not get hold of any job.</summary>
internal sealed record Log : Statement;

/// <summary>Passes a job to unknown code.</summary>
internal sealed record Escape(string Job) : Statement;

internal sealed record Label(string Name) : Statement;

internal sealed record Goto(string Name) : Statement;

/// <summary><c>await Task.Yield();</c></summary>
internal sealed record AwaitYield : Statement;

/// <summary>A statement that is written in one of many ways.</summary>
internal sealed record Step(Idiom Idiom, string Argument) : Statement;

/// <summary>Tests that have nothing to do with anything else.</summary>
internal sealed record Unrelated(string Name, int Count) : Statement
{
    /// <summary>How many inputs there are that nothing else depends on.</summary>
    public const int Inputs = 8;

    public static string Input(int number) => "u" + number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Gives an object to unknown code.</summary>
internal sealed record Take(string Object) : Statement;

internal enum HolderSource
{
    Element,
    ElementByNumber,
    Queue,
    Delegate,
    Pair,
    Method,
}

/// <summary>Takes an object from elsewhere that holds a job.</summary>
internal sealed record TakeHolder(string Holder, HolderSource Source) : Statement
{
    public string Held => Holder + ".Job";
}

/// <summary>A loop over a parameter that is an array of objects that hold jobs.</summary>
internal sealed record ForEachHolder(string Holder, Block Body) : Statement
{
    public string Held => Holder + ".Job";
}

internal enum HandleForm
{
    Memory,
    Window,
    Guid,
    Time,
    Span,
    Token,
}

/// <summary>Gets a value of a struct type from elsewhere.</summary>
internal sealed record DeclareHandle(string Name, HandleForm Form) : Statement;

/// <summary><c>yield return</c></summary>
internal sealed record YieldReturn : Statement;
