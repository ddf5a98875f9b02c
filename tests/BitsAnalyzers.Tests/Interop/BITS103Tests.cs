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
