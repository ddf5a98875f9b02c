using BitsAnalyzers.Testing.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Tests.Shapes;

public class LookAlikesTests
{
    public static IEnumerable<object[]> Names => LookAlikes.All.Select(lookAlike => new object[] { lookAlike.Name });

    [Theory]
    [MemberData(nameof(Names))]
    public void Compile(string name) => Assert.Empty(CompilationOf(name).Errors());

    [Theory]
    [MemberData(nameof(Names))]
    public void CallSetNotifyFlags(string name)
        => Assert.Contains(LookAlikeNamed(name).Sources, source => source.Text.Contains(".SetNotifyFlags("));

    [Theory]
    [InlineData("DirectShow")]
    [InlineData("PlainClass")]
    [InlineData("OtherGuids")]
    [InlineData("NoGuids")]
    public void DeclareNoInterfaceOfBits(string name) => Assert.Empty(BitsInterfaces.DeclaredIn(CompilationOf(name).Assembly));

    [Theory]
    [InlineData("DeliveryOptimizationNamespace")]
    [InlineData("DeliveryOptimizationClass")]
    public void ShareTheInterfacesOfBitsUnderAnotherName(string name)
    {
        var declared = BitsInterfaces.DeclaredIn(CompilationOf(name).Assembly).ToList();

        Assert.Equal(BitsInterfaces.All.Length, declared.Count);
        Assert.All(declared, type => Assert.Contains("DeliveryOptimization", type.Symbol.ToDisplayString()));
    }

    [Fact]
    public void SlipOneMethodOfTheRealInterfaces()
    {
        var job =
            BitsInterfaces.DeclaredIn(CompilationOf("AclFlags").Assembly).Single(
                type => type.Interface.Name == "IBackgroundCopyJob3").Symbol;

        Assert.Equal(
            ["UInt32", "BG_COPY_FILE"],
            job.GetMembers("SetNotifyFlags").Cast<IMethodSymbol>().Select(method => method.Parameters[0].Type.Name));
        Assert.Empty(job.GetMembers("SetFileACLFlags"));
    }

    private static LookAlike LookAlikeNamed(string name) => LookAlikes.All.Single(lookAlike => lookAlike.Name == name);

    private static CSharpCompilation CompilationOf(string name) => ShapeCompilation.Create(
        LookAlikeNamed(name).Sources,
        [],
        ReferenceAssemblies.Net.Net80,
        new CSharpParseOptions(LanguageVersion.CSharp11),
        allowUnsafe: false);
}
