using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BitsAnalyzers.Runtime.Hosting;

/// <summary>Registers the handler on the program's jobs when the host starts, as soon as the service can be reached.</summary>
internal sealed class BitsRegistrationService(BitsJobs jobs, IOptions<BitsHostOptions> options, ILogger<BitsRegistrationService> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                jobs.WatchAll();
                return;
            }
            catch (BitsException exception)
            {
                // A host does without BITS for a while.
                var delay = options.Value.RetryDelay;
                Log.Unreachable(logger, delay, exception);
#if NET
                await Task.Delay(delay, options.Value.TimeProvider, stoppingToken).ConfigureAwait(false);
#else
                await options.Value.TimeProvider.Delay(delay, stoppingToken).ConfigureAwait(false);
#endif
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await jobs.DisposeAsync().ConfigureAwait(false);
    }
}
