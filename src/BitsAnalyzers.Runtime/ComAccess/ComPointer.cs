using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>
/// One counted reference to a COM object, called through its vtable.
/// A safe handle, so that a call in flight on another thread keeps the object alive when the pointer is disposed,
/// and so that a forgotten pointer is released by its finalizer.
/// </summary>
internal sealed unsafe class ComPointer : SafeHandle
{
    private ComPointer(nint owned)
        : base(IntPtr.Zero, ownsHandle: true) => SetHandle(owned);

    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>What the caller knows the object as, for <see cref="ObjectDisposedException"/>.</summary>
    public string Name { get; set; } = "BITS object";

    /// <summary>Takes over a reference that the caller owns.</summary>
    public static ComPointer Own(nint owned) => new(owned);

    /// <summary>Adds a reference to a pointer that somebody else owns.</summary>
    public static ComPointer Share(nint borrowed)
    {
        Marshal.AddRef(borrowed);
        return new(borrowed);
    }

    public ComPointer Share()
    {
        var added = false;
        try
        {
            Hold(ref added);
            Marshal.AddRef(handle);
            return new(handle) { Name = Name };
        }
        finally
        {
            Return(added);
        }
    }

    /// <summary>Asks for another interface; <see langword="null"/> where the object does not have it.</summary>
    /// <exception cref="BitsException">The object answered with a failure other than E_NOINTERFACE.</exception>
    public ComPointer? Query(in Guid iid)
    {
        nint result = 0;
        int hresult;
        fixed (Guid* pointer = &iid)
        {
            hresult = Call(0, (nint)pointer, (nint)(&result));
        }

        if (hresult == HResults.E_NOINTERFACE)
        {
            return null;
        }

        BitsException.ThrowIfFailed(hresult, "IUnknown.QueryInterface");
        return new(result) { Name = Name };
    }

    /// <summary>Lends the pointer for the time of a call, with the object kept alive.</summary>
    public TResult Lend<TResult>(Func<nint, TResult> use)
    {
        var added = false;
        try
        {
            Hold(ref added);
            return use(handle);
        }
        finally
        {
            Return(added);
        }
    }

    // Parameters are passed as machine words: every parameter of BITS is a pointer or at most 32 bits wide,
    // but for those that have an overload of their own below.
    public int Call(int slot) => Apartment.IsMultithreaded ? CallHere(slot) : Apartment.Leave(() => CallHere(slot));

    public int Call(int slot, nint first) =>
        Apartment.IsMultithreaded ? CallHere(slot, first) : Apartment.Leave(() => CallHere(slot, first));

    public int Call(int slot, nint first, nint second) =>
        Apartment.IsMultithreaded ? CallHere(slot, first, second) : Apartment.Leave(() => CallHere(slot, first, second));

    public int Call(int slot, nint first, nint second, nint third) =>
        Apartment.IsMultithreaded ? CallHere(slot, first, second, third) : Apartment.Leave(() => CallHere(slot, first, second, third));

    public int Call(int slot, nint first, nint second, nint third, nint fourth) => Apartment.IsMultithreaded
        ? CallHere(slot, first, second, third, fourth)
        : Apartment.Leave(() => CallHere(slot, first, second, third, fourth));

    public int Call(int slot, ulong first) =>
        Apartment.IsMultithreaded ? CallHere(slot, first) : Apartment.Leave(() => CallHere(slot, first));

    public int Call(int slot, int propertyId, Interop.BITS_JOB_PROPERTY_VALUE value) => Apartment.IsMultithreaded
        ? CallHere(slot, propertyId, value)
        : Apartment.Leave(() => CallHere(slot, propertyId, value));

    protected override bool ReleaseHandle()
    {
        Marshal.Release(handle);
        return true;
    }

    private int CallHere(int slot)
    {
        var added = false;
        try
        {
            Hold(ref added);
            return ((delegate* unmanaged[Stdcall]<nint, int>)Slot(slot))(handle);
        }
        finally
        {
            Return(added);
        }
    }

    private int CallHere(int slot, nint first)
    {
        var added = false;
        try
        {
            Hold(ref added);
            return ((delegate* unmanaged[Stdcall]<nint, nint, int>)Slot(slot))(handle, first);
        }
        finally
        {
            Return(added);
        }
    }

    private int CallHere(int slot, nint first, nint second)
    {
        var added = false;
        try
        {
            Hold(ref added);
            return ((delegate* unmanaged[Stdcall]<nint, nint, nint, int>)Slot(slot))(handle, first, second);
        }
        finally
        {
            Return(added);
        }
    }

    private int CallHere(int slot, nint first, nint second, nint third)
    {
        var added = false;
        try
        {
            Hold(ref added);
            return ((delegate* unmanaged[Stdcall]<nint, nint, nint, nint, int>)Slot(slot))(handle, first, second, third);
        }
        finally
        {
            Return(added);
        }
    }

    private int CallHere(int slot, nint first, nint second, nint third, nint fourth)
    {
        var added = false;
        try
        {
            Hold(ref added);
            return ((delegate* unmanaged[Stdcall]<nint, nint, nint, nint, nint, int>)Slot(slot))(handle, first, second, third, fourth);
        }
        finally
        {
            Return(added);
        }
    }

    private int CallHere(int slot, ulong first)
    {
        var added = false;
        try
        {
            Hold(ref added);
            return ((delegate* unmanaged[Stdcall]<nint, ulong, int>)Slot(slot))(handle, first);
        }
        finally
        {
            Return(added);
        }
    }

    private int CallHere(int slot, int propertyId, Interop.BITS_JOB_PROPERTY_VALUE value)
    {
        var added = false;
        try
        {
            Hold(ref added);
            return ((delegate* unmanaged[Stdcall]<nint, int, Interop.BITS_JOB_PROPERTY_VALUE, int>)Slot(slot))(handle, propertyId, value);
        }
        finally
        {
            Return(added);
        }
    }

    private void Hold(ref bool added)
    {
        try
        {
            DangerousAddRef(ref added);
        }
        catch (ObjectDisposedException)
        {
#pragma warning disable MA0054 // The name of the object is what counts, and no constructor takes it beside an inner exception.
            throw new ObjectDisposedException(Name);
#pragma warning restore MA0054
        }
    }

    private void* Slot(int slot) => (*(void***)handle)[slot];

    private void Return(bool added)
    {
        if (added)
        {
            DangerousRelease();
        }
    }
}
