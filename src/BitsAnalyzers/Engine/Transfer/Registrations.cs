using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>What a call registers to be told of events: a callback object, a command line, or nothing.</summary>
internal sealed class Registrations(BlockRun run)
{
    private BodyContext Context => run.Context;

    private ProgramStateBuilder State => run.State;

    // What the call registers; null where it registers nothing.
    public Receiver? Of(BitsCall call) => call.Member.Effect switch
    {
        JobEffect.SetsCallback when call.Wrapper is { AddedFlag: not null, Library: { } library } =>
            new(library.AnswersInEvents ? Presence.Present : Presence.Unknown, call.Site),
        JobEffect.SetsCallback => CallbackOf(call, call.First, call.FirstArgument),
        JobEffect.SetsCommandLine => CommandLineOf(call),
        _ => null,
    };

    private Receiver CallbackOf(BitsCall call, Value value, IArgumentOperation? argument)
    {
        if (IsNullReference(value))
        {
            return Receiver.None;
        }

        // A variable of a class that nothing derives from holds exactly that, or nothing.
        var declared = value is ObjectValue { Site: OperationEvaluator.ThisSite } ? Context.Root.Owner.ContainingType
            : argument is not null ? TransparentOperations.Strip(argument.Value).Type as INamedTypeSymbol
            : null;
        var type = declared is not null && Context.Compilation.ExactTypes.Contain(declared) && !IsInteropWrapper(declared)
            ? Context.NumberOf(declared)
            : -1;
        return value is ObjectValue known
            ? new(
                Presence.Present,
                call.Site,
                known.ExactType >= 0 ? known.ExactType : type)
            { CreationSite = known.ExactType >= 0 ? known.Site : 0 }
            : new(
                IsDeclaredNotNull(argument) || State.Entails(ConditionTransfer.IsNull(value)) == false
                    ? Presence.Present
                    : Presence.Unknown,
                call.Site,
                type);
    }

    private static bool IsInteropWrapper(INamedTypeSymbol type)
        => FullNames.IsFrameworkType(type, "System.Runtime.InteropServices.UnknownWrapper") ||
            FullNames.IsFrameworkType(type, "System.Runtime.InteropServices.DispatchWrapper") ||
            FullNames.IsFrameworkType(type, "System.Runtime.InteropServices.VariantWrapper");

    private static Receiver CommandLineOf(BitsCall call)
        => IsNullReference(call.First) ? Receiver.None
            : call.First is TextValue or ObjectValue || IsDeclaredNotNull(call.FirstArgument) ? new(Presence.Present, call.Site)
            : new(Presence.Unknown, call.Site);

    public static bool IsNullReference(Value value) => value is NullValue or NumberValue { Bits: { IsConstant: true, Value: 0 } };

    // An annotation is a promise of the code; object, which anything converts to, promises nothing.
    public static bool IsDeclaredNotNull(IArgumentOperation? argument)
        => argument is not null &&
            TransparentOperations.Strip(argument.Value) is { Type: { SpecialType: not SpecialType.System_Object } type } stripped and
                (IParameterReferenceOperation or ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation) &&
            Annotation(stripped) == NullableAnnotation.NotAnnotated &&
            (type.TypeKind == TypeKind.Interface || type.SpecialType == SpecialType.System_String || type.TypeKind == TypeKind.Class);

    private static NullableAnnotation Annotation(IOperation reference) => reference switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => parameter.NullableAnnotation,
        ILocalReferenceOperation { Local: var local } => local.NullableAnnotation,
        IFieldReferenceOperation { Field: var field } => field.NullableAnnotation,
        IPropertyReferenceOperation { Property: var property } => property.NullableAnnotation,
        _ => NullableAnnotation.None,
    };
}
