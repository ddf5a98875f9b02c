using BitsAnalyzers.Interop;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Flow;

/// <summary>What the analysis of one body works with.</summary>
internal sealed class BodyContext
{
    private readonly Dictionary<ITypeSymbol, int> _typeNumbers;
    private readonly List<ITypeSymbol> _types;

    public BodyContext(CompilationContext compilation, ControlFlowGraph graph, ISymbol owner, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Graph = graph;
        Owner = owner;
        CancellationToken = cancellationToken;
        Sites = new();
        Locations = new();
        _typeNumbers = new(SymbolEqualityComparer.Default);
        _types = [];
        Shape = new(graph, Locations);
        CleanUp = new(graph, Types);
    }

    // A nested function shares the numbers of the body around it, so that what is known there means the same here.
    private BodyContext(BodyContext outer, ControlFlowGraph graph)
    {
        Compilation = outer.Compilation;
        Graph = graph;
        Owner = outer.Owner;
        CancellationToken = outer.CancellationToken;
        Sites = outer.Sites;
        Locations = outer.Locations;
        _typeNumbers = outer._typeNumbers;
        _types = outer._types;
        Shape = new(graph, Locations);
        CleanUp = new(graph, Types);
    }

    public CompilationContext Compilation { get; }

    public ControlFlowGraph Graph { get; }

    /// <summary>The member whose body this is.</summary>
    public ISymbol Owner { get; }

    public CancellationToken CancellationToken { get; }

    public Sites Sites { get; }

    public Locations Locations { get; }

    public BodyShape Shape { get; }

    public CleanUp CleanUp { get; }

    public BitsTypes Types => Compilation.Types;

    /// <summary>The nested functions that have been met, with the worlds they were created in.</summary>
    public NestedFunctions Nested { get; } = new();

    /// <summary>The context for a function nested in this body.</summary>
    public BodyContext ForNested(ControlFlowGraph graph) => new(this, graph);

    public void NoteNested(IOperation function, WorldBuilder world) => Nested.Add(function, world);

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
}
