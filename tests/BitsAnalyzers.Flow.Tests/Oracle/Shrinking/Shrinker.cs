using BitsAnalyzers.Flow.Tests.Oracle.Comparison;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Flow.Tests.Oracle.Shrinking;

/// <summary>Reduces a program to a small one that still shows something.</summary>
internal static class Shrinker
{
    private const int MaximumRounds = 60;
    private const int CandidatesPerCompilation = 12;

    /// <summary>Shrinks as far as it goes.</summary>
    /// <param name="program">The program.</param>
    /// <param name="mayShow">Tells cheaply which programs are not worth the question.</param>
    /// <param name="whichShow">Tells which of these programs show it.</param>
    /// <param name="dialect">What the programs are printed against, to see whether they compile.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<BitsProgram> ShrinkAsync(
        BitsProgram program,
        Func<BitsProgram, bool> mayShow,
        Func<IReadOnlyList<BitsProgram>, Task<IReadOnlyList<BitsProgram>>> whichShow,
        Dialect dialect,
        CancellationToken cancellationToken)
    {
        for (var round = 0; round < MaximumRounds; round++)
        {
            var length = LengthOf(program);
            var candidates = StatementVariants.OfBlock(program.Body)
                .Select(body => program with { Body = body })
                .Select(candidate => (Program: candidate, Length: LengthOf(candidate)))
                .Where(pair => pair.Length < length)
                .OrderBy(static pair => pair.Length)
                .Select(static pair => pair.Program)
                .Where(mayShow);
            if (await FirstAsync(candidates) is not { } smaller)
            {
                break;
            }

            program = smaller;
        }

        return program;

        int LengthOf(BitsProgram candidate) => AnalyzerRun.Print(candidate, 0, dialect.For(candidate)).Text.Length;

        // C# is asked last, because most candidates do not get so far.
        async Task<BitsProgram?> FirstAsync(IEnumerable<BitsProgram> candidates)
        {
            foreach (var chunk in candidates.Chunk(CandidatesPerCompilation))
            {
                foreach (var candidate in await whichShow(chunk))
                {
                    if (Compiles(candidate, dialect, cancellationToken))
                    {
                        return candidate;
                    }
                }
            }

            return null;
        }
    }

    private static bool Compiles(BitsProgram program, Dialect dialect, CancellationToken cancellationToken)
        => AnalyzerRun.Compile([AnalyzerRun.Print(program, 0, dialect.For(program))], dialect.For(program))
            .GetDiagnostics(cancellationToken)
            .All(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
}
