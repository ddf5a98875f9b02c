using BitsAnalyzers.Engine.Domain;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Domain;

public class CommandLineTests
{
    [Theory]
    [InlineData(@"C:\a.exe", true)]
    [InlineData("c:/a.exe", true)]
    [InlineData(@"\\server\share\a.exe", true)]
    [InlineData(@"\a.exe", false)]
    [InlineData("C:a.exe", false)]
    [InlineData("a.exe", false)]
    [InlineData("1:\\a.exe", false)]
    public void FullPaths(string path, bool expected) => Assert.Equal(expected, CommandLine.IsFullyQualified(new TextValue(path)));

    [Theory]
    [InlineData("", null)]
    [InlineData("C", null)]
    [InlineData("C:", null)]
    [InlineData("\\", null)]
    [InlineData("C:\\", true)]
    [InlineData("\\\\", true)]
    [InlineData("\\a", false)]
    [InlineData("C:a", false)]
    [InlineData("ab", false)]
    [InlineData(".", false)]
    public void StartsOfPaths(string start, bool? expected)
        => Assert.Equal(expected, CommandLine.IsFullyQualified(new TextValue(start, IsWhole: false)));

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a b", "a")]
    [InlineData("a\tb", "a")]
    [InlineData(" a", "")]
    [InlineData("\"a b\" c", "a b")]
    [InlineData("\"a b", "a b")]
    [InlineData("a\"b c\"", "a\"b")]
    public void FirstWords(string parameters, string word)
    {
        Assert.Equal(word, CommandLine.FirstWord(new TextValue(parameters)));
        Assert.Equal(word, CommandLine.FirstWord(new TextValue(parameters + " ", IsWhole: false)) ?? word);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("\"a b")]
    public void FirstWordsWithoutAnEnd(string start) => Assert.Null(CommandLine.FirstWord(new TextValue(start, IsWhole: false)));

    [Theory]
    [InlineData("%TEMP%", "%TEMP%")]
    [InlineData("a%ProgramFiles(x86)%b", "%ProgramFiles(x86)%")]
    [InlineData("100%TEMP%", "%TEMP%")]
    [InlineData("%1%A1%", "%A1%")]
    [InlineData("50% of 60%", null)]
    [InlineData("%%", null)]
    [InlineData("%TEMP", null)]
    public void Variables(string path, string? variable) => Assert.Equal(variable, CommandLine.VariableInPath(path));

    [Theory]
    [InlineData("a %TEMP%", "%TEMP%")]
    [InlineData("a https://contoso.com/%TEMP%", null)]
    [InlineData("a %AB%CD%TEMP%", "%TEMP%")]
    public void VariablesInParameters(string parameters, string? variable)
        => Assert.Equal(variable, CommandLine.VariableInParameters(parameters));
}
