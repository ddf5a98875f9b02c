namespace BitsAnalyzers.Engine.Domain;

/// <summary>Says whether something holds of a symbol. A structure that does is asked without a delegate being made each time.</summary>
internal interface ISymbolTest
{
    bool Holds(SymbolicValue symbol);
}
