using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Facts;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>Tells where the result of a call goes: nowhere that anything here could depend on, as when it is shown, logged or thrown
/// away.</summary>
internal static class ResultUse
{
    public static bool IsIrrelevant(IOperation call, CompilationContext compilation)
    {
        for (var value = call; ; value = value.Parent!)
        {
            switch (value.Parent)
            {
                case IExpressionStatementOperation:
                    return true;
                case IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or IInterpolationOperation or
                    IInterpolatedStringOperation:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }:
                    break;
                case ISimpleAssignmentOperation
                {
                    Target: IPropertyReferenceOperation
                    {
                        Property: var property,
                        Instance: var instance
                    } target
                } assignment
                    when value == assignment.Value && IsElsewhere(property, target.Type, instance, compilation) &&
                        compilation.Wrappers.FindWrite(property) is null:
                    break;
                case IArgumentOperation
                {
                    Parameter.RefKind: RefKind.None or RefKind.In,
                    Value.Type: { SpecialType: not SpecialType.System_Boolean } type, Parent: var user
                } when IsIndifferent(user, type,
                    compilation):
                    value = value.Parent;
                    if (user is IObjectCreationOperation or IInvocationOperation { TargetMethod.ReturnsVoid: true })
                    {
                        return true;
                    }

                    break;
                case IInvocationOperation { TargetMethod: { } method, Instance: { } owner } when owner == value &&
                    method.ReturnType.SpecialType == SpecialType.System_String &&
                    IsElsewhere(method, null, owner, compilation):
                    break;
                default:
                    return false;
            }
        }
    }

    // Code elsewhere does something with it; what comes of that is looked at next.
    private static bool IsIndifferent(IOperation? user, ITypeSymbol type, CompilationContext compilation) => user switch
    {
        IObjectCreationOperation { Constructor: { } constructor } => IsElsewhere(constructor, type, null, compilation) &&
            constructor.ContainingType.Name is not ("UnknownWrapper" or "DispatchWrapper" or "Version"),
        IInvocationOperation { TargetMethod: var method, Instance: var instance } => IsElsewhere(method, type, instance, compilation) &&
            compilation.Wrappers.Find(method) is null &&
            compilation.Types.FindMember(method, instance?.Type) is null && compilation.Types.FindExtended(method) is null &&
            method.ContainingType.Name is not ("Marshal" or "Convert" or "Enum" or "Object" or "OperatingSystem"),
        _ => false,
    };

    private static bool IsElsewhere(ISymbol member, ITypeSymbol? type, IOperation? instance, CompilationContext compilation)
        => !compilation.Compilation.Declares(member.OriginalDefinition) &&
            type is not { TypeKind: TypeKind.Delegate } &&
            compilation.Types.Find(type) is null &&
            (instance?.Type is null or { IsSealed: true } or { IsValueType: true } ||
                member is not { IsVirtual: true } and not { IsAbstract: true } and not { IsOverride: true } ||
                !compilation.Reach.MayLeadTo(member.Name, CancellationToken.None));
}
