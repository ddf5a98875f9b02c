using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>Writes down how a mask that breaks a rule came about, and what has to be repaired.</summary>
internal sealed class MaskTrace(
    BodyAnalysis body, int site, IOperation argument, MaskSource source, List<TraceStep> steps, bool isOnlyValue)
{
    // A proof longer than this is not read.
    private const int MaximumSteps = 12;

    private readonly ImmutableDictionary<string, string?>.Builder _properties = ImmutableDictionary.CreateBuilder<string, string?>();
    private readonly SyntaxNode _argument = (argument is IInvocationOperation or IPropertyReferenceOperation or IObjectCreationOperation
        || PropertyWrites.IsTarget(argument))
        && !BlameAssignment.IsOwnText(body.Context, site)
        ? BlameAssignment.NameOf(argument)
        : argument.Syntax;
    private int _edits;

    public Finding Write(Rule rule, Proof? proof, Dictionary<NumberValue, (MaskUse Use, MaskFault Fault)> faults)
    {
        var edited = new HashSet<SyntaxNode>();
        foreach (var pair in faults)
        {
            var value = pair.Value.Use.Value;
            if (source.IsWrittenAtOnce(value))
            {
                AddOperands(value.Joins[0], value.Written.Syntax);
            }

            AddValue(pair.Key, value, pair.Value.Fault.Place, edited);
        }

        AddPassing(faults.Keys.First());
        var first = faults.First();
        var decisive = first.Value.Fault.Place?.Expression.Syntax ?? DecisiveStep(first.Key, first.Value.Use.Value);
        return new(
            rule, proof, BlameAssignment.OwnSiteOf(body.Context, site), _argument,
            first.Value.Fault.Arguments.Append(Finding.DecisiveLine(decisive, _argument, "written")).ToImmutableArray<object>(),
            steps.ToImmutableArray())
        {
            Properties = _properties.ToImmutable(),
        };
    }

    /// <summary>Goes on with a proof that masks have a part in; gives what the report carries for the fixes.</summary>
    public ImmutableDictionary<string, string?> Write(IReadOnlyList<NumberValue> masks)
    {
        var edited = new HashSet<SyntaxNode>();
        foreach (var mask in masks)
        {
            AddValue(mask, source.Describe(mask), place: null, edited);
        }

        AddPassing(masks[0]);
        return _properties.ToImmutable();
    }

    private void AddPassing(NumberValue value)
    {
        if (!BlameAssignment.IsOwnText(body.Context, site))
        {
            AddWayToCall(value);
        }
        else if (!steps.Exists(step => Contains(_argument, step.Place)))
        {
            steps.Add(new(_argument, "the mask is passed to SetNotifyFlags"));
        }

        _properties.Add(DiagnosticProperties.EditCount, _edits.ToString(CultureInfo.InvariantCulture));
    }

    // From the explored body through the calls that hand the mask on.
    private void AddWayToCall(NumberValue value)
    {
        foreach (var origin in MaskSource.Sites(value.Origin).Where(origin => MaskSource.IsPassing(body.Context.Points[origin])))
        {
            if (steps.Count >= MaximumSteps - 1)
            {
                break;
            }

            var passed = body.Context.Points[origin];
            var (place, call) = passed switch
            {
                IArgumentOperation { Value: var given, Parent: { } called } => (given.Syntax, called),
                _ when PropertyWrites.ValueFor(passed) is { } given => (given.Syntax, passed),
                _ => (passed.Syntax, passed.Parent!),
            };
            steps.Add(new(place, $"the mask is passed to {BlameAssignment.NameOfCalled(call, body.Context.Points.BodyOf(origin))}"));
        }

        steps.Add(new(MaskArgument.Of(body.Context.Points[site]).Syntax, "the mask is passed to SetNotifyFlags"));
    }

    // A callee that adds flags of its own cannot be repaired by what is passed to it.
    private bool IsChangedOnTheWay(NumberValue value)
        => MaskSource.Sites(value.Origin).Any(
            origin => !BlameAssignment.IsOwnText(body.Context, origin) && !MaskSource.IsPassing(body.Context.Points[origin]));

    private SyntaxNode DecisiveStep(NumberValue number, MaskValue value)
        => source.IsWrittenAtOnce(value) ? value.Written.Syntax
        : source.Steps(number).Select(static step => step.Operation.Syntax).LastOrDefault() ?? _argument;

    private void AddValue(NumberValue number, MaskValue value, FlagJoin? place, HashSet<SyntaxNode> edited)
    {
        if (source.IsWrittenAtOnce(value))
        {
            AddEdit(value.Written.Syntax, value.Mask, isWhole: true, edited);
            return;
        }

        foreach (var (operation, origin) in source.Steps(number))
        {
            if (steps.Count < MaximumSteps - 1 && !steps.Exists(step => step.Place == operation.Syntax))
            {
                steps.Add(new(operation.Syntax, MadeAt(origin) is { } made ? DescribeMask(made) : "the mask comes from here"));
            }
        }

        if (place is not null)
        {
            AddOperands(place, place.Expression.Syntax);
            AddEdit(
                place.Expression.Syntax,
                place.Value is { } constant ? NotifyMask.FromConstant(constant) : NotifyMask.Unknown,
                isWhole: true,
                edited);
        }
        else if (BlameAssignment.IsOwnText(body.Context, site) || !IsChangedOnTheWay(number))
        {
            AddEdit(_argument, value.Mask, isWhole: isOnlyValue, edited);
        }
    }

    private void AddEdit(SyntaxNode place, NotifyMask mask, bool isWhole, HashSet<SyntaxNode> edited)
    {
        if (!edited.Add(place))
        {
            return;
        }

        _properties.Add(DiagnosticProperties.EditStep(_edits), steps.Count.ToString(CultureInfo.InvariantCulture));
        if (isWhole && mask.IsConstant)
        {
            _properties.Add(DiagnosticProperties.EditMask(_edits), NotifyFlags.Hex(mask.Value));
        }

        _edits++;
        steps.Add(new(place, DescribeMask(mask)));
    }

    private void AddOperands(FlagJoin join, SyntaxNode whole)
    {
        var operands = join.Operands;
        if (operands.Count < 2 && (operands.Count == 0 || operands[0].Operation.Syntax == whole))
        {
            return;
        }

        foreach (var operand in operands.Take(MaximumSteps - 2 - steps.Count))
        {
            steps.Add(new(operand.Operation.Syntax, $"'{operand.Operation.Syntax}' is {NotifyFlags.Describe(operand.Value)}"));
        }
    }

    // What the mask was after the operation that an origin ends with.
    private NotifyMask? MadeAt(Origin origin)
    {
        foreach (var (node, order) in body.EventsAt(origin.Site))
        {
            if (node.Events[order] is ValueEvent { Value: var value } && value.Origin == origin)
            {
                return value.Bits;
            }
        }

        return null;
    }

    private static string DescribeMask(NotifyMask mask) => mask switch
    {
        { IsConstant: true, Value: 0 } => "the mask is 0",
        { IsConstant: true } => $"the mask is {NotifyFlags.Describe(mask.Value)} ({NotifyFlags.Hex(mask.Value)})",
        { Ones: 0 } => "the mask is not known",
        _ => $"the mask has {NotifyFlags.Enumerate(mask.Ones)}",
    };

    private static bool Contains(SyntaxNode outer, SyntaxNode inner)
        => outer.SyntaxTree == inner.SyntaxTree && outer.Span.Contains(inner.Span);
}
