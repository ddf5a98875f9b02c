using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Receivers;

/// <summary>An event is requested that jobs of this type never raise.</summary>
public class BITS024Tests
{
    [Theory]
    [EveryShape]
    public Task InEveryShape(InteropShape shape) => Scenario(shape, """
        class Uploader
        {
            void Upload($Manager manager)
            {
                $createUpload(manager, var job);
                $call(job.SetNotifyFlags({|BITS024:$flags(TRANSFERRED | ERROR | FILE_TRANSFERRED)|}));
            }

            void Ask($Manager manager)
            {
                $createUploadReply(manager, var job);
                $call(job.SetNotifyFlags({|BITS024:$flags(TRANSFERRED | ERROR | FILE_RANGES_TRANSFERRED)|}));
            }

            void Download($Manager manager)
            {
                $create(manager, var job);
                $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | FILE_TRANSFERRED | FILE_RANGES_TRANSFERRED)));
            }
        }
        """);

    [Theory]
    [InlineData("Enable = 1")]
    [InlineData("Enable = (int)1")]
    public Task ReportsRangesOfDynamicContent(string value) => Statements($$"""
        job.SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, new BITS_JOB_PROPERTY_VALUE { {{value}} });
        job.SetNotifyFlags({|BITS024:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED)|});
        job.Resume();
        """);

    [Theory]
    [InlineData("BITS_JOB_PROPERTY_VALUE value = default; value.Enable = 1;")]
    [InlineData("var value = new BITS_JOB_PROPERTY_VALUE(); value.Enable = 1;")]
    [InlineData("BITS_JOB_PROPERTY_VALUE value; value = default; value.Enable = 1;", false)]
    [InlineData("var value = new BITS_JOB_PROPERTY_VALUE { Enable = 1 };")]
    [InlineData("var value = new BITS_JOB_PROPERTY_VALUE { Enable = 1 }; value.Enable = 0;", false)]
    [InlineData("BITS_JOB_PROPERTY_VALUE value = default; if (first) { value.Enable = 1; }", false)]
    [InlineData("BITS_JOB_PROPERTY_VALUE value = default; value.Enable = number;", false)]
    [InlineData(
        "BITS_JOB_PROPERTY_VALUE value = default; Fill(ref value); static void Fill(ref BITS_JOB_PROPERTY_VALUE filled) { filled.Enable = "
        + "0; }",
        false)]
    public Task AValueThatIsFilledBefore(string value, bool isReported = true) => Statements($$"""
        {{value}}
        job.SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, value);
        job.SetNotifyFlags({{(isReported ? "{|BITS024:" : "(")}}(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED){{(isReported ? "|}" : ")")}});
        job.Resume();
        """);

    [Theory]
    [InlineData("job.SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, new BITS_JOB_PROPERTY_VALUE { Enable = 0 });")]
    [InlineData("job.SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, new BITS_JOB_PROPERTY_VALUE { Enable = number });")]
    [InlineData("job.SetProperty(BITS_JOB_PROPERTY_HIGH_PERFORMANCE, new BITS_JOB_PROPERTY_VALUE { Enable = 1 });")]
    [InlineData("""
        job.SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, new BITS_JOB_PROPERTY_VALUE { Enable = 1 });
        job.SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, new BITS_JOB_PROPERTY_VALUE { Enable = 0 });
        """)]
    [InlineData("""
        job.SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, new BITS_JOB_PROPERTY_VALUE { Enable = 1 });
        Touch(job);
        """)]
    public Task StaysSilentOnContentThatMayNotBeDynamic(string property) => Statements($$"""
        {{property}}
        job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED));
        job.Resume();
        """);

    [Fact]
    public Task StaysSilentOnAFileOfAReply() => Statements("""
        manager.CreateJob("job", BG_JOB_TYPE_UPLOAD_REPLY, out _, out var created);
        created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED));
        """);

    [Fact]
    public Task StaysSilentOnAJobOfUnknownType() => Statements("""
        manager.CreateJob("job", (BG_JOB_TYPE)number, out _, out var created);
        created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED));
        """);

    [Fact]
    public Task StaysSilentOnAMaskThatIsReplaced() => Statements("""
        manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
        created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED));
        created.GetNotifyFlags(out _);
        created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
        """);

    [Fact]
    public async Task NamesTheTypeAndWhereItIsChosen()
    {
        var diagnostic = Assert.Single(await Diagnostics(Method("""
            manager.CreateJob("job", BG_JOB_TYPE_UPLOAD, out _, out var created);
            created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED));
            created.AddFile(text, text);
            created.Resume();
            """)));
        Assert.Equal("BITS never raises BG_NOTIFY_FILE_TRANSFERRED for an upload job (created in line 17)", diagnostic.GetMessage());
    }
}
