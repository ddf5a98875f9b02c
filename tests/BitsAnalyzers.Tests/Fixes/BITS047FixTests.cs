using Xunit;
using Fix = BitsAnalyzers.Tests.Fixes.CallFixTest<BitsAnalyzers.CodeFixes.Lifetime.Bits047SettingRemovedByTakeOwnershipFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS047FixTests
{
    private const string MoveCall = "BITS047.MoveCall";

    [Fact]
    public Task MovesTheCallDown() => Fix.Members(
        MoveCall,
        """
            void TakeOver(IBackgroundCopyJob2 job)
            {
                // Runs in the end.
                job.{|BITS047:SetNotifyCmdLine|}(Program, null); // once

                Console.WriteLine("take over");
                job.TakeOwnership(); // for good
                job.Resume();
            }

            void Foreign(IBackgroundCopyJob2 job, bool isForeign)
            {
                job.{|BITS047:SetNotifyCmdLine|}(Program, null);
                if (isForeign)
                {
                    job.TakeOwnership();
                }
            }

            void OneLine(IBackgroundCopyJob2 job) { job.{|BITS047:SetNotifyCmdLine|}(Program, null); job.TakeOwnership(); }
        """,
        """
            void TakeOver(IBackgroundCopyJob2 job)
            {
                Console.WriteLine("take over");
                job.TakeOwnership(); // for good
                // Runs in the end.
                job.SetNotifyCmdLine(Program, null); // once
                job.Resume();
            }

            void Foreign(IBackgroundCopyJob2 job, bool isForeign)
            {
                if (isForeign)
                {
                    job.TakeOwnership();
                }
                job.SetNotifyCmdLine(Program, null);
            }

            void OneLine(IBackgroundCopyJob2 job) { job.TakeOwnership(); job.SetNotifyCmdLine(Program, null); }
        """);

    [Fact]
    public Task KeepsTheOrderOfSettingsThatMoveTogether() => Fix.MembersAtOnce(
        MoveCall,
        """
            void TakeOver(IBackgroundCopyJob2 job, BG_AUTH_CREDENTIALS credentials)
            {
                job.{|BITS047:SetCredentials|}(ref credentials);
                job.{|BITS047:SetNotifyCmdLine|}(Program, null);
                job.TakeOwnership();
                job.Resume();
            }
        """,
        """
            void TakeOver(IBackgroundCopyJob2 job, BG_AUTH_CREDENTIALS credentials)
            {
                job.TakeOwnership();
                job.SetNotifyCmdLine(Program, null);
                job.SetCredentials(ref credentials);
                job.Resume();
            }
        """,
        """
            void TakeOver(IBackgroundCopyJob2 job, BG_AUTH_CREDENTIALS credentials)
            {
                job.TakeOwnership();
                job.SetCredentials(ref credentials);
                job.SetNotifyCmdLine(Program, null);
                job.Resume();
            }
        """);

    [Fact]
    public Task DoesNotMoveWhereTheOrderMatters() => Fix.NoFix(
        MoveCall,
        """
            void Changed(IBackgroundCopyJob2 job, BG_AUTH_CREDENTIALS credentials)
            {
                job.{|BITS047:SetCredentials|}(ref credentials);
                credentials = default;
                job.TakeOwnership();
            }

            void Asked(IBackgroundCopyJob2 job)
            {
                job.{|BITS047:SetNotifyCmdLine|}(Program, null);
                job.GetNotifyCmdLine(out var program, out _);
                job.TakeOwnership();
                Log(program);
            }

            void Left(IBackgroundCopyJob2 job, bool isForeign)
            {
                job.{|BITS047:SetNotifyCmdLine|}(Program, null);
                if (!isForeign)
                {
                    return;
                }

                job.TakeOwnership();
            }

            void Alone(IBackgroundCopyJob2 job, bool runs)
            {
                if (runs)
                    job.{|BITS047:SetNotifyCmdLine|}(Program, null);
                job.TakeOwnership();
            }
        """);
}
