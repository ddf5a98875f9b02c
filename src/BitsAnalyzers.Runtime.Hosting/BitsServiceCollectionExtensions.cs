using System.Diagnostics.CodeAnalysis;
using BitsAnalyzers.Runtime.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds BITS to a host.</summary>
public static class BitsServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="BitsJobs"/>, and a hosted service that registers the handler on all jobs of the program when the host starts.
    /// </summary>
    /// <typeparam name="THandler">What gets the events; one object for all.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; the name of the jobs has to be there.</param>
    /// <returns>The services.</returns>
#if NET
    public static IServiceCollection AddBits<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services, Action<BitsHostOptions> configure)
#else
    public static IServiceCollection AddBits<THandler>(this IServiceCollection services, Action<BitsHostOptions> configure)
#endif
        where THandler : class, IBitsEventHandler
    {
        _ = services ?? throw new ArgumentNullException(nameof(services));
        _ = configure ?? throw new ArgumentNullException(nameof(configure));
        services.AddOptions<BitsHostOptions>().Configure(configure)
            .Validate(
                options => options.JobName is { Length: > 0 and <= BitsAnalyzers.Runtime.BitsManager.MaxDisplayNameLength },
                "JobName has 1 to 256 characters.");
        services.TryAddSingleton<IBitsEventHandler, THandler>();
        services.TryAddSingleton<BitsJobs>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, BitsRegistrationService>());
        return services;
    }
}
