namespace BitsAnalyzers.Runtime.Testing;

/// <summary>What goes wrong.</summary>
public sealed class SimulatedFaults
{
    private readonly Dictionary<string, Queue<int>> _calls = [];

    /// <summary>Decides the fate of each notification; <see langword="null"/> for all to arrive.</summary>
    public Func<SimulatedNotification, SimulatedDelivery>? OnNotification { get; set; }

    /// <summary>Lets calls of a method fail without effect.</summary>
    /// <param name="method">The name of the method, for example <c>Complete</c>, on any object.</param>
    /// <param name="hresult">The failure.</param>
    /// <param name="times">How many calls.</param>
    public void FailCall(string method, int hresult, int times = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        lock (_calls)
        {
            if (!_calls.TryGetValue(method, out var failures))
            {
                _calls.Add(method, failures = new());
            }

            for (var time = 0; time < times; time++)
            {
                failures.Enqueue(hresult);
            }
        }
    }

    internal int NextFailure(string method)
    {
        lock (_calls)
        {
            return _calls.TryGetValue(method, out var failures) && failures.TryDequeue(out var hresult) ? hresult : HResults.S_OK;
        }
    }
}
