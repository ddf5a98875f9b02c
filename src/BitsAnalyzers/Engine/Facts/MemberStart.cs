using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// What a member of a new object holds before the body of its constructor runs: the constant or the parameter that is given, else its
/// default.
/// </summary>
/// <param name="Member">The field, the auto-property, or the parameter of a primary constructor that members use.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Constant">The initializer, where it is a constant.</param>
/// <param name="Parameter">The parameter of a primary constructor that it is initialized with.</param>
/// <param name="IsNewCollection">Whether it is initialized with a collection that has no elements.</param>
internal sealed record MemberStart(
    ISymbol Member, ITypeSymbol Type, IOperation? Constant = null, IParameterSymbol? Parameter = null, bool IsNewCollection = false);
