namespace BitsAnalyzers.Runtime;

/// <summary>
/// Transfers of this process that look for a job of their files, or have created one and not yet added the files: until they have, nobody
/// else could find it.
/// </summary>
internal static class StartingTransfers
{
    private static readonly List<Turn> Turns = [];

    /// <summary>Waits until no other transfer of the same name and files is starting.</summary>
    /// <returns>The turn, to be disposed of when the job can be found.</returns>
    public static async Task<IDisposable> WaitForTurnAsync(
        BitsConnection connection, string name, BitsFileRequest[] files, CancellationToken cancellationToken)
    {
        var turn = new Turn(connection, name, [.. files]);
        while (true)
        {
            Turn? before;
            lock (Turns)
            {
                before = Turns.Find(turn.IsLike);
                if (before is null)
                {
                    Turns.Add(turn);
                    return turn;
                }
            }

            var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
            {
                await Task.WhenAny(before.Ended, cancelled.Task).ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private sealed class Turn(BitsConnection connection, string name, HashSet<BitsFileRequest> files) : IDisposable
    {
        private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private readonly BitsConnection _connection = connection;

        private readonly string _name = name;

        private readonly HashSet<BitsFileRequest> _files = files;

        public Task Ended => _ended.Task;

        public bool IsLike(Turn other) => _connection == other._connection
            && string.Equals(_name, other._name, StringComparison.Ordinal)
            && _files.SetEquals(other._files);

        public void Dispose()
        {
            lock (Turns)
            {
                Turns.Remove(this);
            }

            _ended.TrySetResult(true);
        }
    }
}
