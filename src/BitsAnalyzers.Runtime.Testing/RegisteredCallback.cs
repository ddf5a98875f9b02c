using System.Runtime.InteropServices.Marshalling;
using BitsAnalyzers.Runtime.ComAccess;

namespace BitsAnalyzers.Runtime.Testing;

/// <summary>A receiver that a client has registered: the wrapper that came in, to be handed out again, and the pointer to call.</summary>
internal sealed class RegisteredCallback(object wrapper) : IDisposable
{
    public object Wrapper { get; } = wrapper;

    public ComPointer Pointer { get; } = ManagedComObjects.GetPointer(wrapper, nameof(wrapper));

    public void Dispose()
    {
        Pointer.Dispose();
        ((ComObject)Wrapper).FinalRelease();
    }
}
