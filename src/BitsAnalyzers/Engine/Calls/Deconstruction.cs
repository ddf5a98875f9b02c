using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>What takes an object apart: a method of its class, which the compiler writes for records.</summary>
internal static class Deconstruction
{
    /// <summary>
    /// The method that an assignment calls to take its value apart; null where the class has none with so many parts, or several.
    /// </summary>
    public static IMethodSymbol? MethodOf(IDeconstructionAssignmentOperation assignment)
        => TargetOf(assignment) is { Elements: var elements } && assignment.Value.Type is { IsTupleType: false } type
            ? MethodOf(type, elements.Length)
            : null;

    /// <summary>The variables that an assignment writes; null where they are no tuple.</summary>
    public static ITupleOperation? TargetOf(IDeconstructionAssignmentOperation assignment)
        => (assignment.Target is IDeclarationExpressionOperation { Expression: var declared }
            ? declared
            : assignment.Target) as ITupleOperation;

    /// <summary>The property that a part of a record is, where the compiler has written the method; null where it has not.</summary>
    public static IPropertySymbol? PropertyOf(IMethodSymbol method, int part)
        => method is { IsImplicitlyDeclared: true, ContainingType: { IsRecord: true } record } && part < method.Parameters.Length &&
            record.GetMembers(method.Parameters[part].Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property
                && Locations.IsAutoProperty(property)
                ? property
                : null;

    private static IMethodSymbol? MethodOf(ITypeSymbol type, int parts)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            var methods = current.GetMembers(WellKnownMemberNames.DeconstructMethodName)
                .OfType<IMethodSymbol>()
                .Where(
                    method => !method.IsStatic
                        && method.ReturnsVoid
                        && method.Parameters.Length == parts
                        && method.Parameters.All(static part => part.RefKind == RefKind.Out))
                .ToList();
            if (methods.Count > 0)
            {
                return methods.Count == 1 ? methods[0] : null;
            }
        }

        return null;
    }
}
