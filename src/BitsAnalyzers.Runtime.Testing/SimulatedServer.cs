using System.Collections.Concurrent;

namespace BitsAnalyzers.Runtime.Testing;

/// <summary>All servers of the simulated network: content by address.</summary>
public sealed class SimulatedServer
{
    private readonly ConcurrentDictionary<string, byte[]> _content = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SimulatedResponse>> _once = new(StringComparer.Ordinal);

    /// <summary>What the servers have received from upload jobs.</summary>
    public ConcurrentDictionary<string, byte[]> Uploads { get; } = new(StringComparer.Ordinal);

    /// <summary>The certificate that https servers show to the client's own check; <see langword="null"/> for no check.</summary>
    public byte[]? Certificate { get; set; }

    /// <summary>How fast content arrives, in bytes per second of simulated time.</summary>
    public long BytesPerSecond { get; set; } = 1_000_000;

    /// <summary>Whether parts of a file can be asked for.</summary>
    public bool SupportsRanges { get; set; } = true;

    /// <summary>Answers what has no content here; <see langword="null"/> for status 404.</summary>
    public Func<string, SimulatedResponse>? Fallback { get; set; }

    /// <summary>Puts content at an address; for an upload job, its reply.</summary>
    /// <param name="url">The address.</param>
    /// <param name="content">The bytes.</param>
    public void Add(string url, byte[] content)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        ArgumentNullException.ThrowIfNull(content);
        _content[url] = content;
    }

    /// <summary>Answers the next requests for an address otherwise.</summary>
    /// <param name="url">The address.</param>
    /// <param name="response">The answer.</param>
    /// <param name="times">For how many requests.</param>
    public void AnswerNext(string url, SimulatedResponse response, int times = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        ArgumentNullException.ThrowIfNull(response);
        var answers = _once.GetOrAdd(url, _ => new());
        for (var time = 0; time < times; time++)
        {
            answers.Enqueue(response);
        }
    }

    /// <summary>
    /// Fetches what has no content here over real HTTP, from a loopback server for example. The clock stands still meanwhile. A server that
    /// is slower than the patience, a connection that cannot be made or breaks off are errors that BITS retries.
    /// </summary>
    /// <param name="client">The client; the caller disposes of it.</param>
    /// <param name="patience">How long to wait, in real time, for all of an answer; 10 seconds unless told otherwise.</param>
    public void UseHttp(HttpClient client, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        var limit = patience ?? TimeSpan.FromSeconds(10);
        Fallback = url => Fetch(client, url, limit);
    }

    private static SimulatedResponse Fetch(HttpClient client, string url, TimeSpan limit)
    {
        using var cancellation = new CancellationTokenSource(limit);
        try
        {
            return FetchAsync(client, url, cancellation.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return SimulatedResponse.Fail(SimulatedResponse.WinInetTimeout, isTransient: true);
        }
        catch (HttpRequestException exception)
        {
            return SimulatedResponse.Fail(
                exception.HttpRequestError == HttpRequestError.ConnectionError
                    ? HResults.BG_E_CONNECT_FAILURE
                    : HResults.BG_E_CONNECTION_CLOSED,
                isTransient: true);
        }
        catch (IOException)
        {
            return SimulatedResponse.Fail(HResults.BG_E_CONNECTION_CLOSED, isTransient: true);
        }
    }

    private static async Task<SimulatedResponse> FetchAsync(HttpClient client, string url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(
            false);
        if (!response.IsSuccessStatusCode)
        {
            return SimulatedResponse.Status((int)response.StatusCode);
        }

        var content = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var status = $"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}";
        return SimulatedResponse.Ok(content, $"{status}\r\n{response.Headers}{response.Content.Headers}");
    }

    internal SimulatedResponse Get(string url) =>
        _once.TryGetValue(url, out var answers) && answers.TryDequeue(out var answer) ? answer
        : _content.TryGetValue(url, out var content) ? SimulatedResponse.Ok(content)
        : Fallback is { } fallback ? fallback(url)
        : SimulatedResponse.Status(404);

    internal byte[]? ReplyFor(string url) => _content.TryGetValue(url, out var content) ? content : null;
}
