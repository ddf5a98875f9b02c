using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Interop;

public class BITS103Tests
{
    public class Reports
    {
        [Theory]
        [InlineData("job.SetNotifyFlags(input);")]
        [InlineData("job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED));")]
        [InlineData("job.SetPriority((BG_JOB_PRIORITY)number);")]
        [InlineData("job.SetNotifyInterface(callback);")]
        [InlineData("manager.EnumJobs(1, out var found);")]
        [InlineData("job.AddFile(text, text);")]
        [InlineData("job.AddFile(\"https://contoso.com/a\", \"a\");")]
        [InlineData("job.AddFile(\"contoso.com/a\", @\"C:\\a\");")]
        [InlineData("job.AddFileSet(0, null);")]
        [InlineData("ulong length = 0; job.GetReplyData(out _, ref length);")]
        public Task Calls(string call) => Statements($$"""
            try
            {
                {{call}}
            }
            catch ({|BITS103:COMException|})
            {
            }
            """);

        [Fact]
        public Task WithAVariableAndAFilter() => Statements("""
            try
            {
                job.AddFile(text, text);
            }
            catch ({|BITS103:COMException|} e) when (e.HResult == number)
            {
            }
            """);

        [Theory]
        [InlineData("uint mask = 3; mask |= 0x10;", "job.SetNotifyFlags(mask)")]
        [InlineData("uint mask = 3; if (number > 0) mask |= 0x20;", "job.SetNotifyFlags(mask)")]
        [InlineData("uint mask = 3; Action change = () => mask = input; change();", "job.SetNotifyFlags(mask)")]
        [InlineData("uint users = 1;", "manager.EnumJobs(users, out _)")]
        [InlineData("var url = \"contoso.com/a\"; var file = @\"C:\\a\";", "job.AddFile(url, file)")]
        public Task WithWhatALocalHolds(string before, string call)
            => Statements($"{before} try {{ {call}; }} catch ({{|BITS103:COMException|}}) {{ }}");

        [Theory]
        [InlineData(") when (number > 0)")]
        [InlineData("e) when (e.HResult == unchecked((int)0x80070057))")]
        [InlineData("e) when (e.HResult != unchecked((int)0x80200002))")]
        public Task BehindAFilter(string filter)
            => Statements($"try {{ job.AddFile(text, text); }} catch ({{|BITS103:COMException|}} {filter} {{ }}");

        [Theory]
        [InlineData(
            "static void Check(int result) { if (result < 0) { Console.WriteLine(result); Marshal.ThrowExceptionForHR(result); "
            + "} }")]
        [InlineData("static void Check(int result) => Throw(result); static void Throw(int code) => Marshal.ThrowExceptionForHR(code);")]
        [InlineData("static int Check(int result) { if (result != 0) Marshal.ThrowExceptionForHR(result); return result; }")]
        public Task AResultThatAMethodThrows(string check)
            => Program(InteropShapes.PreserveSig, Checked("{|BITS103:COMException|}", check));

        [Fact]
        public Task OnceForTheHandler() => Statements("""
            try
            {
                job.AddFile(text, text);
                job.AddFile(text, text);
                job.SetNotifyInterface(callback);
            }
            catch ({|BITS103:COMException|})
            {
            }
            """);

        [Fact]
        public Task BesideHandlersOfOtherExceptions() => Statements("""
            try
            {
                job.AddFile(text, text);
            }
            catch (System.IO.IOException)
            {
            }
            catch ({|BITS103:COMException|})
            {
            }
            """);

        [Fact]
        public Task WhereOnlyAnInnerCallIsHandled() => Statements("""
            try
            {
                job.SetNotifyInterface(callback);
                try
                {
                    job.AddFile(text, text);
                }
                catch (ArgumentException)
                {
                }
            }
            catch ({|BITS103:COMException|})
            {
            }
            """);
    }

    public class StaysSilent
    {
        [Theory]
        [InlineData("Exception")]
        [InlineData("SystemException")]
        [InlineData("ArgumentException")]
        public Task WhereAHandlerCatchesIt(string type) => Statements($$"""
            try
            {
                job.AddFile(text, text);
            }
            catch (COMException)
            {
            }
            catch ({{type}})
            {
            }
            """);

        [Fact]
        public Task WhereAHandlerAroundCatchesIt() => Statements("""
            try
            {
                try
                {
                    job.AddFile(text, text);
                }
                catch (COMException)
                {
                }
            }
            catch
            {
            }
            """);

        [Fact]
        public Task WithoutAHandler() => Statements("""
            job.AddFile(text, text);
            try
            {
                job.AddFile(text, text);
            }
            finally
            {
                job.AddFile(text, text);
            }
            """);

        [Fact]
        public Task CallsThatFailAsComException() => Statements("""
            try
            {
                job.Resume();
                job.Suspend();
                job.GetState(out _);
                manager.EnumJobs(0, out _);
            }
            catch (COMException)
            {
                job.AddFile(text, text);
            }
            """);

        [Fact]
        public Task ArgumentsThatEveryVersionKnows() => Statements("""
            try
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
                job.SetPriority(BG_JOB_PRIORITY.BG_JOB_PRIORITY_HIGH);
                job.AddFile("https://contoso.com/setup.zip", @"C:\Temp\setup.zip");
            }
            catch (COMException)
            {
            }
            """);

        [Theory]
        [InlineData("uint mask = 3;", "job.SetNotifyFlags(mask)")]
        [InlineData("uint mask = 2; if (number > 0) mask |= 1;", "job.SetNotifyFlags(mask)")]
        [InlineData("var mask = number > 0 ? 3u : 2u;", "job.SetNotifyFlags(mask | 8)")]
        [InlineData("uint mask = 0x30; Console.WriteLine(mask); mask = 3;", "job.SetNotifyFlags(mask)")]
        [InlineData("", "job.SetNotifyFlags(input & 0xF)")]
        [InlineData("var priority = BG_JOB_PRIORITY.BG_JOB_PRIORITY_HIGH;", "job.SetPriority(priority)")]
        [InlineData("uint users = 0;", "manager.EnumJobs(users, out _)")]
        [InlineData("var url = \"https://contoso.com/a\"; var file = @\"C:\\a\";", "job.AddFile(url, file)")]
        public Task ArgumentsInLocals(string before, string call)
            => Statements($"{before} try {{ {call}; }} catch (COMException) {{ }}");

        [Theory]
        [InlineData("catch (COMException e) when (e.HResult == unchecked((int)0x80200002)) { }")]
        [InlineData("catch (COMException e) when (e.ErrorCode is unchecked((int)0x80200002) or unchecked((int)0x80200001)) { }")]
        [InlineData("catch (COMException) { } catch (Exception e) when (e is ArgumentException) { }")]
        [InlineData("catch (COMException) when (number > 0) { } catch (ArgumentException) when (number > 1) { }")]
        public Task Filters(string handlers) => Statements($"try {{ job.AddFile(text, text); }} {handlers}");

        [Theory]
        [InlineData("static void Check(int result) => Console.WriteLine(nameof(Marshal.ThrowExceptionForHR) + result);")]
        [InlineData("static Action Check(int result) => () => Marshal.ThrowExceptionForHR(result);")]
        [InlineData("static void Check(int result) { void Throw() => Marshal.ThrowExceptionForHR(result); Action later = Throw; }")]
        [InlineData("static void Check(int result) { if (result < 0) throw new InvalidOperationException(); }")]
        [InlineData("static void Check(int result) => Marshal.ThrowExceptionForHR(last); static int last;")]
        [InlineData("static void Check(int result) { try { Marshal.ThrowExceptionForHR(result); } catch (ArgumentException) { } }")]
        [InlineData("static void Check(int result) => Own.ThrowExceptionForHR(result);")]
        [InlineData(
            "static void Check(int result) { if (result != -1 && last == 0) Marshal.ThrowExceptionForHR(result); "
            + "} static int last;")]
        public Task AResultThatNobodyThrowsSo(string check) => Program(InteropShapes.PreserveSig, Checked("COMException", check));

        [Fact]
        public Task ALambdaThatRunsElsewhere() => Statements("""
            Action add;
            try
            {
                add = () => job.AddFile(text, text);
            }
            catch (COMException)
            {
            }
            """);

        [Fact]
        public Task ACallThatFailsForCertain() => Statements("""
            job.Cancel();
            try
            {
                job.{|BITS040:SetNotifyInterface|}(callback);
            }
            catch (COMException)
            {
            }
            """);

        [Fact]
        public Task AResultThatIsLookedAt() => Program(InteropShapes.PreserveSig, """
            class Downloader
            {
                void Start(IBackgroundCopyJob job)
                {
                    try
                    {
                        if (job.AddFile("https://contoso.com/a", "a") < 0)
                        {
                            job.Cancel();
                        }
                    }
                    catch (COMException)
                    {
                    }
                }
            }
            """);
    }

    // The result is given to a method of the program.
    private static string Checked(string caught, string check) => $$"""
        static class Own
        {
            public static void ThrowExceptionForHR(int result) { if (result < 0) throw new InvalidOperationException(); }
        }

        class Downloader
        {
            {{check}}

            void Start(IBackgroundCopyJob job, string text)
            {
                try
                {
                    Check(job.AddFile(text, text));
                }
                catch ({{caught}})
                {
                }
            }
        }
        """;

    /// <summary>The exceptions are those that the runtime makes of the HRESULTs.</summary>
    [Theory]
    [InlineData("job.SetNotifyFlags(input);", 0x80004001)]
    [InlineData("job.SetPriority((BG_JOB_PRIORITY)number);", 0x80004001)]
    [InlineData("ulong length = 0; job.GetReplyData(out _, ref length);", 0x80004001)]
    [InlineData("job.SetNotifyInterface(callback);", 0x80070005)]
    [InlineData("manager.EnumJobs(1, out var found);", 0x80070005)]
    [InlineData("job.AddFile(text, text);", 0x80070057)]
    [InlineData("job.AddFileSet(0, null);", 0x80070057)]
    public async Task NamesTheExceptionOfTheHResult(string call, uint result)
    {
        var diagnostic = Assert.Single(await Diagnostics(Method($"try {{ {call} }} catch (COMException) {{ }}")));
        var exception = System.Runtime.InteropServices.Marshal.GetExceptionForHR(unchecked((int)result), -1)!;
        var name = result switch { 0x80004001 => "E_NOTIMPL", 0x80070005 => "E_ACCESSDENIED", _ => "E_INVALIDARG" };

        Assert.IsNotType<System.Runtime.InteropServices.COMException>(exception);
        Assert.Contains(name, diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(exception.GetType().Name, diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>A failure that is thrown at once is the same exception, whoever throws it.</summary>
    [Theory]
    [EveryShape]
    public Task HoldsInEveryShape(InteropShape shape) => Program(shape, shape.Render("""
        class Downloader
        {
            void Start($Job job, string file)
            {
                try
                {
                    $call(job.AddFile($text("https://contoso.com/a"), $text(file)));
                }
                catch ({|BITS103:COMException|})
                {
                }
            }
        }
        """));
}
