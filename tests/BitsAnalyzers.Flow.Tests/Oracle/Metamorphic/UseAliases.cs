using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>A job that is created and held in one variable for ever gets a second one, and is called through that.</summary>
internal sealed class UseAliases(BitsProgram program) : Rewriter
{
    private readonly HashSet<string> _jobs = SteadyJobs.In(program);

    protected override IEnumerable<Statement> Rewrite(Statement statement)
        => statement is CreateJob create && _jobs.Contains(create.Name)
            ? [create with { }, new AssignJob(Alias(create.Name), IsJob2: false, IsDeclared: true, JobSource.Copy, create.Name)]
            : [Copy(statement)];

    protected override Receiver Rewrite(Receiver receiver)
        => _jobs.Contains(receiver.Job) ? receiver with { Job = Alias(receiver.Job) } : receiver;

    private static string Alias(string job) => job + "Too";
}
