using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>What goes into a callee that is followed, and what comes back from it.</summary>
internal sealed class ArgumentPassing(BlockRun run, OperationEvaluator evaluator)
{
    /// <summary>The first of the names for what parameters hold of which nothing is known.</summary>
    public const int FirstArgumentPart = 901;

    private BodyContext Context => run.Context;

    private ProgramStateBuilder State => run.State;

    /// <summary>Gives a parameter what is passed for it.</summary>
    /// <param name="body">The callee.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">What is passed.</param>
    /// <param name="site">The call.</param>
    /// <param name="passedAt">Where it is passed.</param>
    public void Bind(BodyContext body, IParameterSymbol parameter, Value value, int site, int passedAt)
    {
        var location = body.Locations.Of(parameter);
        if (parameter.RefKind == RefKind.Out || body.Shape.IsUntracked(parameter))
        {
            evaluator.Escapes.ByStore(value);
            State[location] = null;
            return;
        }

        if (body.IsWrittenAfterCapture(parameter))
        {
            evaluator.Escapes.LoseObjects(value);
        }

        value = Pass(value, passedAt);
        State[location] = value is UnknownValue
            ? evaluator.ValueOf(body.Actual(parameter.Type), new SymbolicValue(site, FirstArgumentPart + parameter.Ordinal))
            : value;
    }

    /// <summary>What is passed may be what is wrong, and is then reported where it is passed.</summary>
    public Value Pass(Value value, int passedAt)
    {
        switch (value)
        {
            case NumberValue { Bits.IsUnknown: false } number:
                number = number with { Origin = Origin.Then(number.Origin, passedAt) };
                run.Note(new ValueEvent(passedAt, number));
                return number;
            case TextValue text:
                text = text with { Origin = Origin.Then(text.Origin, passedAt) };
                run.Note(new TextEvent(passedAt, text));
                return text;
            default:
                return value;
        }
    }

    /// <summary>What a call comes to when its callee has returned; what that has written to references is written.</summary>
    public Value Return(IOperation call, int site, CalleeBody callee, BodyContext body, CallArguments arguments, ITypeSymbol? resultType)
    {
        if (call is IDeconstructionAssignmentOperation)
        {
            return Deconstructed(callee, body, site);
        }

        var returned = State[body.Locations.OfReturned()];
        var results = new List<(IOperation Target, Value Value)>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments.Operations[i];
            if (argument.Parameter is { RefKind: not RefKind.None } parameter && parameter.Ordinal < callee.Parameters.Length)
            {
                // A callee may write what it has as a readonly reference, too, if it takes the trouble.
                var own = callee.Parameters[parameter.Ordinal];
                var isUntracked = body.Shape.IsUntracked(own);
                if (parameter.RefKind is not (RefKind.Ref or RefKind.Out) && !isUntracked)
                {
                    continue;
                }

                var value = isUntracked ? null : State[body.Locations.Of(own)];
                results.Add(
                    (argument.Value, value is null or UnknownValue
                        ? evaluator.ValueOf(argument.Value.Type, new SymbolicValue(site, i + 1))
                        : value));
            }
        }

        State.Remove(location => Context.Locations.VariableOf(location) is var (activation, _) && activation == body.Activation);
        foreach (var (target, value) in results)
        {
            evaluator.Assign(target, value);
        }

        if (returned is null or UnknownValue)
        {
            returned = resultType is null or { SpecialType: SpecialType.System_Void }
                ? Value.Null
                : evaluator.ValueOf(resultType, new SymbolicValue(site));
        }

        return body.Function!.IsAsync ? new TaskValue(returned) : returned;
    }

    // What the method has written to its parameters.
    private Value Deconstructed(CalleeBody callee, BodyContext body, int site)
    {
        Value? parts = null;
        for (var i = callee.Parameters.Length - 1; i >= 0; i--)
        {
            var parameter = callee.Parameters[i];
            var value = body.Shape.IsUntracked(parameter) ? null : State[body.Locations.Of(parameter)];
            parts = new TupleValue(
                value is null or UnknownValue ? evaluator.ValueOf(parameter.Type, new SymbolicValue(site, i + 1)) : value, parts);
        }

        State.Remove(location => Context.Locations.VariableOf(location) is var (activation, _) && activation == body.Activation);
        return parts ?? Value.Unknown;
    }
}
