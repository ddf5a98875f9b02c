using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>A job that is created and held in one variable for ever goes into a field of an object, and is called through that.</summary>
internal sealed class HoldJobs(BitsProgram program, bool isInitialized) : Rewriter
{
    private readonly HashSet<string> _jobs = SteadyJobs.In(program);

    protected override IEnumerable<Statement> Rewrite(Statement statement)
        => statement is CreateJob create && _jobs.Contains(create.Name)
            ? [create with { }, Hold(create.Name)]
            : [Copy(statement)];

    protected override Receiver Rewrite(Receiver receiver)
        => _jobs.Contains(receiver.Job) ? receiver with { Job = Hold(receiver.Job).Held } : receiver;

    private HoldJob Hold(string job) => new(job + "Holder", job, isInitialized ? HolderForm.Initialized : HolderForm.Constructed);
}
