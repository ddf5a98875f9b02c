using System.Collections.Immutable;

namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

internal abstract record Statement : Node;

internal sealed record Block(ImmutableArray<Statement> Statements) : Statement
{
    public static readonly Block Empty = new([]);

    public static Block Of(params ImmutableArray<Statement> statements) => new(statements);
}

internal sealed record DeclareMask(string Name, MaskType Type, MaskExpression Value) : Statement;

/// <summary><c>name = value</c>, or <c>name op= value</c>.</summary>
internal sealed record AssignMask(string Name, MaskType Type, MaskOperator? Operator, MaskExpression Value) : Statement;

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
}

/// <summary>Declares or assigns a variable that holds a job. The source is the name of a variable; an element has none.</summary>
internal sealed record AssignJob(string Name, bool IsJob2, bool IsDeclared, JobSource Source, string From) : Statement;

/// <summary>Makes an object that holds a job: by its constructor, or by an initializer.</summary>
internal sealed record HoldJob(string Holder, string Job, bool IsInitialized) : Statement
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
