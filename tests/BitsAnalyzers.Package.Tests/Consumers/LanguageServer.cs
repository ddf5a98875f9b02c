using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>A language server for C#, driven as an editor drives it: over its standard streams.</summary>
internal sealed class LanguageServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Uri _folder;
    private int _requests;
    private int _version;

    private LanguageServer(Process process, string folder)
    {
        _process = process;
        _folder = new(folder + Path.DirectorySeparatorChar);
    }

    /// <summary>Starts the server on the project in a folder.</summary>
    public static async Task<LanguageServer> StartAsync(string program, string folder, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        DotNet.CleanEnvironment(start, variables);
        var server = new LanguageServer(Process.Start(start)!, folder);
        server._process.ErrorDataReceived += static (_, _) => { };
        server._process.BeginErrorReadLine();
        await server.RequestAsync("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = server._folder.AbsoluteUri,
            ["workspaceFolders"] = new JsonArray(new JsonObject { ["uri"] = server._folder.AbsoluteUri, ["name"] = "folder" }),
            ["capabilities"] = JsonNode.Parse(
                """
                {
                  "workspace": { "configuration": true },
                  "textDocument": {
                    "diagnostic": { "relatedInformation": true, "codeDescriptionSupport": true },
                    "publishDiagnostics": { "relatedInformation": true, "codeDescriptionSupport": true }
                  }
                }
                """),
        });
        await server.NotifyAsync("initialized", new JsonObject());
        return server;
    }

    /// <summary>Opens a file in the editor, or types another text into it.</summary>
    public Task TypeAsync(string file, string text)
    {
        var document = new JsonObject { ["uri"] = UriOf(file), ["version"] = ++_version };
        if (_version > 1)
        {
            return NotifyAsync("textDocument/didChange", new JsonObject
            {
                ["textDocument"] = document,
                ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = text }),
            });
        }

        document["languageId"] = "csharp";
        document["text"] = text;
        return NotifyAsync("textDocument/didOpen", new JsonObject { ["textDocument"] = document });
    }

    /// <summary>What the editor shows for a file, those of one prefix, in the order of their places.</summary>
    public async Task<ServerDiagnostic[]> DiagnosticsOfAsync(string file, string prefix)
    {
        var report = await RequestAsync(
            "textDocument/diagnostic", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = UriOf(file) } });
        return
        [
            .. from item in report?["items"]?.AsArray() ?? []
               let code = (string?)item["code"] ?? ""
               where code.StartsWith(prefix, StringComparison.Ordinal)
               let start = item["range"]!["start"]!
               let diagnostic = new ServerDiagnostic(
                   code,
                   (int)start["line"]! + 1,
                   (int)start["character"]! + 1,
                   (int?)item["severity"] ?? 0,
                   (string?)item["codeDescription"]?["href"],
                   (string?)item["message"] ?? "",
                   item["relatedInformation"]?.AsArray().Count ?? 0)
               orderby diagnostic.Line, diagnostic.Code, diagnostic.Message
               select diagnostic,
        ];
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await RequestAsync("shutdown", null);
            await NotifyAsync("exit", null);
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (Exception exception) when (exception is IOException or TimeoutException or OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private string UriOf(string file) => new Uri(_folder, file).AbsoluteUri;

    private Task NotifyAsync(string method, JsonNode? parameters)
        => SendAsync(new JsonObject { ["method"] = method, ["params"] = parameters });

    private async Task<JsonNode?> RequestAsync(string method, JsonNode? parameters)
    {
        var id = ++_requests;
        await SendAsync(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters });
        while (true)
        {
            var message = await ReceiveAsync();
            if (message["method"] is null && (int?)message["id"] == id)
            {
                return message["error"] is { } error ? throw new InvalidOperationException($"{method}: {error}") : message["result"];
            }

            if (message["method"] is not null && message["id"] is { } theirs)
            {
                await SendAsync(new JsonObject { ["id"] = theirs.DeepClone(), ["result"] = AnswerTo(message) });
            }
        }
    }

    // Analyzers are an option of this server that is off by default.
    private static JsonArray? AnswerTo(JsonNode request) => (string?)request["method"] == "workspace/configuration"
        ? [.. request["params"]!["items"]!.AsArray().Select(static _ => new JsonObject { ["analyzersEnabled"] = true })]
        : null;

    private async Task SendAsync(JsonObject message)
    {
        message["jsonrpc"] = "2.0";
        var content = Encoding.UTF8.GetBytes(message.ToJsonString());
        var stream = _process.StandardInput.BaseStream;
        var cancellationToken = TestContext.Current.CancellationToken;
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}\r\n\r\n")),
            cancellationToken);
        await stream.WriteAsync(content, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        var stream = _process.StandardOutput.BaseStream;
        var cancellationToken = TestContext.Current.CancellationToken;
        var header = new StringBuilder();
        var next = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(next, cancellationToken);
            header.Append((char)next[0]);
        }

        var length = header.ToString().Split("\r\n").Single(
            static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        var content = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return JsonSerializer.Deserialize<JsonNode>(content)!;
    }
}

/// <summary>
/// What an editor shows at a place. The severity is a number of the protocol: 1 an error, 2 a warning, 3 information, 4 a hint.
/// </summary>
internal sealed record ServerDiagnostic(string Code, int Line, int Column, int Severity, string? Page, string Message, int RelatedPlaces);
