using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>
/// A small HTTP server on the loopback address: GET and HEAD, a known length, one request per connection. It can hold its answers back, so
/// that no transfer ends before a test is ready for it, however slow the machine is.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private volatile TaskCompletionSource? _held;

    public LoopbackServer()
    {
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}/";
        _ = AcceptAsync();
    }

    public string Address { get; }

    public ConcurrentDictionary<string, byte[]> Content { get; } = new(StringComparer.Ordinal);

    /// <summary>What is answered with the status 500.</summary>
    public ConcurrentDictionary<string, bool> Failing { get; } = new(StringComparer.Ordinal);

    /// <summary>What is broken off after half of its length.</summary>
    public ConcurrentDictionary<string, bool> BreaksOff { get; } = new(StringComparer.Ordinal);

    /// <summary>Holds back what is not answered yet, until <see cref="Release"/>.</summary>
    public void Hold() => _held ??= new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers again.</summary>
    public void Release() => Interlocked.Exchange(ref _held, null)?.SetResult();

    public void Dispose()
    {
        Release();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = AnswerAsync(client);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var request = (await reader.ReadLineAsync() ?? string.Empty).Split(' ');
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }

                if (_held is { } held)
                {
                    await held.Task;
                }

                var found = Content.TryGetValue(request[1], out var content);
                content ??= [];
                var status = Failing.ContainsKey(request[1]) ? "500 Internal Server Error" : found ? "200 OK" : "404 Not Found";
                var header = $"HTTP/1.1 {status}\r\nContent-Length: {content.Length}\r\nAccept-Ranges: bytes\r\nConnection: close\r\n\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(header));
                if (request[0] == "GET")
                {
                    await stream.WriteAsync(BreaksOff.ContainsKey(request[1]) ? content.AsMemory(0, content.Length / 2) : content);
                }
            }
            catch (IOException)
            {
                // The client has gone.
            }
        }
    }
}
