using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.Domain;
using BitsAnalyzers.Flow;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>Finds the first rule that a call's masks break and writes the report, with the steps that prove it.</summary>
internal static class MaskReport
{
    // A proof longer than this is not read.
    private const int MaximumOperandSteps = 8;

    public static Diagnostic? For(ImmutableArray<MaskUse> uses)
    {
        foreach (var rule in MaskRules.InOrder)
        {
            var broken = uses.Select(use => (Use: use, Arguments: rule.Examine(use))).Where(static pair => pair.Arguments is not null).ToList();
            if (broken.Count > 0)
            {
                return Create(rule.Rule, broken[0].Arguments!, broken.ConvertAll(static pair => pair.Use));
            }
        }

        return null;
    }

    private static Diagnostic Create(Rule rule, object[] arguments, List<MaskUse> uses)
    {
        var steps = new List<TraceStep>();
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        var argument = uses[0].Argument.Syntax;
        for (var edit = 0; edit < uses.Count; edit++)
        {
            var value = uses[edit].Value;
            AddOperands(steps, value);
            properties.Add(DiagnosticProperties.EditStep(edit), steps.Count.ToString(CultureInfo.InvariantCulture));
            if (value.Mask.IsConstant)
            {
                properties.Add(DiagnosticProperties.EditMask(edit), NotifyFlags.Hex(value.Mask.Value));
            }

            steps.Add(new(value.Written.Syntax, DescribeMask(value.Mask)));
        }

        if (!Contains(argument, steps[steps.Count - 1].Place))
        {
            steps.Add(new(argument, "the mask is passed to SetNotifyFlags"));
        }

        properties.Add(DiagnosticProperties.EditCount, uses.Count.ToString(CultureInfo.InvariantCulture));
        properties.Add(DiagnosticProperties.TraceCount, steps.Count.ToString(CultureInfo.InvariantCulture));
        for (var step = 0; step < steps.Count; step++)
        {
            properties.Add(DiagnosticProperties.TraceText(step), steps[step].Text);
        }

        return Diagnostic.Create(
            rule.Descriptor,
            argument.GetLocation(),
            steps.Select(static step => step.Place.GetLocation()),
            properties.ToImmutable(),
            [.. arguments, DecisiveLine(uses[0].Value.Written.Syntax, argument)]);
    }

    private static void AddOperands(List<TraceStep> steps, MaskValue value)
    {
        var operands = value.Join.Operands;
        if (operands.Length < 2 && (operands.Length == 0 || operands[0].Operation.Syntax == value.Written.Syntax))
        {
            return;
        }

        foreach (var operand in operands.Take(MaximumOperandSteps))
        {
            steps.Add(new(operand.Operation.Syntax, $"'{operand.Operation.Syntax}' is {NotifyFlags.Describe(operand.Value)}"));
        }
    }

    private static string DescribeMask(NotifyMask mask) => mask.IsConstant
        ? mask.Value == 0 ? "the mask is 0" : $"the mask is {NotifyFlags.Describe(mask.Value)} ({NotifyFlags.Hex(mask.Value)})"
        : $"the mask has {NotifyFlags.Enumerate(mask.Ones)}";

    /// <summary>Names the line where the mask is written, unless the reported line shows it.</summary>
    private static string DecisiveLine(SyntaxNode written, SyntaxNode argument)
    {
        var writtenSpan = written.GetLocation().GetLineSpan();
        var argumentSpan = argument.GetLocation().GetLineSpan();
        if (writtenSpan.Path == argumentSpan.Path)
        {
            return writtenSpan.StartLinePosition.Line == argumentSpan.StartLinePosition.Line
                ? ""
                : $" (written in line {writtenSpan.StartLinePosition.Line + 1})";
        }

        return $" (written in {System.IO.Path.GetFileName(writtenSpan.Path)}, line {writtenSpan.StartLinePosition.Line + 1})";
    }

    private static bool Contains(SyntaxNode outer, SyntaxNode inner) => outer.SyntaxTree == inner.SyntaxTree && outer.Span.Contains(inner.Span);
}
