using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.CommandLines;

/// <summary>The strings of a command line are read in every shape, whether they are passed as strings or as pointers.</summary>
public class EveryShapeTests
{
    [Theory]
    [EveryShape]
    public Task GivesTheSameVerdicts(InteropShape shape) => Program(shape, shape.Render("""
        class Downloader
        {
            void Start($Job2 job, string text)
            {
                $call(job.SetNotifyCmdLine({|BITS080:$text(null)|}, $text("-done")));
                $call(job.SetNotifyCmdLine({|BITS081:$text("notify.exe")|}, $text(null)));
                $call(job.SetNotifyCmdLine({|BITS082:$text("%SystemRoot%\\notify.exe")|}, $text(null)));
                $call(job.SetNotifyCmdLine($text("C:\\Tools\\notify.exe"), {|BITS083:$text("-done")|}));
                $call(job.SetNotifyCmdLine($text("C:\\My Tools\\notify.exe"), {|BITS084:$text("C:\\My Tools\\notify.exe " + text)|}));
                $call(job.SetDescription({|BITS085:$text("LONG")|}));
                $call(job.SetNotifyCmdLine({|BITS086:$text("C:\\Tools\\notify.vbs")|}, $text(null)));
                $call(job.SetNotifyCmdLine($text("C:\\Tools\\notify.exe"), $text("notify.exe -done")));
            }
        }
        """).Replace("LONG", new string('x', 1025)));
}
