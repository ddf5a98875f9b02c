using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Runtime;

/// <summary>
/// An action that sets command line and flags in one call of BitsAnalyzers.Runtime, which knows the flags that a command line is run for.
/// Offered where the project references the library, and where the command line is one that its builder can build.
/// </summary>
/// <param name="equivalenceKey">The key of the action.</param>
internal sealed class NotifyByCommandLineFix(string equivalenceKey) : TextEditFix(equivalenceKey, "Use BitsJob.NotifyByCommandLine")
{
    private const uint End = 0x03;

    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var found = await ReportedCall.FindByArgumentAsync(solution, diagnostic.Location, cancellationToken).ConfigureAwait(false);
        if (found is not { Name: "SetNotifyFlags" } flags ||
            CallRemoval.Of(flags) is not { } removal ||
            CommandLineBeside(flags) is not { } commandLine ||
            RuntimeLibrary.SeenFrom(flags.Model, commandLine.Statement!.SpanStart) is not { } library ||
            Replacement(commandLine, EventsOf(flags), library) is not { } change)
        {
            return null;
        }

        var edit = new DocumentEdit(flags.Document.Id, [removal, change]) { IsOfStatements = true };
        return new(Title, ImmutableArray.Create(edit));
    }

    private static TextChange? Replacement(ReportedCall commandLine, string? events, RuntimeLibrary library)
    {
        if (events is null ||
            commandLine.Syntax.ArgumentList.Arguments is not [var program, var parameters] ||
            new CommandLineBuilder(commandLine.Model, library).Build(program.Expression, parameters.Expression) is not { } builder)
        {
            return null;
        }

        var second = events.Length == 0 ? "" : $", {library.NameOf("BitsCommandLineEvents")}.{events}";
        return RuntimeStatement.InPlaceOf(commandLine, library, $"NotifyByCommandLine({builder}{second})");
    }

    // What is left of the mask where BITS runs programs; null where that is not known. The end of the job needs no name.
    private static string? EventsOf(ReportedCall flags)
    {
        var argument = flags.Syntax.ArgumentList.Arguments[0].Expression;
        return flags.Model.GetConstantValue(argument) is { HasValue: true, Value: { } value }
            ? (Convert.ToInt64(value, CultureInfo.InvariantCulture) & End) switch
            {
                1 => "JobTransferred",
                2 => "JobError",
                _ => "",
            }
            : null;
    }

    // The one call among the statements beside that sets the command line of the job.
    private static ReportedCall? CommandLineBeside(ReportedCall flags)
    {
        if (flags.Statement is not { } statement || StatementList.Of(statement) is not { } statements)
        {
            return null;
        }

        var found = statements.OfType<ExpressionStatementSyntax>()
            .SelectMany(static beside => beside.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax))
            .OfType<InvocationExpressionSyntax>()
            .Select(call => call.Expression is MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "SetNotifyCmdLine" } name }
                ? flags with { Syntax = call, Method = name }
                : null)
            .Where(static call => call is not null)
            .ToList();
        return found is [{ Statement: { } set } commandLine] &&
            StatementList.Of(set) is not null &&
            (set.Expression == commandLine.Syntax || new StatementOrder(flags.Model).DoesNothingElse(set)) &&
            JobOfCall.IsSame(commandLine, flags) &&
            !IsAssignedBetween(flags, statement, set)
                ? commandLine
                : null;
    }

    private static bool IsAssignedBetween(ReportedCall flags, StatementSyntax first, StatementSyntax second)
    {
        var (start, end) = first.SpanStart < second.SpanStart ? (first, second) : (second, first);
        return first.Parent is GlobalStatementSyntax ||
            flags.Model.AnalyzeDataFlow(start, end) is not { Succeeded: true } flow ||
            flow.WrittenInside.Contains(flags.Model.GetSymbolInfo(JobOfCall.Of(flags)!).Symbol!, SymbolEqualityComparer.Default);
    }
}
