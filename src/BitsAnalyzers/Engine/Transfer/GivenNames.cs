using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// The texts by which the new jobs of a body can be found, their names and descriptions, and the variables that hold one, or what is made
/// of one. Whoever gets such a text may look for the job.
/// </summary>
internal sealed class GivenNames
{
    private readonly List<string> _texts = [];
    private readonly HashSet<ISymbol> _variables = new(SymbolEqualityComparer.Default);

    public GivenNames(BodyContext context)
    {
        foreach (var call in context.Text.Descendants().OfType<IInvocationOperation>())
        {
            if (IsNaming(call, context))
            {
                foreach (var argument in call.Arguments)
                {
                    if (argument.Parameter is { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_String })
                    {
                        Add(argument.Value);
                    }
                }
            }
        }

        if (_variables.Count > 0)
        {
            var steps = context.Text.Descendants().Select(Flow).Where(static flow => flow is not null).ToList();
            while (steps.RemoveAll(step => step is var (target, value) && Mentions(value) && _variables.Add(target)) > 0)
            {
            }
        }
    }

    /// <summary>Whether a text is one of the names, or may be made of one.</summary>
    /// <param name="operation">The text as it is written.</param>
    /// <param name="value">What it has been evaluated to.</param>
    public bool AreIn(IOperation? operation, Value value)
        => (value is TextValue { Text: var text } && IsIn(text)) || (operation is not null && Mentions(operation));

    private bool Mentions(IOperation operation)
        => operation.DescendantsAndSelf().Any(part => part.ConstantValue is { HasValue: true, Value: string text }
            ? IsIn(text)
            : VariableOf(part) is { } variable && _variables.Contains(variable));

    private bool IsIn(string text) => _texts.Exists(name => text.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);

    // A method of the program may give the name that it is given to the job that it makes.
    private static bool IsNaming(IInvocationOperation call, BodyContext context)
        => call.TargetMethod.Name is "CreateJob" or "SetDisplayName" or "SetDescription"
            ? context.Types.FindMember(call.TargetMethod, call.Instance?.Type) is not null
            : context.Compilation.Compilation.Declares(call.TargetMethod)
                && (IsJob(call.TargetMethod.ReturnType, context) || call.TargetMethod.Parameters.Any(
                    parameter => parameter.RefKind == RefKind.Out && IsJob(parameter.Type, context)));

    private static bool IsJob(ITypeSymbol type, BodyContext context) => context.Types.Find(type) is { Object: BitsObject.Job };

    private void Add(IOperation name)
    {
        if (name.ConstantValue is { HasValue: true, Value: string { Length: > 0 } text })
        {
            _texts.Add(text);
            return;
        }

        foreach (var part in name.DescendantsAndSelf())
        {
            if (VariableOf(part) is { } variable)
            {
                _variables.Add(variable);
            }
        }
    }

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        _ => null,
    };

    // What is made of a value, and put into a variable, or into the object that a variable holds.
    private static (ISymbol Target, IOperation Value)? Flow(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation { Symbol: var local } declarator when declarator.GetVariableInitializer() is { Value: var value } =>
            (local, value),
        IAssignmentOperation { Target: var target, Value: var value } when VariableOf(target) is { } variable => (variable, value),
        IInvocationOperation { Instance: { } instance } call when VariableOf(instance) is { } variable => (variable, call),
        _ => null,
    };
}
