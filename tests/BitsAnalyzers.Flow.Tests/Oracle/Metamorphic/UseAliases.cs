using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>A job that is created and held in one variable for ever gets a second one, and is called through that.</summary>
internal sealed class UseAliases : Rewriter
{
    private readonly HashSet<string> _jobs;

    public UseAliases(BitsProgram program)
    {
        var statements = Descendants.Of(program.Body).ToList();
        var assigned = statements.OfType<AssignJob>().Select(static assign => assign.Name)
            .Concat(statements.OfType<CreateJob>().Where(static create => !create.IsDeclared).Select(static create => create.Name))
            .ToHashSet();
        _jobs = [.. statements.OfType<CreateJob>().Where(static create => create.IsDeclared).Select(static create => create.Name).Where(name => !assigned.Contains(name))];
    }

    protected override IEnumerable<Statement> Rewrite(Statement statement)
        => statement is CreateJob create && _jobs.Contains(create.Name)
            ? [create with { }, new AssignJob(Alias(create.Name), IsJob2: false, IsDeclared: true, JobSource.Copy, create.Name)]
            : [Copy(statement)];

    protected override Receiver Rewrite(Receiver receiver) => _jobs.Contains(receiver.Job) ? receiver with { Job = Alias(receiver.Job) } : receiver;

    private static string Alias(string job) => job + "Too";
}
