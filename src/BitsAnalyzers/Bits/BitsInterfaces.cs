using System.Collections.Immutable;

namespace BitsAnalyzers.Bits;

/// <summary>
/// The table of BITS interfaces that all rules share. Names, order and identifiers are those of the Windows metadata; where a member is
/// illegal is what its reference page says.
/// </summary>
internal static class BitsInterfaces
{
    /// <summary>
    /// An identifier that many copies of one interop library give to IBackgroundCopyJob4. BITS does not know it, but what carries it is
    /// meant to be a job.
    /// </summary>
    public static readonly Guid WrongJob4Iid = new("BC2C92DF-4972-4FA7-B8A0-444E127BA670");

    public static readonly ImmutableArray<BitsInterface> All = ImmutableArray.Create<BitsInterface>(
        new("IBackgroundCopyManager", BitsObject.Manager, "5CE34C0D-0DC9-4C1F-897C-DAA1B78CEE7C", null, 3,
            Member(BitsMemberId.CreateJob, "s 4 *16 *i", JobEffect.Creates),
            Member(BitsMemberId.GetJob, "*16 *i", JobEffect.Finds),
            Member(BitsMemberId.EnumJobs, "4 *i"),
            Member(BitsMemberId.GetErrorDescription, "4 4 *s")),
        new("IBackgroundCopyJob", BitsObject.Job, "37668D37-507E-4160-9316-26306D150B12", null, 3,
            Member(BitsMemberId.AddFileSet, "4 *2p", JobEffect.AddsFiles, IllegalIn.FinalStateByOnePage),
            Member(BitsMemberId.AddFile, "s s", JobEffect.AddsFile, IllegalIn.FinalStateByOnePage),
            Member(BitsMemberId.EnumFiles, "*i"),
            Member(BitsMemberId.Suspend, "", JobEffect.Suspends, IllegalIn.FinalState),
            Member(BitsMemberId.Resume, "", JobEffect.Resumes, IllegalIn.FinalState),
            Member(BitsMemberId.Cancel, "", JobEffect.Cancels, IllegalIn.FinalState),
            Member(BitsMemberId.Complete, "", JobEffect.Completes, IllegalIn.FinalState),
            Member(BitsMemberId.GetId, "*16"),
            Member(BitsMemberId.GetType, "*4"),
            Member(BitsMemberId.GetProgress, "*24"),
            Member(BitsMemberId.GetTimes, "*24"),
            Member(BitsMemberId.GetState, "*4", JobEffect.ReadsState),
            Member(BitsMemberId.GetError, "*i"),
            Member(BitsMemberId.GetOwner, "*s"),
            Member(BitsMemberId.SetDisplayName, "s", illegalIn: IllegalIn.FinalState),
            Member(BitsMemberId.GetDisplayName, "*s"),
            Member(BitsMemberId.SetDescription, "s", illegalIn: IllegalIn.FinalState),
            Member(BitsMemberId.GetDescription, "*s"),
            Member(BitsMemberId.SetPriority, "4", illegalIn: IllegalIn.FinalState),
            Member(BitsMemberId.GetPriority, "*4"),
            Member(BitsMemberId.SetNotifyFlags, "4", JobEffect.SetsMask, IllegalIn.FinalState),
            Member(BitsMemberId.GetNotifyFlags, "*4", JobEffect.ReadsMask),
            Member(BitsMemberId.SetNotifyInterface, "i", JobEffect.SetsCallback, IllegalIn.FinalState),
            Member(BitsMemberId.GetNotifyInterface, "*i"),
            Member(BitsMemberId.SetMinimumRetryDelay, "4", illegalIn: IllegalIn.FinalState),
            Member(BitsMemberId.GetMinimumRetryDelay, "*4"),
            Member(BitsMemberId.SetNoProgressTimeout, "4", illegalIn: IllegalIn.FinalState),
            Member(BitsMemberId.GetNoProgressTimeout, "*4"),
            Member(BitsMemberId.GetErrorCount, "*4"),
            Member(BitsMemberId.SetProxySettings, "4 s s", illegalIn: IllegalIn.FinalState),
            Member(BitsMemberId.GetProxySettings, "*4 *s *s"),
            Member(BitsMemberId.TakeOwnership, "", JobEffect.ChangesOwner, IllegalIn.FinalState)),
        new("IBackgroundCopyJob2", BitsObject.Job, "54B50739-686F-45EB-9DFF-D6A9A0FAA9AF", "IBackgroundCopyJob", 35,
            Member(BitsMemberId.SetNotifyCmdLine, "s s", JobEffect.SetsCommandLine, IllegalIn.FinalState),
            Member(BitsMemberId.GetNotifyCmdLine, "*s *s"),
            Member(BitsMemberId.GetReplyProgress, "*16"),
            Member(BitsMemberId.GetReplyData, "*p *8"),
            Member(BitsMemberId.SetReplyFileName, "s"),
            Member(BitsMemberId.GetReplyFileName, "*s"),
            Member(BitsMemberId.SetCredentials, "*8+2p", JobEffect.SetsCredentials),
            Member(BitsMemberId.RemoveCredentials, "4 4", JobEffect.RemovesCredentials)),
        new("IBackgroundCopyJob3", BitsObject.Job, "443C8934-90FF-48ED-BCDE-26F5C7450042", "IBackgroundCopyJob2", 43,
            Member(BitsMemberId.ReplaceRemotePrefix, "s s", illegalIn: IllegalIn.FinalState),
            Member(BitsMemberId.AddFileWithRanges, "s s 4 *16", JobEffect.AddsFile, IllegalIn.FinalState),
            Member(BitsMemberId.SetFileACLFlags, "4", illegalIn: IllegalIn.TransferredAndFinalState),
            Member(BitsMemberId.GetFileACLFlags, "*4")),
        new("IBackgroundCopyJob4", BitsObject.Job, "659CDEAE-489E-11D9-A9CD-000D56965251", "IBackgroundCopyJob3", 47,
            Member(BitsMemberId.SetPeerCachingFlags, "4"),
            Member(BitsMemberId.GetPeerCachingFlags, "*4"),
            Member(BitsMemberId.GetOwnerIntegrityLevel, "*4"),
            Member(BitsMemberId.GetOwnerElevationState, "*4"),
            Member(BitsMemberId.SetMaximumDownloadTime, "4"),
            Member(BitsMemberId.GetMaximumDownloadTime, "*4")),
        new("IBackgroundCopyJob5", BitsObject.Job, "E847030C-BBBA-4657-AF6D-484AA42BF1FE", "IBackgroundCopyJob4", 53,
            Member(BitsMemberId.SetProperty, "4 16", JobEffect.SetsProperty),
            Member(BitsMemberId.GetProperty, "4 *16")),
        new("IBackgroundCopyCallback", BitsObject.Callback, "97EA99C7-0186-4AD4-8DF9-C5B4E0ED6B22", null, 3,
            Member(BitsMemberId.JobTransferred, "i"),
            Member(BitsMemberId.JobError, "i i"),
            Member(BitsMemberId.JobModification, "i 4")),
        new("IBackgroundCopyCallback2", BitsObject.Callback, "659CDEAC-489E-11D9-A9CD-000D56965251", "IBackgroundCopyCallback", 6,
            Member(BitsMemberId.FileTransferred, "i i")),
        new("IBackgroundCopyCallback3", BitsObject.Callback, "98C97BD2-E32B-4AD8-A528-95FD8B16BD42", "IBackgroundCopyCallback2", 7,
            Member(BitsMemberId.FileRangesTransferred, "i i 4 *16")),
        new("IBackgroundCopyError", BitsObject.Error, "19C613A0-FCB8-4F28-81AE-897C3D078F81", null, 3,
            Member(BitsMemberId.GetError, "*4 *4"),
            Member(BitsMemberId.GetFile, "*i"),
            Member(BitsMemberId.GetErrorDescription, "4 *s"),
            Member(BitsMemberId.GetErrorContextDescription, "4 *s"),
            Member(BitsMemberId.GetProtocol, "*s")),
        new("IBackgroundCopyFile", BitsObject.File, "01B7BD23-FB88-4A77-8490-5891D3E4653A", null, 3,
            Member(BitsMemberId.GetRemoteName, "*s"),
            Member(BitsMemberId.GetLocalName, "*s"),
            Member(BitsMemberId.GetProgress, "*24")),
        new("IBackgroundCopyFile2", BitsObject.File, "83E81B93-0873-474D-8A8C-F2018B1A939C", "IBackgroundCopyFile", 6,
            Member(BitsMemberId.GetFileRanges, "*4 *p"),
            Member(BitsMemberId.SetRemoteName, "s", illegalIn: IllegalIn.FinalState)),
        new("IBackgroundCopyFile3", BitsObject.File, "659CDEAA-489E-11D9-A9CD-000D56965251", "IBackgroundCopyFile2", 8,
            Member(BitsMemberId.GetTemporaryName, "*s"),
            Member(BitsMemberId.SetValidationState, "4"),
            Member(BitsMemberId.GetValidationState, "*4"),
            Member(BitsMemberId.IsDownloadedFromPeer, "*4")),
        new("IBackgroundCopyFile4", BitsObject.File, "EF7E0655-7888-4960-B0E5-730846E03492", "IBackgroundCopyFile3", 12,
            Member(BitsMemberId.GetPeerDownloadStats, "*8 *8")),
        new("IBackgroundCopyFile5", BitsObject.File, "85C1657F-DAFC-40E8-8834-DF18EA25717E", "IBackgroundCopyFile4", 13,
            Member(BitsMemberId.SetProperty, "4 p"),
            Member(BitsMemberId.GetProperty, "4 *p")),
        new("IBackgroundCopyFile6", BitsObject.File, "CF6784F7-D677-49FD-9368-CB47AEE9D1AD", "IBackgroundCopyFile5", 15,
            Member(BitsMemberId.UpdateDownloadPosition, "8"),
            Member(BitsMemberId.RequestFileRanges, "4 *16"),
            Member(BitsMemberId.GetFilledFileRanges, "*4 *p")),
        new("IEnumBackgroundCopyJobs", BitsObject.JobEnumerator, "1AF4F612-3B71-466F-8F58-7B6F73AC57AD", null, 3,
            Member(BitsMemberId.Next, "4 *i *4", JobEffect.FindsNext),
            Member(BitsMemberId.Skip, "4"),
            Member(BitsMemberId.Reset, ""),
            Member(BitsMemberId.Clone, "*i"),
            Member(BitsMemberId.GetCount, "*4")),
        new("IEnumBackgroundCopyFiles", BitsObject.FileEnumerator, "CA51E165-C365-424C-8D41-24AAA4FF3C40", null, 3,
            Member(BitsMemberId.Next, "4 *i *4"),
            Member(BitsMemberId.Skip, "4"),
            Member(BitsMemberId.Reset, ""),
            Member(BitsMemberId.Clone, "*i"),
            Member(BitsMemberId.GetCount, "*4")),
        new("IBackgroundCopyJobHttpOptions", BitsObject.JobOptions, "F1BD1079-9F01-4BDC-8036-F09B70095066", null, 3,
            Member(BitsMemberId.SetClientCertificateByID, "4 s p"),
            Member(BitsMemberId.SetClientCertificateByName, "4 s s"),
            Member(BitsMemberId.RemoveClientCertificate, ""),
            Member(BitsMemberId.GetClientCertificate, "*4 *s *p *s"),
            Member(BitsMemberId.SetCustomHeaders, "s"),
            Member(BitsMemberId.GetCustomHeaders, "*s"),
            Member(BitsMemberId.SetSecurityFlags, "4"),
            Member(BitsMemberId.GetSecurityFlags, "*4")),
        new(
            "IBackgroundCopyJobHttpOptions2",
            BitsObject.JobOptions,
            "B591A192-A405-4FC3-8323-4C5C542578FC",
            "IBackgroundCopyJobHttpOptions",
            11,
            Member(BitsMemberId.SetHttpMethod, "s"),
            Member(BitsMemberId.GetHttpMethod, "*s")),
        new(
            "IBackgroundCopyJobHttpOptions3",
            BitsObject.JobOptions,
            "8A9263D3-FD4C-4EDA-9B28-30132A4D4E3C",
            "IBackgroundCopyJobHttpOptions2",
            13,
            Member(BitsMemberId.SetServerCertificateValidationInterface, "i"),
            Member(BitsMemberId.MakeCustomHeadersWriteOnly, "")));

    /// <summary>What an object is that stands for a job in a library that cannot be seen into: the newest job, as it may be any.</summary>
    public static readonly BitsInterface WrappedJob = All.Single(static @interface => @interface.Name == "IBackgroundCopyJob5");

    private static readonly ImmutableDictionary<string, BitsInterface> s_byName = All.ToImmutableDictionary(i => i.Name);

    private static readonly ImmutableDictionary<Guid, BitsInterface> s_byIid =
        All.ToImmutableDictionary(i => i.Iid).Add(WrongJob4Iid, s_byName["IBackgroundCopyJob4"]);

    // Asked for each call and each name of a program: never written after this, and quicker than what cannot be written.
    private static readonly HashSet<string> s_changingJob = new(All
        .Where(static @interface => @interface.Object == BitsObject.Job)
        .SelectMany(static @interface => @interface.Members)
        .Select(static member => member.Name)
        .Where(static name => !name.StartsWith("Get", StringComparison.Ordinal) && !name.StartsWith("Enum", StringComparison.Ordinal)));

    private static readonly HashSet<string> s_callback = new(All
        .Where(static @interface => @interface.Object == BitsObject.Callback)
        .SelectMany(static @interface => @interface.Members)
        .Select(static member => member.Name));

    private static readonly HashSet<string> s_names = new(All
        .Where(static @interface => @interface.Object != BitsObject.Callback)
        .SelectMany(static @interface => @interface.Members)
        .Select(static member => member.Name));

    /// <summary>Whether BITS calls members of that name.</summary>
    public static bool IsCallbackMember(string name) => s_callback.Contains(name);

    /// <summary>Whether a member of that name can be called; those of callbacks are for BITS to call.</summary>
    public static bool HasMember(string name) => s_names.Contains(name);

    /// <summary>Whether BITS has a member of that name.</summary>
    public static bool HasName(string name) => s_names.Contains(name) || s_callback.Contains(name);

    /// <summary>Whether a member of that name makes a job or does something to one.</summary>
    public static bool IsChangingJob(string name) => name == "CreateJob" || s_changingJob.Contains(name);

    /// <summary>
    /// Whether a member of that name tells what rules go by: that a job may have ended, or that it was found among all others.
    /// </summary>
    public static bool TellsOfJob(string name) => name is "GetState" or "Next";

    public static BitsInterface? FromIid(Guid iid) => s_byIid.TryGetValue(iid, out var found) ? found : null;

    /// <summary>The member of that name of the interface or of an interface it derives from.</summary>
    public static BitsMember? FindMember(BitsInterface @interface, string name)
    {
        for (var current = @interface; current is not null; current = BaseOf(current))
        {
            foreach (var member in current.Members)
            {
                if (member.Name == name)
                {
                    return member;
                }
            }
        }

        return null;
    }

    /// <summary>The interface of that name; null where BITS has none.</summary>
    public static BitsInterface? FromName(string name) => s_byName.TryGetValue(name, out var found) ? found : null;

    /// <summary>The members in the order of the whole vtable, from slot 3 on.</summary>
    public static ImmutableArray<BitsMember> SlotsOf(BitsInterface @interface)
        => BaseOf(@interface) is { } @base ? SlotsOf(@base).AddRange(@interface.Members) : @interface.Members;

    public static BitsInterface? BaseOf(BitsInterface @interface)
        => @interface.BaseName is null ? null : s_byName[@interface.BaseName];

    private static BitsMember Member(
        BitsMemberId id, string parameters, JobEffect effect = JobEffect.None, IllegalIn illegalIn = IllegalIn.Nothing)
        => new(id, parameters, effect, illegalIn);
}
