using Xunit;
using Fix = BitsAnalyzers.Tests.Fixes.CallFixTest<BitsAnalyzers.CodeFixes.Receivers.Bits029PropertyNeedsNewerWindowsFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>The property is used where Windows knows it: the rule understands the guard and is silent.</summary>
public class BITS029FixTests
{
    private const string Guard = "BITS029.Guard";
    private const string Attribute = "[System.Runtime.Versioning.SupportedOSPlatform(\"windows7.0\")]";

    [Fact]
    public Task GuardsTheCall() => Fix.Members(
        Guard,
        $$"""
            {{Attribute}}
            void Lines(IBackgroundCopyJob5 job, BITS_JOB_PROPERTY_VALUE enabled)
            {
                // A page that changes.
                job.SetProperty({|BITS029:BITS_JOB_PROPERTY_DYNAMIC_CONTENT|}, enabled); // for ever
                job.SetProperty({|BITS029:BITS_JOB_PROPERTY_ON_DEMAND_MODE|}, enabled);
                job.Resume();
            }

            {{Attribute}}
            void Line(IBackgroundCopyJob5 job) { job?.SetProperty({|BITS029:BITS_JOB_PROPERTY_ON_DEMAND_MODE|}, default); job.Resume(); }

            {{Attribute}}
            uint Known(IBackgroundCopyJob5 job)
            {
                BITS_JOB_PROPERTY_VALUE value = default;
                job.GetProperty({|BITS029:BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS|}, out value);
                return value.Dword;
            }
        """,
        $$"""
            {{Attribute}}
            void Lines(IBackgroundCopyJob5 job, BITS_JOB_PROPERTY_VALUE enabled)
            {
                // A page that changes.
                if (OperatingSystem.IsWindowsVersionAtLeast(6, 2))
                {
                    job.SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, enabled); // for ever
                }
                if (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063))
                {
                    job.SetProperty(BITS_JOB_PROPERTY_ON_DEMAND_MODE, enabled);
                }
                job.Resume();
            }

            {{Attribute}}
            void Line(IBackgroundCopyJob5 job) { if (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063)) { job?.SetProperty(BITS_JOB_PROPERTY_ON_DEMAND_MODE, default); } job.Resume(); }

            {{Attribute}}
            uint Known(IBackgroundCopyJob5 job)
            {
                BITS_JOB_PROPERTY_VALUE value = default;
                if (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063))
                {
                    job.GetProperty(BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS, out value);
                }
                return value.Dword;
            }
        """);

    [Fact]
    public Task IsNotOfferedWhereTheValueIsNeeded() => Fix.NoFix(
        Guard,
        $$"""
            {{Attribute}}
            uint Declared(IBackgroundCopyJob5 job)
            {
                job.GetProperty({|BITS029:BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS|}, out var value);
                return value.Dword;
            }

            {{Attribute}}
            void Parameter(IBackgroundCopyJob5 job, out BITS_JOB_PROPERTY_VALUE value)
            {
                job.GetProperty({|BITS029:BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS|}, out value);
            }

            {{Attribute}}
            void Alone(IBackgroundCopyJob5 job) => job.SetProperty({|BITS029:BITS_JOB_PROPERTY_ON_DEMAND_MODE|}, default);
        """);
}
