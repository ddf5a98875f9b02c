using System.Net;
using System.Net.Sockets;
using System.Text;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests.Simulator;

/// <summary>The simulator fetches over real HTTP where it is asked to.</summary>
public sealed class HttpTests
{
    [Fact]
    public async Task Content_comes_from_a_loopback_server()
    {
        using var server = new LoopbackServer();
        server.Content["/a"] = Encoding.UTF8.GetBytes("over the wire");
        using var client = new HttpClient();
        var bits = new BitsSimulator();
        bits.Server.UseHttp(client);
        var options = new BitsTransferOptions { Connection = bits.Connection };

        await bits.RunUntilAsync(BitsTransfer.DownloadAsync([new(server.Address + "a", @"C:\a")], options));
        Assert.Equal("over the wire", Encoding.UTF8.GetString(bits.Files.Read(@"C:\a")));

        var failure = await Assert.ThrowsAsync<BitsTransferException>(
            () => bits.RunUntilAsync(BitsTransfer.DownloadAsync([new(server.Address + "b", @"C:\b")], options)));
        Assert.Equal(404, failure.Error.HttpStatusCode);
    }
}
