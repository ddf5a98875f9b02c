namespace BitsAnalyzers.Runtime.Testing;

/// <summary>The simulated time as a clock for the code under test.</summary>
internal sealed class SimulatedTimeProvider(BitsSimulator simulator) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => simulator.Now;

    public override long GetTimestamp() => simulator.Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(simulator, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class SimulatedTimer(BitsSimulator simulator, TimerCallback callback, object? state) : ITimer
    {
        private readonly object _gate = new();
        private int _generation;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            int generation;
            lock (_gate)
            {
                if (_generation < 0)
                {
                    return false;
                }

                generation = ++_generation;
            }

            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                simulator.PlanTimer(dueTime, () => Fire(generation, period));
            }

            return true;
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _generation = -1;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Fire(int generation, TimeSpan period)
        {
            lock (_gate)
            {
                if (_generation != generation)
                {
                    return;
                }
            }

            if (period > TimeSpan.Zero)
            {
                simulator.PlanTimer(period, () => Fire(generation, period));
            }

            callback(state);
        }
    }
}
