using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// Initializers, and constructors that are called without being named, run where a type is used or an object of it is made.
/// </summary>
public class HiddenInitializerTests
{
    [Theory]
    [InlineData("class Other { int _x = Settings.Reset(); }", "new Other();")]
    [InlineData("class Other { int _x = Settings.Reset(); public Other() { } }", "new Other();")]
    [InlineData("record Other(uint Events) { int _x = Settings.Set(Events); }", "new Other(3);")]
    [InlineData("record Other(int A) { public int X { get; } = Settings.Reset(); }", "new Other(1);")]
    [InlineData("class Base { protected Base() { Settings.Events = 3; } } class Other : Base { }", "new Other();")]
    [InlineData("class Base { int _x = Settings.Reset(); } class Other : Base { public Other(int a) { } }", "new Other(1);")]
    [InlineData("record Base(int A); record Other() : Base(Settings.Reset());", "new Other();")]
    [InlineData("class Other { int _x = Settings.Reset(); }", "Make();", "void Make() { new Other(); }")]
    [InlineData("class Other { int _x = Settings.Reset(); }", "Make<Other>();", "static T Make<T>() where T : new() => new T();")]
    [InlineData("static class Other { public static int X = Settings.Reset(); }", "_ = Other.X;")]
    [InlineData("static class Other { public static int X = Settings.Reset(); public static void Use() { } }", "Other.Use();")]
    [InlineData("static class Other { public static int X = Settings.Reset(); }", "Use();", "void Use() { Other.X++; }")]
    [InlineData("static class Other { static Other() { Y = 1; } static int Y { set { Settings.Events = 3; } } public static int X; }",
        "_ = Other.X;")]
    public Task MayWrite(string type, string use, string member = "") => Program(type, use, "Settings.Events", member);

    [Theory]
    [InlineData("class Other { readonly System.Collections.Generic.List<int> _x = new(); int _y = 3; }", "new Other();")]
    [InlineData("class Part { public int X; public Part() { X = 1; } } class Other { readonly Part _x = new(); }", "new Other();")]
    [InlineData("class Other { readonly string _x = Name(); static string Name() => \"x\"; }", "new Other();")]
    [InlineData("static class Other { public static readonly object X = new(); public static int Y = 3; }", "_ = Other.X;")]
    public Task MayDoNothingButSetUp(string type, string use) => Program(type, use, "{|BITS001:Settings.Events|}");

    /// <summary>Who uses a type, or makes an object, goes on only where what runs there does not throw.</summary>
    [Theory]
    [InlineData(
        "static class Other { public static readonly int X; static Other() { if (Settings.Events > 3) throw new Exception(); X = 1; } }",
        "_ = Other.X;")]
    [InlineData("static class Other { public static readonly int X = Settings.Events > 3 ? throw new Exception() : 1; static Other() { } }",
        "Console.WriteLine(Other.X);")]
    [InlineData("class Other { static Other() { if (Settings.Events > 3) throw new Exception(); } }", "new Other();")]
    [InlineData("class Other { readonly int _x = Find(); static int Find() => Settings.Events > 3 ? throw new Exception() : 1; }",
        "new Other();")]
    [InlineData("class Other { readonly int _x = Settings.Events > 3 ? throw new Exception() : 1; public Other() { } }", "new Other();")]
    [InlineData("class Base { readonly int _x = Settings.Events > 3 ? throw new Exception() : 1; } class Other : Base { }",
        "new Other();")]
    [InlineData("class Base { public Base() { if (Settings.Events > 3) throw new Exception(); } } class Other : Base { }",
        "new Other();")]
    [InlineData("class Other { readonly int _x = Find(); static int Find() { while (true) { } } }", "new Other();")]
    [InlineData("class Other { readonly object _x = Activator.CreateInstance(\"a\", \"b\"); }", "new Other();")]
    [InlineData("class Other { readonly string _x = System.Reflection.Assembly.Load(\"a\").FullName; }", "new Other();")]
    [InlineData("static class Other { public static readonly object X = Activator.CreateInstance(\"a\", \"b\"); }", "_ = Other.X;")]
    [InlineData("class Other : System.Net.Sockets.TcpClient { }", "new Other();")]
    public Task MayThrow(string type, string use) => AfterACancel(type, use, "job.Resume();");

    [Theory]
    [InlineData("static class Other { public static readonly int X; static Other() { X = 1; } }", "_ = Other.X;")]
    [InlineData("class Other { readonly int _x = Find(); static int Find() => 1; }", "new Other();")]
    [InlineData(
        "class Other { readonly int[] _x = Find(); static int[] Find() { var all = new int[5]; for (var i = 0; i < 5; i++) all[i] = i; " +
        "return all; } }",
        "new Other();")]
    public Task MayReturn(string type, string use) => AfterACancel(type, use, "job.{|BITS040:Resume|}();");

    private static Task AfterACancel(string type, string use, string then) => Verdict.ProgramAbout("BITS040", $$"""
        {{type}}
        static class Settings { public static uint Events; }
        class Downloader
        {
            void Run(IBackgroundCopyJob job, bool ends) { if (ends) job.Cancel(); {{use}} {{then}} }
        }
        """);

    private static Task Program(string type, string use, string passed, string member = "") => Verdict.Program($$"""
        {{type}}
        static class Settings
        {
            public static uint Events;
            public static int Reset() => Set(3);
            public static int Set(uint events) { Events = events; return 1; }
        }
        class Downloader
        {
            {{member}}
            void Run(IBackgroundCopyJob job) { Settings.Events = 5; {{use}} job.SetNotifyFlags({{passed}}); }
        }
        """);
}
