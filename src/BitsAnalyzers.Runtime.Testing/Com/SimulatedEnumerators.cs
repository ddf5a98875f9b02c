using System.Runtime.InteropServices.Marshalling;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Testing.Com;

[GeneratedComClass]
internal sealed partial class SimulatedJobsEnumerator(BitsSimulator simulator, SimulatedJob[] jobs, int position)
    : SimulatedComObject(simulator), IEnumBackgroundCopyJobs
{
    private readonly EnumeratorPosition _position = new(jobs.Length, position);

    public int Next(uint count, out IBackgroundCopyJob? job, out uint fetched)
    {
        job = null;
        fetched = 0;
        var hresult = Enter();
        if (hresult < 0 || count != 1)
        {
            return hresult < 0 ? hresult : HResults.E_INVALIDARG;
        }

        if (_position.MoveNext() is not { } index)
        {
            return HResults.S_FALSE;
        }

        job = Simulator.Export(new SimulatedJobObject(Simulator, jobs[index]));
        fetched = 1;
        return HResults.S_OK;
    }

    public int Skip(uint count) => Do(() => _position.Skip(count));

    public int Reset() => Do(_position.Reset);

    public int Clone(out IEnumBackgroundCopyJobs clone) =>
        Read<IEnumBackgroundCopyJobs>(() => Simulator.Export(new SimulatedJobsEnumerator(Simulator, jobs, _position.Index)), out clone);

    public int GetCount(out uint count) => Read(() => (uint)jobs.Length, out count);
}

[GeneratedComClass]
internal sealed partial class SimulatedFilesEnumerator(BitsSimulator simulator, SimulatedFile[] files, int position)
    : SimulatedComObject(simulator), IEnumBackgroundCopyFiles
{
    private readonly EnumeratorPosition _position = new(files.Length, position);

    public int Next(uint count, out IBackgroundCopyFile? file, out uint fetched)
    {
        file = null;
        fetched = 0;
        var hresult = Enter();
        if (hresult < 0 || count != 1)
        {
            return hresult < 0 ? hresult : HResults.E_INVALIDARG;
        }

        if (_position.MoveNext() is not { } index)
        {
            return HResults.S_FALSE;
        }

        file = Simulator.Export(new SimulatedFileObject(Simulator, files[index]));
        fetched = 1;
        return HResults.S_OK;
    }

    public int Skip(uint count) => Do(() => _position.Skip(count));

    public int Reset() => Do(_position.Reset);

    public int Clone(out IEnumBackgroundCopyFiles clone) =>
        Read<IEnumBackgroundCopyFiles>(() => Simulator.Export(new SimulatedFilesEnumerator(Simulator, files, _position.Index)), out clone);

    public int GetCount(out uint count) => Read(() => (uint)files.Length, out count);
}

internal sealed class EnumeratorPosition(int count, int index)
{
    public int Index { get; private set; } = index;

    public int? MoveNext() => Index < count ? Index++ : null;

    public int Skip(uint elements)
    {
        var left = count - Index;
        Index += (int)Math.Min((uint)left, elements);
        return elements <= left ? HResults.S_OK : HResults.S_FALSE;
    }

    public int Reset()
    {
        Index = 0;
        return HResults.S_OK;
    }
}
