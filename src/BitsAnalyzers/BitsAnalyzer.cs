using System.Collections.Immutable;
using BitsAnalyzers.Flow;
using BitsAnalyzers.Interop;
using BitsAnalyzers.Rules;
using BitsAnalyzers.Rules.Flags;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers;

/// <summary>Reports what BITS will ignore or refuse: every rule of the package, on one pass over the code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BitsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleCatalogue.Descriptors;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (!BitsGate.MayUseBits(start.Compilation, start.CancellationToken))
            {
                return;
            }

            var types = new BitsTypes();
            var initializers = new ConstantInitializers(start.Compilation);
            start.RegisterOperationAction(call => AnalyzeCall(call, types, initializers), OperationKind.Invocation);
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context, BitsTypes types, ConstantInitializers initializers)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name != "SetNotifyFlags" ||
            invocation.Arguments is not [{ Value: var argument }] ||
            types.FindMember(invocation.TargetMethod, invocation.Instance?.Type) is null)
        {
            return;
        }

        var uses = new MaskValues(initializers, context.CancellationToken).Of(argument)
            .Select(value => new MaskUse(value, argument, invocation.TargetMethod))
            .ToImmutableArray();
        if (MaskReport.For(uses) is { } report)
        {
            context.ReportDiagnostic(report);
        }
    }
}
