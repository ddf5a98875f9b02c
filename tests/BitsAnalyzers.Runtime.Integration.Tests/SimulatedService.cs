using BitsAnalyzers.Runtime.Testing;

namespace BitsAnalyzers.Runtime.Integration.Tests;

internal sealed class SimulatedService : BitsService
{
    private readonly BitsSimulator _bits = new();

    public SimulatedService() => _bits.Server.UseHttp(new HttpClient());

    public override BitsConnection Connection => _bits.Connection;

    public override Task CompleteAsync(Task task) => _bits.RunUntilAsync(task);

    public override string NewPath() => $@"C:\Temp\{Guid.NewGuid():N}";

    public override byte[]? TryReadFile(string path) => _bits.Files.TryRead(path, out var content) ? content : null;
}
