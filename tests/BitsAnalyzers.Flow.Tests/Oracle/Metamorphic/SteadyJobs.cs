using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>The variables that are declared with a job that is created, and hold it for ever.</summary>
internal static class SteadyJobs
{
    public static HashSet<string> In(BitsProgram program)
    {
        var statements = Descendants.Of(program.Body).ToList();
        var assigned = statements.OfType<AssignJob>().Select(static assign => assign.Name)
            .Concat(statements.OfType<CreateJob>().Where(static create => !create.IsDeclared).Select(static create => create.Name))
            .ToHashSet();
        return
        [
            .. statements.OfType<CreateJob>().Where(static create => create.IsDeclared).Select(static create => create.Name).Where(
                name => !assigned.Contains(name))
        ];
    }
}
