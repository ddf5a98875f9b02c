using System.Globalization;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Strings that a body puts together: what is known of the result from what is known of the parts.</summary>
internal sealed class TextEvaluator(BlockRun run, OperationEvaluator evaluator)
{
    private BodyContext Context => run.Context;

    public Value Constant(IOperation operation, string text)
        => Note(operation, new TextValue(text, Origin: new Origin(Context.Points[operation])));

    public Value Concatenate(IOperation operation, Value left, Value right)
        => Make(operation, [left, right], operation is IBinaryOperation binary
            ? TextValue.Concat(ConstantIn(binary.LeftOperand) ?? TextOf(left), ConstantIn(binary.RightOperand) ?? TextOf(right))
            : TextValue.Concat(TextOf(left), TextOf(right)));

    public Value Interpolate(IInterpolatedStringOperation interpolation)
    {
        var values = interpolation.Parts.Select(EvaluatePart).ToList();
        run.MayThrow();
        return Make(interpolation, values, TextFunctions.Concat(values.Select(TextOf)));
    }

    /// <summary>What one of the functions that put strings together gives; null where the call is another.</summary>
    public Value? Call(IInvocationOperation invocation, CallArguments arguments)
    {
        if (invocation.Type is not { SpecialType: SpecialType.System_String } || !invocation.TargetMethod.IsStatic)
        {
            return null;
        }

        var values = Enumerable
            .Range(0, invocation.TargetMethod.Parameters.Length)
            .SelectMany(ordinal => ValuesFor(arguments, ordinal))
            .ToList();
        if (TextFunctions.Call(Context.Compilation.KnownMembers.FunctionOf(
            invocation.TargetMethod), invocation.TargetMethod, values.ConvertAll(TextOf))
            is not { } text)
        {
            return null;
        }

        run.MayThrow();
        if (Context.Compilation.KnownMembers.EffectsOf(invocation.TargetMethod, invocation.Arguments) == KnownEffects.None)
        {
            evaluator.Escapes.UnknownCode(Context.Points[invocation]);
        }

        return Make(invocation, values, text);
    }

    /// <summary>What the initializer of a readonly field tells of it; null where that is nothing.</summary>
    public Value? ReadOnlyField(IOperation reference, IOperation initializer)
        => new TextInitializers(Context.Compilation.Initializers, Context.CancellationToken).Of(initializer) is { } text
            ? Make(reference, [], text)
            : null;

    private Value EvaluatePart(IInterpolatedStringContentOperation part)
    {
        switch (part)
        {
            case IInterpolatedStringTextOperation text:
                return evaluator.Evaluate(text.Text);
            case IInterpolationOperation interpolation:
                var value = evaluator.Evaluate(interpolation.Expression);
                if (!(JobNames.IsId(value) && Context.Compilation.KnownMembers.IsOnlyShown(interpolation)))
                {
                    evaluator.Escapes.ByStore(value);
                }

                if (!Context.Compilation.KnownMembers.IsHarmlessPart(interpolation.Expression))
                {
                    evaluator.Escapes.UnknownCode(Context.Points[interpolation]);
                }

                return interpolation is not { Alignment: null, FormatString: null } ? Value.Unknown
                    : value is TextValue ? value
                    : ConstantIn(interpolation.Expression) ?? value;
            default:
                return evaluator.Evaluate(part);
        }
    }

    private TextValue Make(IOperation operation, IReadOnlyList<Value> parts, TextValue text)
    {
        if (parts.Any(JobNames.IsId) && !Context.Compilation.KnownMembers.IsOnlyShown(operation))
        {
            // Whoever has the text has the id.
            parts.Where(JobNames.IsId).ToList().ForEach(evaluator.Escapes.ByStore);
        }

        var site = Context.Points[operation];
        var earlier = parts.Select(static part => (part as TextValue)?.Origin).Aggregate((Origin?)null, Origin.Concat);
        if (earlier is not null && earlier.Contains(site))
        {
            // A string that grows with every turn of a loop keeps its start, where that is what grows.
            text = parts[0] is TextValue first ? new(first.Text, IsWhole: false) : TextValue.AnyText;
        }

        var identity = evaluator.FreshValue(operation.Type, operation);
        return Note(operation, text with { Identity = text.IsWhole ? null : identity, Origin = Origin.Then(earlier, site) });
    }

    // The elements of an array that the compiler makes of the last arguments are arguments, too.
    private IEnumerable<Value> ValuesFor(CallArguments arguments, int ordinal)
        => arguments.For(ordinal)
            is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer.ElementValues: var elements } }
            ? elements.Select(element => TransparentOperations.Strip(element) is var plain
                && (plain.ConstantValue.HasValue || OperationEvaluator.IsPure(plain))
                ? ConstantIn(plain) ?? evaluator.Evaluate(plain)
                : Value.Unknown)
            : [arguments.For(ordinal) is { } argument && ConstantIn(argument.Value) is { } constant
                ? constant
                : arguments.ValueFor(ordinal)];

    // A constant number or character is written the same in every culture, if it has no sign.
    private static TextValue? ConstantIn(IOperation value)
        => TransparentOperations.Strip(value).ConstantValue switch
        {
            { HasValue: true, Value: char character } => new(character.ToString()),
            { HasValue: true, Value: int number and >= 0 } => new(number.ToString(CultureInfo.InvariantCulture)),
            { HasValue: true, Value: uint number } => new(number.ToString(CultureInfo.InvariantCulture)),
            _ => null,
        };

    private static TextValue TextOf(Value value) => value switch
    {
        TextValue text => text,
        NullValue => new(""),
        _ => TextValue.AnyText,
    };

    private TextValue Note(IOperation operation, TextValue value)
    {
        run.Note(new TextEvent(Context.Points[operation], value));
        return value;
    }
}
