using System.Runtime.CompilerServices;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Configuration;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>What is worked out once for a compilation and shared by the analysis of all its bodies.</summary>
internal sealed class CompilationContext
{
    private readonly Lazy<INamedTypeSymbol?> _comException;
    private readonly ConditionalWeakTable<ControlFlowGraph, StrongBox<BodySlice?>> _slices = new();

    public CompilationContext(
        Compilation compilation, BitsOptions options, WrapperOptions wrappers, JobChecks checks, FlowStatistics statistics)
    {
        Compilation = compilation;
        _comException = new(() => compilation.SourceModule.ReferencedAssemblySymbols
            .Select(static assembly => assembly.GetTypeByMetadataName("System.Runtime.InteropServices.COMException"))
            .FirstOrDefault(static type => type is { DeclaredAccessibility: Accessibility.Public }));
        Options = options;
        Statistics = statistics;
        Checks = checks;
        Wrappers = new(compilation, wrappers);
        Types = new(Wrappers);
        MaskEnums = new(compilation, Types);
        KnownMembers = new(compilation, Wrappers);
        SourceBodies = new(compilation);
        ResultMembers = new(SourceBodies, compilation);
        ReturningBodies = new(SourceBodies, KnownMembers);
        StaticConstructors = new(SourceBodies, KnownMembers, compilation);
        Constructions = new(SourceBodies, KnownMembers, compilation);
        Bodies = new(SourceBodies, compilation, statistics);
        CallbackInterfaces = new(Types);
        CallbackMethods = new(Types, compilation.Assembly);
        CallbackObjects = new(compilation);
        ExactTypes = new(compilation);
        OverridingMembers = new(compilation, ExactTypes);
        ReceiverMentions = new(compilation);
        var accessors = new UnsafeAccessors(compilation);
        Initializers = new(compilation, accessors);
        MemberStarts = new(compilation);
        SettledMembers = new(compilation, accessors);
        PlainConstructors = new(compilation, KnownMembers);
        StoringConstructors = new(compilation, SourceBodies, KnownMembers, MemberStarts, PlainConstructors);
        Reach = new(compilation, Types, Wrappers);
        WindowsVersionGuards = new(compilation);
        Effects = new(this);
        EffectsAhead = new(this);
    }

    public Compilation Compilation { get; }

    public BitsOptions Options { get; }

    /// <summary>What a call of BITS throws that fails; null where the program does not know it.</summary>
    public INamedTypeSymbol? ComException => _comException.Value;

    /// <summary>Members that come to a member of BITS without a body that can be seen.</summary>
    public BitsWrappers Wrappers { get; }

    // What following calls may cost in a compilation, in explored nodes, and what a body may take of it.
    private const int NodesOfCompilation = 120_000;
    private const int MinimumNodesOfBody = 2_000;
    private const int MaximumNodesOfBody = 8_000;

    /// <summary>
    /// Whether so many nodes are more than a body may be explored in while calls are followed from it: an equal share of what the
    /// compilation may cost, whatever the order in which its bodies are looked at. What every body may take is not shared out.
    /// </summary>
    public bool IsTooMuchForBody(int nodes, CancellationToken cancellationToken)
        => nodes > MinimumNodesOfBody && nodes > Math.Min(
            MaximumNodesOfBody, Math.Max(MinimumNodesOfBody, NodesOfCompilation / Math.Max(1, Reach.CountNames(cancellationToken))));

    public BitsTypes Types { get; }

    public MaskEnums MaskEnums { get; }

    /// <summary>What members of other assemblies are known to do.</summary>
    public KnownMembers KnownMembers { get; }

    public SourceBodies SourceBodies { get; }

    public PrimaryParameters PrimaryParameters { get; } = new();

    /// <summary>Which bodies of the compilation are known to return, where calls of them are not followed.</summary>
    public ReturningBodies ReturningBodies { get; }

    /// <summary>What the compilation declares to look at HRESULTs.</summary>
    public ResultMembers ResultMembers { get; }

    /// <summary>Which types run code when they are first used.</summary>
    public StaticConstructors StaticConstructors { get; }

    /// <summary>The bodies that calls are followed into.</summary>
    public CalleeBodies Bodies { get; }

    /// <summary>Which choices and variables of a body can have a part in what a rule sees; null where there is no choice in it.</summary>
    public BodySlice? SliceOf(ControlFlowGraph graph)
        => _slices.GetValue(graph, graph => new(BodySlice.Of(graph, Bodies.ShapeOf(graph), KnownMembers))).Value;

    public CallbackInterfaces CallbackInterfaces { get; }

    public CallbackMethods CallbackMethods { get; }

    public CallbackObjects CallbackObjects { get; }

    /// <summary>Which classes nothing derives from.</summary>
    public ExactTypes ExactTypes { get; }

    /// <summary>Which calls may reach what overrides or implements the member that they name.</summary>
    public OverridingMembers OverridingMembers { get; }

    public ConstantInitializers Initializers { get; }

    public MemberStarts MemberStarts { get; }

    /// <summary>Which members hold what their constructor gave them.</summary>
    public SettledMembers SettledMembers { get; }

    public PlainConstructors PlainConstructors { get; }

    /// <summary>Which constructors only keep what they are given.</summary>
    public StoringConstructors StoringConstructors { get; }

    public Constructions Constructions { get; }

    /// <summary>Which members use BITS.</summary>
    public BitsReach Reach { get; }

    public WindowsVersionGuards WindowsVersionGuards { get; }

    /// <summary>What is asked about each job.</summary>
    public JobChecks Checks { get; }

    /// <summary>What running a method may do.</summary>
    public EffectSummaries Effects { get; }

    /// <summary>What may still happen behind a call.</summary>
    public EffectsAhead EffectsAhead { get; }

    public FlowStatistics Statistics { get; }

    /// <summary>Which classes set masks.</summary>
    public MaskMentions MaskMentions { get; } = new();

    /// <summary>Which classes register callbacks.</summary>
    public ReceiverMentions ReceiverMentions { get; }
}
