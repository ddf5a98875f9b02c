using System.Runtime.InteropServices.Marshalling;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Testing.Com;

[GeneratedComClass]
internal sealed partial class SimulatedErrorObject(BitsSimulator simulator, SimulatedError error)
    : SimulatedComObject(simulator), IBackgroundCopyError
{
    public int GetError(out BG_ERROR_CONTEXT context, out int code)
    {
        code = error.HResult;
        return Read(() => (BG_ERROR_CONTEXT)error.Context, out context);
    }

    public int GetFile(out IBackgroundCopyFile file)
    {
        if (error.File is null)
        {
            file = null!;
            return HResults.BG_E_FILE_NOT_AVAILABLE;
        }

        return Read<IBackgroundCopyFile>(() => Simulator.Export(new SimulatedFileObject(Simulator, error.File)), out file);
    }

    public int GetErrorDescription(uint languageId, out string description) =>
        Read(() => BitsErrorInfo.For(error.HResult).Meaning, out description);

    public int GetErrorContextDescription(uint languageId, out string description) => Read(() => error.Context.ToString(), out description);

    public int GetProtocol(out string protocol)
    {
        if (error.File is null)
        {
            protocol = string.Empty;
            return HResults.BG_E_PROTOCOL_NOT_AVAILABLE;
        }

        return Read(() => error.File.RemoteName.Split(':')[0], out protocol);
    }
}
