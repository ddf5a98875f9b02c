using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>Programs with one mistake more: a flag that hides the others, a call that is missing, two calls in the wrong order.</summary>
internal static class Mutants
{
    public static IEnumerable<BitsProgram> Of(BitsProgram program)
    {
        var count = Descendants.Of(program.Body).OfType<JobCall>().Count();
        for (var call = 0; call < count; call++)
        {
            foreach (var mutation in Enum.GetValues<Mutation>())
            {
                var mutator = new Mutator(call, mutation);
                var mutant = mutator.Rewrite(program);
                if (mutator.IsDone)
                {
                    yield return mutant;
                }
            }
        }
    }

    private enum Mutation
    {
        AddDisable,
        DropCall,
        SwapWithNext,
    }

    private sealed class Mutator(int target, Mutation mutation) : Rewriter
    {
        private int _calls;

        public bool IsDone { get; private set; }

        protected override Block Rewrite(Block block)
        {
            var statements = new List<Statement>();
            for (var index = 0; index < block.Statements.Length; index++)
            {
                var statement = block.Statements[index];
                if (statement is JobCall call && _calls++ == target)
                {
                    IsDone = true;
                    switch (mutation)
                    {
                        case Mutation.AddDisable when call is SetNotifyFlags set:
                            statements.Add(
                                set with
                                {
                                    Mask = new MaskOperation(
                                        MaskOperator.Or, set.Mask, new MaskCast(set.Mask.Type, new FlagName(0x04), CastStyle.Cast))
                                });
                            continue;
                        case Mutation.DropCall when call is SetNotifyInterface or PlainCall { Method: PlainMethod.AddFile }:
                            continue;
                        case Mutation.SwapWithNext when call is PlainCall
                            && index + 1 < block.Statements.Length
                            && block.Statements[index + 1] is JobCall and not (GetNotifyFlags or GetState):
                            _calls++;
                            statements.Add(block.Statements[++index]);
                            statements.Add(call);
                            continue;
                        default:
                            IsDone = false;
                            break;
                    }
                }

                statements.AddRange(Rewrite(statement));
            }

            return new([.. statements]);
        }
    }
}
