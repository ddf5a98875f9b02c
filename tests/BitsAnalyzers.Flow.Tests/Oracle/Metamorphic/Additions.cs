using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>Puts in front of a body what has nothing to do with it.</summary>
internal static class Additions
{
    private const string Other = "unrelated";

    public static BitsProgram DeadCode(BitsProgram program)
    {
        var receiver = new Receiver(Parameters.OutsideJobs[0]);
        return InFront(program, new If(
            new Constant(false),
            Block.Of(new PlainCall(Transformation.FirstAddedSite, receiver, PlainMethod.Cancel), new AssignJob(
                Parameters.OutsideJobs[0], IsJob2: false, IsDeclared: false, JobSource.Copy, Parameters.OutsideJobs[1])),
            null));
    }

    public static BitsProgram AnotherJob(BitsProgram program)
    {
        var receiver = new Receiver(Other);
        return InFront(
            program,
            new CreateJob(Other, JobType.Download, IsDeclared: true),
            new SetNotifyFlags(Transformation.FirstAddedSite, receiver, new FlagName(0x04)),
            new PlainCall(Transformation.FirstAddedSite + 1, receiver, PlainMethod.AddFile),
            new PlainCall(Transformation.FirstAddedSite + 2, receiver, PlainMethod.Cancel));
    }

    private static BitsProgram InFront(BitsProgram program, params Statement[] statements)
        => program with { Body = new(program.Body.Statements.InsertRange(0, statements)) };
}
