namespace BitsAnalyzers.Runtime.Testing;

/// <summary>What kind of machine is simulated.</summary>
public sealed class BitsSimulatorOptions
{
    /// <summary>The version of BITS: newer interfaces, flags and properties are missing. The newest unless told otherwise.</summary>
    public BitsVersion Version { get; set; } = BitsVersion.V10_3;

    /// <summary>When the simulation begins.</summary>
    public DateTimeOffset Start { get; set; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The security identifier of the user.</summary>
    public string UserSid { get; set; } = "S-1-5-21-1-2-3-1001";

    /// <summary>Whether the user is an administrator: may list and take over the jobs of others, and has no limit of jobs.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>
    /// Whether those who call let the service act in their name (RPC_C_IMP_LEVEL_IMPERSONATE), which the cost policy needs.
    /// </summary>
    public bool AllowsImpersonation { get; set; } = true;

    /// <summary>How many jobs a user who is no administrator may have.</summary>
    public int MaxJobsPerUser { get; set; } = 60;

    /// <summary>How many jobs all users together may have; administrators and services are exempt.</summary>
    public int MaxJobsPerMachine { get; set; } = 300;

    /// <summary>How many files a job may have.</summary>
    public int MaxFilesPerJob { get; set; } = 200;

    /// <summary>Whether a mask of zero is accepted. The documentation is silent; the implementation in Wine accepts it.</summary>
    public bool AcceptsZeroFlags { get; set; } = true;

    /// <summary>
    /// How long, in real time, <see cref="BitsSimulator.Advance"/> waits for a receiver to return before it takes it for blocked and goes
    /// on without it. A blocked receiver keeps one of the four places that BITS has per user.
    /// </summary>
    public TimeSpan ReceiverPatience { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How long, in real time, <see cref="BitsSimulator.RunUntilAsync"/> waits for the code under test where nothing is planned here; 1
    /// minute unless told otherwise.
    /// </summary>
    public TimeSpan IdlePatience { get; set; } = TimeSpan.FromMinutes(1);
}
