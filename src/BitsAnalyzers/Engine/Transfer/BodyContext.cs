using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// What the analysis of one body works with. A body that is followed from a call in another one has a context for each such call.
/// </summary>
internal sealed class BodyContext
{
    private readonly Dictionary<ITypeSymbol, int> _typeNumbers;
    private readonly List<ITypeSymbol> _types;
    private readonly HashSet<int> _openLoops = [];
    private readonly HashSet<int> _undecided = [];
    private readonly Dictionary<int, bool> _onlyReads = [];
    private StrongBox<BodySlice?>? _slice;
    private GivenNames? _givenNames;
    private ImmutableArray<(IArgumentOperation Argument, IOperation Variable)> _passedVariables;

    public BodyContext(
        CompilationContext compilation, ControlFlowGraph graph, ISymbol owner, int maximumDepth, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Graph = graph;
        Owner = owner;
        CancellationToken = cancellationToken;
        Points = new(this);
        Locations = new();
        _typeNumbers = new(SymbolEqualityComparer.Default);
        _types = [];
        Explains = compilation.Options.Explains(graph.OriginalOperation.Syntax.SyntaxTree);
        FollowsAll = Explains || WrapperAttributes.ClaimsOf(owner);
        Shape = compilation.Bodies.ShapeOf(graph);
        Blocks = new(maximumDepth);
        FirstBlock = Blocks.Add(this);
        Nested = new();
    }

    // A nested function shares the numbers of the body around it, so that what is known there means the same here.
    private BodyContext(BodyContext outer, ControlFlowGraph graph, int maximumDepth)
    {
        Compilation = outer.Compilation;
        Graph = graph;
        Owner = outer.Owner;
        Outer = outer;
        CancellationToken = outer.CancellationToken;
        Points = new(this, outer.Points);
        Locations = outer.Locations;
        _typeNumbers = outer._typeNumbers;
        _types = outer._types;
        Explains = outer.Explains;
        FollowsAll = outer.FollowsAll;
        Shape = outer.Compilation.Bodies.ShapeOf(graph);
        Blocks = new(maximumDepth);
        FirstBlock = Blocks.Add(this);
        Nested = new();
    }

    // A body that is followed from a call.
    private BodyContext(
        BodyContext caller, int block, int site, CalleeBody body, IMethodSymbol? called, BodyContext? outer, Value? instance)
    {
        Compilation = caller.Compilation;
        Explains = caller.Explains;
        FollowsAll = caller.FollowsAll;
        Graph = body.Graph;
        Owner = outer?.Owner ?? body.Method;
        Function = body.Method;
        Outer = outer;
        Caller = caller;
        CallSite = site;
        CallBlock = caller.Blocks[block].Ordinal;
        This = instance;
        Depth = caller.Depth + 1;
        IsCalledOnLoop = caller.IsOnLoop(caller.Blocks[block].Ordinal);
        IsCalledGuarded = caller.IsGuarded(caller.Graph.Blocks[caller.Blocks[block].Ordinal].EnclosingRegion);
        CancellationToken = caller.CancellationToken;
        Blocks = caller.Blocks;
        Activation = Blocks.NextActivation();
        Points = new(this, caller.Points);
        Locations = new(caller.Locations, Activation, body.Method, outer?.Locations);
        TypeArguments = called is null ? null : new(called, caller.Actual);
        _typeNumbers = caller._typeNumbers;
        _types = caller._types;
        Shape = body.Shape;
        FirstBlock = Blocks.Add(this, block, site);
        Nested = new();
    }

    public CompilationContext Compilation { get; }

    /// <summary>The texts by which the new jobs of the body can be found.</summary>
    public GivenNames GivenNames => _givenNames ??= new(this);

    /// <summary>The variables of the caller that the call has handed over by reference, each with the argument that does so.</summary>
    public ImmutableArray<(IArgumentOperation Argument, IOperation Variable)> PassedVariables
    {
        get
        {
            if (_passedVariables.IsDefault)
            {
                _passedVariables = Caller is { } caller
                    ? PassedReferences.VariablesIn(caller.Points[CallSite]).ToImmutableArray()
                    : ImmutableArray<(IArgumentOperation Argument, IOperation Variable)>.Empty;
            }

            return _passedVariables;
        }
    }

    /// <summary>Whether misuses are asked for that are only possible.</summary>
    public bool ReportsPossible => Compilation.Options.ReportsPossible(Graph.OriginalOperation.Syntax.SyntaxTree);

    /// <summary>The oldest Windows that the code around is written for; null where that is not declared.</summary>
    public WindowsVersion? LowestWindows
    {
        get
        {
            var lowest = Compilation.Options.LowestWindows;
            for (var context = this; context is not null; context = context.Caller)
            {
                lowest = SupportedWindows.For(context.Owner, lowest);
            }

            return lowest;
        }
    }

    /// <summary>Whether what is believed at each call is asked for.</summary>
    public bool Explains { get; }

    /// <summary>Whether calls are followed that no rule about jobs could speak of: something else asks what they do.</summary>
    public bool FollowsAll { get; }

    public ControlFlowGraph Graph { get; }

    /// <summary>The body as it is written, with what is around it where it is a nested function.</summary>
    public IOperation Text
    {
        get
        {
            var text = Graph.OriginalOperation;
            while (text.Parent is { } parent)
            {
                text = parent;
            }

            return text;
        }
    }

    /// <summary>The member whose body this is.</summary>
    public ISymbol Owner { get; }

    /// <summary>What was called to get here; null in the body that is explored for its own sake.</summary>
    public IMethodSymbol? Function { get; }

    /// <summary>The body around this one, where it is a nested function.</summary>
    public BodyContext? Outer { get; }

    /// <summary>The body that this one is followed from; null in the body that is explored for its own sake.</summary>
    public BodyContext? Caller { get; }

    /// <summary>The call that is followed.</summary>
    public int CallSite { get; }

    /// <summary>The block of the caller that the call is in.</summary>
    public int CallBlock { get; }

    /// <summary>
    /// The object that the member is called on; null where that is the one of the body that is explored for its own sake.
    /// </summary>
    public Value? This { get; }

    /// <summary>The body that is explored for its own sake.</summary>
    public BodyContext Root => Caller?.Root ?? this;

    /// <summary>How many calls lie between.</summary>
    public int Depth { get; }

    public int Activation { get; }

    public CancellationToken CancellationToken { get; }

    public ProgramPoints Points { get; }

    public Locations Locations { get; }

    public BodyShape Shape { get; }

    /// <summary>The blocks of all bodies that are explored together.</summary>
    public ExploredBlocks Blocks { get; }

    /// <summary>The number of the first block among them.</summary>
    public int FirstBlock { get; }

    /// <summary>What runs the blocks of the body.</summary>
    public BlockRun Run => field ??= new(this);

    public TrivialFinally TrivialFinally => field ??= new(Graph, this);

    public BitsTypes Types => Compilation.Types;

    /// <summary>The types that the call gives for type parameters; null where that is not known.</summary>
    private TypeArguments? TypeArguments { get; }

    /// <summary>The nested functions that have been met, with the states they were created in.</summary>
    public NestedFunctions Nested { get; }

    /// <summary>
    /// Whether the text of the body is part of the one that is explored for its own sake: a lambda is; what has a name can be called from
    /// anywhere.
    /// </summary>
    public bool IsOwnText
        => Caller is null || (Outer is not null && Function is { MethodKind: MethodKind.AnonymousFunction } && Outer.IsOwnText);

    /// <summary>Which locations are of use where.</summary>
    public LocationLiveness Liveness => field ??= new(this);

    /// <summary>What no rule depends on in the body; null where everything may matter.</summary>
    public BodySlice? Slice => (_slice ??= new(Compilation.SliceOf(Graph))).Value;

    private bool IsCalledOnLoop { get; }

    private bool IsCalledGuarded { get; }

    /// <summary>The context for a function nested in this body, which is explored for its own sake.</summary>
    /// <param name="graph">The function.</param>
    /// <param name="maximumDepth">How many calls lie in each other at most that are followed from it.</param>
    public BodyContext ForNested(ControlFlowGraph graph, int maximumDepth) => new(this, graph, maximumDepth);

    /// <summary>The context for a body that is followed from a call in this one.</summary>
    /// <param name="block">The number of the block that the call is in.</param>
    /// <param name="site">The call.</param>
    /// <param name="body">What is called.</param>
    /// <param name="called">The same with the types that the call gives for its type parameters; null where that differs.</param>
    /// <param name="outer">The body around it, where it is a nested function.</param>
    /// <param name="instance">The object it is called on.</param>
    public BodyContext ForCallee(int block, int site, CalleeBody body, IMethodSymbol? called, BodyContext? outer, Value? instance)
        => new(this, block, site, body, called, outer, instance);

    /// <summary>The type that the call gives for a type parameter; any other type as it is.</summary>
    public ITypeSymbol? Actual(ITypeSymbol? type)
    {
        if (type is not ITypeParameterSymbol parameter)
        {
            return type;
        }

        for (var context = this; context is not null; context = context.Outer)
        {
            if (context.TypeArguments?.For(parameter) is { } argument)
            {
                return argument;
            }
        }

        return type;
    }

    /// <summary>Whether no rule can tell which way the choice of a block went.</summary>
    public bool IsIrrelevantChoice(BasicBlock block)
        => Slice?.IsIrrelevantChoice(block.Ordinal, IsGuarded(block.EnclosingRegion)) == true;

    public void NoteNested(IOperation function, ProgramStateBuilder state) => Nested.Add(function, state);

    /// <summary>Whether control may come back to the block.</summary>
    public bool IsOnLoop(int ordinal) => IsCalledOnLoop || Shape.IsOnLoop(ordinal);

    /// <summary>Whether it has been seen not to be known how often one of the loops around the block runs.</summary>
    public bool IsOnOpenLoop(int ordinal) => _openLoops.Count > 0 && Shape.LoopsAround(ordinal).Any(_openLoops.Contains);

    /// <summary>Notes that it is not known which way a branch goes.</summary>
    public void NoteUndecided(int ordinal)
    {
        if (_undecided.Add(ordinal))
        {
            _openLoops.UnionWith(Shape.LoopsLeftAt(ordinal));
        }
    }

    /// <summary>Whether the operation that a call is part of has only read variables when it comes to the call.</summary>
    public bool OnlyReadsBefore(int site)
    {
        if (!_onlyReads.TryGetValue(site, out var onlyReads))
        {
            _onlyReads.Add(site, onlyReads = Replay.OnlyReads(Points[site]));
        }

        return onlyReads;
    }

    /// <summary>Whether somebody may handle an exception that is thrown in the region.</summary>
    public bool IsGuarded(ControlFlowRegion? region)
    {
        for (; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Try)
            {
                return true;
            }
        }

        return IsCalledGuarded;
    }

    /// <summary>Whether the body, or one that it is called from, is one of a type, which is in use then.</summary>
    public bool IsInside(INamedTypeSymbol type)
    {
        for (var context = this; context is not null; context = context.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(
                (context.Function ?? context.Owner).ContainingType?.OriginalDefinition, type.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a call of the method is being followed already.</summary>
    public bool IsFollowing(IMethodSymbol method)
    {
        for (var context = this; context is not null; context = context.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals((context.Function ?? context.Owner).OriginalDefinition, method.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether nested functions of this body, or of one around it, use a local or parameter.</summary>
    public bool IsCaptured(ISymbol symbol)
    {
        for (var context = this; context is not null; context = context.Outer)
        {
            if (context.Shape.IsCaptured(symbol))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether nested functions may have been made already when a local or parameter is written, and see what it holds from then on.
    /// </summary>
    public bool IsWrittenAfterCapture(ISymbol symbol)
    {
        for (var context = this; context is not null; context = context.Outer)
        {
            if (context.Shape.IsCaptured(symbol))
            {
                // What is written once is written before: a nested function can only be made where what it uses has been assigned.
                return !context.Shape.IsAssignedOnce(symbol);
            }
        }

        return false;
    }

    /// <summary>Whether a body is this one, or one that this one is followed from.</summary>
    public bool IsCalledFrom(BodyContext other)
    {
        for (var context = this; context is not null; context = context.Caller)
        {
            if (context == other)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The reference parameters of this body, and of those it is followed from, that refer to what others may have, too: those of the body
    /// that is explored for its own sake, and those that a member is passed for.
    /// </summary>
    public IReadOnlyCollection<int> ReferenceParameters => field ??= FindReferenceParameters();

    /// <summary>Whether a location is a reference parameter that refers to what others may have, too.</summary>
    public bool IsReferenceFromOutside(int location) => ReferenceParameters.Contains(location);

    /// <summary>A number for an exact type, so that the domain can tell types apart without knowing what a type is.</summary>
    public int NumberOf(ITypeSymbol type)
    {
        if (!_typeNumbers.TryGetValue(type, out var number))
        {
            number = _types.Count;
            _types.Add(type);
            _typeNumbers.Add(type, number);
        }

        return number;
    }

    public ITypeSymbol TypeOf(int number) => _types[number];

    private HashSet<int> FindReferenceParameters()
    {
        var root = Graph.OriginalOperation;
        var function = Function
            ?? (root as IAnonymousFunctionOperation ?? root.Parent as IAnonymousFunctionOperation)?.Symbol
            ?? (root as ILocalFunctionOperation ?? root.Parent as ILocalFunctionOperation)?.Symbol
            ?? Owner as IMethodSymbol;
        var found = new HashSet<int>(Caller?.ReferenceParameters ?? []);
        foreach (var parameter in function is null ? ImmutableArray<IParameterSymbol>.Empty : function.Parameters)
        {
            if (parameter.RefKind != RefKind.None && PassedReferences.MayBeShared(this, parameter))
            {
                found.Add(Locations.Of(parameter));
            }
        }

        return found;
    }
}
