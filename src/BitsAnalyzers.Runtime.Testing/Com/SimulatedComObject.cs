using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Testing.Com;

/// <summary>What all objects of the service do at the beginning of a call.</summary>
internal abstract class SimulatedComObject(BitsSimulator simulator) : ICustomQueryInterface
{
    private readonly int _generation = simulator.Generation;

    protected BitsSimulator Simulator { get; } = simulator;

    /// <summary>Interfaces that the simulated version of BITS does not have are not there.</summary>
    CustomQueryInterfaceResult ICustomQueryInterface.GetInterface(ref Guid iid, out nint ppv)
    {
        ppv = 0;
        return InterfaceVersions.Get(iid) > Simulator.Options.Version
            ? CustomQueryInterfaceResult.Failed
            : CustomQueryInterfaceResult.NotHandled;
    }

    /// <summary>The failure to answer with: the connection is lost, or the test wants it; S_OK to go on.</summary>
    protected int Enter([CallerMemberName] string method = "") => _generation != Simulator.Generation
        ? HResults.RPC_E_DISCONNECTED
        : Simulator.Faults.NextFailure(method);

    protected int Read<T>(Func<T> read, out T value, [CallerMemberName] string method = "")
    {
        var hresult = Enter(method);
        if (hresult < 0)
        {
            value = default!;
            return hresult;
        }

        lock (Simulator.Gate)
        {
            value = read();
            return HResults.S_OK;
        }
    }

    protected int Do(Func<int> action, [CallerMemberName] string method = "")
    {
        var hresult = Enter(method);
        if (hresult < 0)
        {
            return hresult;
        }

        lock (Simulator.Gate)
        {
            return action();
        }
    }
}
