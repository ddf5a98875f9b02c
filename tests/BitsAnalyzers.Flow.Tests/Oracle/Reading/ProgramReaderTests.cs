using BitsAnalyzers.Flow.Tests.Oracle.Generation;
using BitsAnalyzers.Flow.Tests.Oracle.Model;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Oracle.Reading;

public sealed class ProgramReaderTests
{
    [Fact]
    public void What_is_printed_is_read_as_the_same_program()
    {
        for (var seed = 0ul; seed < 400; seed++)
        {
            var printed = ProgramPrinter.Print(ProgramGenerator.Generate(seed, holdsJobs: seed % 4 == 0), "Program", Dialect.Classic).Text;
            var body = printed[(printed.IndexOf("    {\n", StringComparison.Ordinal)
                + 6)..printed.LastIndexOf("    }\n", StringComparison.Ordinal)];
            var (program, _) = ProgramReader.Read(body);
            Assert.Equal(printed, ProgramPrinter.Print(program, "Program", Dialect.Classic).Text);
        }
    }

    [Fact]
    public void What_is_printed_of_the_special_kinds_is_read_as_the_same_program()
    {
        foreach (var kinds in EachKind.In(Kinds.All).Append(Kinds.All & ~Kinds.Yields))
        {
            for (var seed = 0ul; seed < 100; seed++)
            {
                var written = ProgramGenerator.Generate(seed, holdsJobs: false, kinds);
                var dialect = Dialect.Classic.For(written);
                var printed = ProgramPrinter.Print(written, "Program", dialect).Text;
                var body = printed[(printed.IndexOf("    {\n", StringComparison.Ordinal)
                    + 6)..printed.LastIndexOf("    }\n", StringComparison.Ordinal)];
                var (program, _) = ProgramReader.Read(body, dialect.PreservesResults);
                Assert.Equal(
                    printed,
                    ProgramPrinter.Print(
                        program with { IsAsync = written.IsAsync, IsIterator = written.IsIterator }, "Program", dialect).Text);
            }
        }
    }
}
