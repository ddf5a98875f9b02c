using System.Collections.Immutable;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>Finds the code that a mask comes from: the expression that writes it, or the steps that build it up.</summary>
internal sealed class MaskSource(BodyAnalysis body, IOperation argument)
{
    private readonly MaskValues _constants = new(body.Context.Compilation.Initializers, body.Context.CancellationToken);
    private readonly Dictionary<NumberValue, MaskValue> _described = [];

    /// <summary>The sites of an origin, the first one first.</summary>
    public static ImmutableArray<int> Sites(Origin? origin)
    {
        var sites = new List<int>();
        for (; origin is not null; origin = origin.Earlier)
        {
            sites.Add(origin.Site);
        }

        sites.Reverse();
        return sites.ToImmutableArray();
    }

    public MaskValue Describe(NumberValue value)
    {
        if (!_described.TryGetValue(value, out var described))
        {
            _described.Add(value, described = Find(value));
        }

        return described;
    }

    /// <summary>Whether one expression writes the whole mask; otherwise it is built in several steps.</summary>
    public bool IsWrittenAtOnce(MaskValue value) => value.Written != argument || value.Joins.Length == 1;

    /// <summary>The operations that build the mask, without those that are part of a later one.</summary>
    public IEnumerable<(IOperation Operation, Origin Origin)> Steps(NumberValue value)
    {
        var steps = new List<(IOperation Operation, Origin Origin)>();
        for (var origin = value.Origin; origin is not null; origin = origin.Earlier)
        {
            var operation = body.Context.Points[origin.Site];
            if (!IsPassing(operation)
                && !steps.Exists(
                    later => later.Operation.Syntax.SyntaxTree == operation.Syntax.SyntaxTree
                        && later.Operation.Syntax.Span.Contains(operation.Syntax.Span)))
            {
                steps.Add((operation, origin));
            }
        }

        steps.Reverse();
        return steps;
    }

    /// <summary>Whether an operation only hands the value on to a call that is followed.</summary>
    public static bool IsPassing(IOperation operation)
        => operation is IArgumentOperation || PropertyWrites.ValueFor(operation) is not null ||
            (operation is ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation
                && UserDefinedOperators.IsOperand(operation));

    private MaskValue Find(NumberValue value)
    {
        var sites = Sites(value.Origin).RemoveAll(site => IsPassing(body.Context.Points[site]));
        if (sites.Length == 1)
        {
            var operation = body.Context.Points[sites[0]];
            if (_constants.Of(operation) is [var single] && single.Mask.IsConstant && value.Bits.IsConstant)
            {
                return single with { Mask = value.Bits };
            }
        }

        // Where one expression makes all that is known of it, that expression is the one to repair.
        if (Steps(value).ToList() is [{ Operation: not IAssignmentOperation and not IIncrementOrDecrementOperation and var only }])
        {
            var written = TransparentOperations.Strip(only);
            return new(value.Bits, written, ImmutableArray.Create(FlagJoin.Of(written)));
        }

        var joins = sites.Select(site => FlagJoin.Of(TransparentOperations.Strip(body.Context.Points[site]))).ToImmutableArray();
        return new(value.Bits, argument, joins);
    }
}
