using Xunit;
using Fix = BitsAnalyzers.Tests.Fixes.CallFixTest<BitsAnalyzers.CodeFixes.Lifetime.Bits045PropertyTooLateFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS045FixTests
{
    private const string MoveCall = "BITS045.MoveCall";

    [Fact]
    public Task MovesTheCallUp() => Fix.Members(
        MoveCall,
        """
            void Start(IBackgroundCopyJob5 job, string url, string path)
            {
                job.AddFile(url, path);
                job.Resume();

                // What is there is not final.
                job.{|BITS045:SetProperty|}(
                    BITS_JOB_PROPERTY_DYNAMIC_CONTENT,
                    new BITS_JOB_PROPERTY_VALUE { Enable = 1 });
                job.{|BITS045:SetProperty|}(BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, new BITS_JOB_PROPERTY_VALUE { Uint64 = 1 << 20 });
                Log("started");
            }

            void AddAll(IBackgroundCopyManager manager, string[] urls)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("http://contoso.com/", Program);
                foreach (var url in urls)
                {
                    job.AddFile(url, Program);
                }

                ((IBackgroundCopyJob5)job).{|BITS045:SetProperty|}(BITS_JOB_PROPERTY_HIGH_PERFORMANCE, new BITS_JOB_PROPERTY_VALUE { Enable = 1 });
            }
        """,
        """
            void Start(IBackgroundCopyJob5 job, string url, string path)
            {
                job.AddFile(url, path);
                // What is there is not final.
                job.SetProperty(
                    BITS_JOB_PROPERTY_DYNAMIC_CONTENT,
                    new BITS_JOB_PROPERTY_VALUE { Enable = 1 });
                job.SetProperty(BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, new BITS_JOB_PROPERTY_VALUE { Uint64 = 1 << 20 });
                job.Resume();

                Log("started");
            }

            void AddAll(IBackgroundCopyManager manager, string[] urls)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                ((IBackgroundCopyJob5)job).SetProperty(BITS_JOB_PROPERTY_HIGH_PERFORMANCE, new BITS_JOB_PROPERTY_VALUE { Enable = 1 });
                job.AddFile("http://contoso.com/", Program);
                foreach (var url in urls)
                {
                    job.AddFile(url, Program);
                }
            }
        """);

    [Fact]
    public Task TakesAlongWhatItNeeds() => Fix.Members(
        MoveCall,
        """
            void Start(IBackgroundCopyJob job, string url, string path)
            {
                job.AddFile(url, path);
                job.Resume();

                // What is there is not final.
                var job5 = (IBackgroundCopyJob5)job;
                var value = new BITS_JOB_PROPERTY_VALUE { Enable = 1 };

                job5.{|BITS045:SetProperty|}(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, value); // yet

                job5.Suspend();
            }
        """,
        """
            void Start(IBackgroundCopyJob job, string url, string path)
            {
                job.AddFile(url, path);
                // What is there is not final.
                var job5 = (IBackgroundCopyJob5)job;
                var value = new BITS_JOB_PROPERTY_VALUE { Enable = 1 };

                job5.SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, value); // yet
                job.Resume();

                job5.Suspend();
            }
        """);

    [Fact]
    public Task DoesNotMoveWhatIsNotThereBefore() => Fix.NoFix(
        MoveCall,
        """
            void Cast(IBackgroundCopyJob job)
            {
                job.Resume();
                var job5 = (IBackgroundCopyJob5)job;
                Log("resumed");
                job5.{|BITS045:SetProperty|}(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, new BITS_JOB_PROPERTY_VALUE { Enable = 1 });
            }

            void Value(IBackgroundCopyJob5 job)
            {
                job.Resume();
                job.GetNotifyFlags(out var enable);
                var value = new BITS_JOB_PROPERTY_VALUE { Enable = (int)enable };
                job.{|BITS045:SetProperty|}(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, value);
            }

            void Branch(IBackgroundCopyJob5 job, bool isDynamic)
            {
                job.Resume();
                if (isDynamic)
                {
                    job.{|BITS045:SetProperty|}(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, new BITS_JOB_PROPERTY_VALUE { Enable = 1 });
                }
            }
        """);
}
