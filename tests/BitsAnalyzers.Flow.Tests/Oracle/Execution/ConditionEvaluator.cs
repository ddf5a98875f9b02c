using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>Decides tests, and notes what a test of a state establishes.</summary>
internal sealed class ConditionEvaluator(Variables variables, ChoiceTape tape, ExecutionLog log, Readings readings)
{
    public MaskEvaluator Masks => field ??= new(variables, this, log);

    public bool Evaluate(Condition condition) => condition switch
    {
        Constant constant => constant.Value,
        BoolVariable variable => variables.GetBool(variable.Name),
        Not not => !Evaluate(not.Operand),
        Both both => Evaluate(both.Left) && Evaluate(both.Right),
        Either either => Evaluate(either.Left) || Evaluate(either.Right),
        NumberTest test => variables.Numbers.Test(test.Name, test.Comparison, test.Value),
        MaskTest test => Evaluate(test),
        StateTest test => Evaluate(test),
        NullTest test => IsNull(test.Job) != test.IsNegated,
        Ask => tape.Choose(2) == 1,
        LiftedTest test => variables.Lifted.Compare(test),
        MissingTest test => variables.Lifted.IsMissing(test.Name) != test.IsNegated,
        HandleTest test => variables.GetBool(test.Name) != test.IsNegated,
        ResultTest test => Evaluate(test),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, message: null),
    };

    /// <summary>Notes that a state was found to be one that is named, or none of these.</summary>
    public void Learn(ReadState read, IEnumerable<JobState> named, Node test)
    {
        var isNamed = named.Contains(read.State);
        if (read.Job.Life == Life.Final
            && variables.IsAtHand(read.Job)
            && (isNamed || Enum.GetValues<JobState>().Except(named).All(JobStates.IsFinal)))
        {
            var place = readings.PlaceOf(test, (isNamed ? read.State : (JobState?)null, read.Job.Origin));
            log.Established.Add(place);
            read.Job.LifeCauses = read.Job.LifeCauses.And(place);
        }
    }

    // That something is not null because it has been used is more than an analyzer has to know.
    private bool IsNull(string job) => variables.IsNull(job) || log.DoubtsFurther(tape);

    private bool Evaluate(MaskTest test)
    {
        // What is in a variable that need not be followed, a test of it need not tell either.
        var (bits, _, history) = Masks.Evaluate(test.Mask);
        return (history.HasFlag(MaskHistory.PerhapsOther) && log.DoubtsPointlessly(tape)) != test.Style switch
        {
            MaskTestStyle.AnyBit => (bits & test.Bits) != 0,
            MaskTestStyle.NoBit => (bits & test.Bits) == 0,
            MaskTestStyle.HasFlag => (bits & test.Bits) == test.Bits,
            _ => bits == test.Bits,
        };
    }

    // Whether the call has succeeded stays undecided where the question is odd.
    private bool Evaluate(ResultTest test)
    {
        var result = variables.Results[test.Name];
        log.IsFarFetched |= test.Question.IsOdd;
        if (!test.Question.IsOdd)
        {
            log.Decided.Add(result.Call);
            return test.Question.Answer(result.Value);
        }

        // Where it is known already, a wrong answer leads to where nobody comes.
        if (log.Decided.Contains(result.Call))
        {
            return test.Question.Answer(result.Value) != log.DoubtsPointlessly(tape);
        }

        var isWrong = log.DoubtsFurther(tape);
        if (isWrong)
        {
            log.Undecided.Add(result.Call);
        }

        return test.Question.Answer(result.Value) != isWrong;
    }

    private bool Evaluate(StateTest test)
    {
        var read = variables.States[test.Name];
        var isOne = test.States.Contains(read.State);
        Learn(read, test.States, test);
        return isOne != test.IsNegated;
    }
}
