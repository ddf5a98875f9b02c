using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Tests.Shapes;

public class DeclarationsCompileTests
{
    private const string Scenario = """
        namespace Downloads
        {
            class Program
            {
                void Run($Job job)
                {
                    $create(var other);
                    $Mask mask = $mask(TRANSFERRED);
                    mask |= $mask(ERROR);
                    other.SetNotifyFlags($flags(mask));
                    other.SetNotifyInterface($sink(new Sink()));
                    $query5(job, var job5);
                    job5.SetNotifyCmdLine($text("a"), $text(null));
                    $getState(job, var state);
                    if (state == $state(TRANSFERRED)) { $call(job.Complete()); }
                }
            }

            $emptyCallback(Sink, 3)
        }
        """;

    [Theory]
    [EveryShape]
    public void OnTheirOwn(InteropShape shape) => Assert.Empty(ShapeCompilation.OfDeclarations(shape).Errors());

    [Theory]
    [EveryShape]
    public void InTheOldestLanguageVersionTheyNeed(InteropShape shape)
    {
        var framework = shape.SupportsNetFramework ? ReferenceAssemblies.NetFramework.Net472.Default : ReferenceAssemblies.Net.Net80;
        var compilation = ShapeCompilation.Create(
            [new ShapeSource("Scenario.cs", shape.RenderWithUsings(Scenario)), .. shape.Declarations],
            shape.References,
            framework,
            new CSharpParseOptions(shape.LanguageVersion),
            shape.NeedsUnsafe);

        Assert.Empty(compilation.Errors());
    }

    [Fact]
    public void NineShapesServeNetFramework()
        => Assert.Equal(9, InteropShapes.All.Count(shape => shape.SupportsNetFramework));
}
