using System.Runtime.InteropServices.Marshalling;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Testing.Com;

[GeneratedComClass]
internal sealed partial class SimulatedManagerObject(BitsSimulator simulator) : SimulatedComObject(simulator), IBackgroundCopyManager
{
    private const uint AllUsers = 1;

    public int CreateJob(string displayName, BG_JOB_TYPE type, out Guid jobId, out IBackgroundCopyJob job)
    {
        jobId = default;
        job = null!;
        var hresult = Enter();
        if (hresult < 0)
        {
            return hresult;
        }

        if (displayName is null or { Length: > BitsManager.MaxDisplayNameLength } || type is < 0 or > BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD_REPLY)
        {
            return HResults.E_INVALIDARG;
        }

        lock (Simulator.Gate)
        {
            (var created, hresult) = Simulator.CreateJob(displayName, (BitsJobType)type);
            if (created is not null)
            {
                jobId = created.Id;
                job = Simulator.Export(new SimulatedJobObject(Simulator, created));
            }

            return hresult;
        }
    }

    public int GetJob(in Guid jobId, out IBackgroundCopyJob job)
    {
        job = null!;
        var hresult = Enter();
        if (hresult < 0)
        {
            return hresult;
        }

        var id = jobId;
        lock (Simulator.Gate)
        {
            if (Simulator.QueuedJobs().FirstOrDefault(queued => queued.Id == id) is not { } found)
            {
                return HResults.BG_E_NOT_FOUND;
            }

            if (found.Owner != Simulator.UserSid && !Simulator.IsElevated)
            {
                return HResults.E_ACCESSDENIED;
            }

            job = Simulator.Export(new SimulatedJobObject(Simulator, found));
            return HResults.S_OK;
        }
    }

    public int EnumJobs(uint flags, out IEnumBackgroundCopyJobs jobs)
    {
        jobs = null!;
        var hresult = Enter();
        if (hresult < 0)
        {
            return hresult;
        }

        if (flags > AllUsers)
        {
            return HResults.E_NOTIMPL;
        }

        if (flags == AllUsers && !Simulator.IsElevated)
        {
            return HResults.E_ACCESSDENIED;
        }

        lock (Simulator.Gate)
        {
            var listed = Simulator.QueuedJobs().Where(job => flags == AllUsers || job.Owner == Simulator.UserSid);
            jobs = Simulator.Export(new SimulatedJobsEnumerator(Simulator, [.. listed], 0));
            return HResults.S_OK;
        }
    }

    public int GetErrorDescription(int hresult, uint languageId, out string description) =>
        Read(() => BitsErrorInfo.For(hresult).Meaning, out description);
}
