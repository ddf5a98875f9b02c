namespace BitsAnalyzers.Runtime.Hosting;

/// <summary>Gets the events of the program's jobs.</summary>
public interface IBitsEventHandler
{
    /// <summary>
    /// Handles an event; for one job one at a time. BITS delivers at least once, and after a start of the program the end of a job is told
    /// that came before: an end that was handled already may come again as long as the job is neither completed nor cancelled.
    /// </summary>
    /// <param name="bitsEvent">The event, with its job.</param>
    /// <param name="cancellationToken">Cancelled when the host stops.</param>
    /// <returns>A task; what it throws is logged.</returns>
    Task HandleAsync(BitsEvent bitsEvent, CancellationToken cancellationToken);
}
