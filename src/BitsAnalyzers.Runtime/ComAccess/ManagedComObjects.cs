using System.Runtime.InteropServices;
#if NET
using System.Runtime.InteropServices.Marshalling;
#endif

namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>The pointer behind a managed COM object, from whatever interop layer it comes.</summary>
internal static class ManagedComObjects
{
    public static ComPointer GetPointer(object comObject, string parameterName)
    {
#if NET
        if (ComWrappers.TryGetComInstance(comObject, out var instance))
        {
            return Adopt(instance);
        }

        if (comObject.GetType().IsDefined(typeof(GeneratedComClassAttribute), inherit: false))
        {
            return Adopt(Wrappers.GetOrCreateComInterfaceForObject(comObject, CreateComInterfaceFlags.None));
        }

        if (OperatingSystem.IsWindows() && Marshal.IsComObject(comObject))
        {
            return FromRuntimeCallableWrapper(comObject);
        }
#else
        if (Marshal.IsComObject(comObject))
        {
            return FromRuntimeCallableWrapper(comObject);
        }
#endif
        throw new ArgumentException($"An object of type '{comObject.GetType()}' is no COM object.", parameterName);
    }

    /// <summary>An interop object, for the apartment of this thread, with a reference of its own.</summary>
    public static object ToObject(ComPointer pointer)
    {
#if NET
        return Apartment.Export(pointer, unknown => Wrappers.GetOrCreateObjectForComInstance(unknown, CreateObjectFlags.UniqueInstance));
#else
        return Apartment.Export(pointer, Marshal.GetUniqueObjectForIUnknown);
#endif
    }

#if NET
    private static readonly StrategyBasedComWrappers Wrappers = new();

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    private static ComPointer FromRuntimeCallableWrapper(object wrapper) => Apartment.IsMultithreaded
        ? ComPointer.Own(Marshal.GetIUnknownForObject(wrapper))
        // The wrapper itself marshals to the thread that asks.
        : Apartment.Leave(() => ComPointer.Own(Marshal.GetIUnknownForObject(wrapper)));

#if NET
    private static ComPointer Adopt(nint owned)
    {
        try
        {
            return Apartment.Import(owned);
        }
        finally
        {
            Marshal.Release(owned);
        }
    }
#endif
}
