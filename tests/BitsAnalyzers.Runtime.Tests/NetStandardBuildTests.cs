using System.Reflection;
using BitsAnalyzers.Runtime.Testing;
using BitsAnalyzers.Runtime.Tests.Interop;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>
/// The netstandard2.0 build has the same public surface, and works: it calls through vtables as the other build does, so the simulator
/// can drive it on any system.
/// </summary>
public sealed class NetStandardBuildTests
{
    [Fact]
    public void Both_builds_have_the_same_public_surface()
    {
        var generated = PublicSurface.Of(RuntimeBuilds.Generated);
        var classic = PublicSurface.Of(RuntimeBuilds.Classic);

        Assert.Empty(generated.Except(classic));
        Assert.Empty(classic.Except(generated));
    }

    [Fact]
    public async Task A_download_works_from_creation_to_completion()
    {
        const string url = "https://example.com/a";
        var bits = new BitsSimulator();
        bits.Server.Add(url, new byte[2_000_000]);
        var pointer = bits.Connection.CreateManager();
        dynamic manager = pointer.Lend(
            lent => Type("BitsManager").GetMethod("From", [typeof(nint), Type("BitsConnection")])!.Invoke(null, [lent, null])!);
        pointer.Dispose();
        dynamic job = manager.CreateDownloadJob("classic");
        job.AddFile(url, @"C:\a");
        job.Description = "classic";
        Assert.Equal("classic", (string)job.Description);
        Assert.Equal("V10_3", (string)job.Version.ToString());

        var events = new List<string>();
        var subscription = Subscribe((object)job, events);
        job.Resume();
        bits.RunUntilIdle();
        Assert.True(SpinWait.SpinUntil(() => events.Count == 2, TimeSpan.FromSeconds(10)));
        await (ValueTask)Type("BitsSubscription").GetMethod("DisposeAsync")!.Invoke(subscription, null)!;
        var wait = (Task)Type("BitsJob").GetMethods().Single(m => m.Name == "WaitAsync" && m.GetParameters().Length == 2)
            .Invoke((object)job, [null, CancellationToken.None])!;
        await bits.RunUntilAsync(wait);
        Assert.Equal("Completed", (string)job.TryComplete(false).ToString());
        job.Dispose();
        manager.Dispose();

        Assert.Equal(["BitsFileTransferredEvent", "BitsJobTransferredEvent"], events);
        Assert.Equal(2_000_000, bits.Files.Read(@"C:\a").Length);
        Assert.Equal(0, bits.OutstandingReferences);
    }

    private static Type Type(string name) => RuntimeBuilds.Classic.GetType("BitsAnalyzers.Runtime." + name, throwOnError: true)!;

    private static object Subscribe(object job, List<string> events)
    {
        var eventType = Type("BitsEvent");
        var handler = Delegate.CreateDelegate(
            typeof(Action<>).MakeGenericType(eventType),
            events,
            typeof(NetStandardBuildTests).GetMethod(nameof(Note), BindingFlags.NonPublic | BindingFlags.Static)!);
        return Type("BitsJob").GetMethod("Subscribe", [Type("BitsEventKinds"), handler.GetType(), Type("BitsSubscriptionOptions")])!
            .Invoke(
                job,
                [Enum.ToObject(Type("BitsEventKinds"), (int)(BitsEventKinds.FileTransferred | BitsEventKinds.JobEnd)), handler, null])!;
    }

    private static void Note(List<string> events, object e) => events.Add(e.GetType().Name);
}
