namespace BitsAnalyzers.Runtime.Testing;

/// <summary>
/// Threads of the service's own: receivers that block must not take threads from the pool on which the code under test runs.
/// An idle thread waits a moment for more work and then ends.
/// </summary>
internal sealed class DeliveryThreads
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(1);
    private readonly Queue<Task> _work = new();
    private int _idle;

    public Task Run(Action action)
    {
        var task = new Task(action);
        lock (_work)
        {
            _work.Enqueue(task);
            if (_idle >= _work.Count)
            {
                Monitor.Pulse(_work);
            }
            else
            {
                new Thread(Work) { IsBackground = true, Name = "Simulated BITS notification" }.Start();
            }
        }

        return task;
    }

    private void Work()
    {
        while (true)
        {
            Task next;
            lock (_work)
            {
                _idle++;
                while (_work.Count == 0)
                {
                    if (!Monitor.Wait(_work, IdleTime) && _work.Count == 0)
                    {
                        _idle--;
                        return;
                    }
                }

                _idle--;
                next = _work.Dequeue();
            }

            next.RunSynchronously(TaskScheduler.Default);
        }
    }
}
