using BitsAnalyzers.Testing.Shapes;
using Xunit;

namespace BitsAnalyzers.Tests.Shapes;

public class DeclarationsCompileTests
{
    [Theory]
    [EveryShape]
    public void OnTheirOwn(InteropShape shape) => Assert.Empty(ShapeCompilation.ErrorsInDeclarations(shape));
}
