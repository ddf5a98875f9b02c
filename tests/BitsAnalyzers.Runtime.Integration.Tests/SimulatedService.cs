using BitsAnalyzers.Runtime.Testing;

namespace BitsAnalyzers.Runtime.Integration.Tests;

internal sealed class SimulatedService : BitsService
{
    private readonly BitsSimulator _bits;

    public SimulatedService(BitsVersion version = BitsVersion.V10_3)
    {
        _bits = new(new() { IsAdministrator = true, Version = version });
        _bits.Server.UseHttp(new HttpClient());

        // As far as an interpreter of commands is needed here: a redirection makes the file.
        _bits.RunProgram = run =>
        {
            _bits.Files.Write(run.Parameters![(run.Parameters!.LastIndexOf('>') + 1)..].Trim(), []);
            return 0;
        };
    }

    public override BitsConnection Connection => _bits.Connection;

    public override Task CompleteAsync(Task task) => _bits.RunUntilAsync(task);

    public override bool TryRestart()
    {
        _bits.RestartService();
        return true;
    }

    public override string NewPath() => $@"C:\Temp\{Guid.NewGuid():N}";

    public override string NewFile(byte[] content)
    {
        var path = NewPath();
        _bits.Files.Write(path, content);
        return path;
    }

    public override void RunTransfers(BitsManager manager) => _bits.RunUntilIdle();

    public override void AwaitNotifications(Func<bool> haveCome) => _bits.RunUntilIdle();

    public override void AwaitSilence(Func<bool> isBroken) => _bits.RunUntilIdle();

    public override byte[]? TryReadFile(string path) => _bits.Files.TryRead(path, out var content) ? content : null;
}
