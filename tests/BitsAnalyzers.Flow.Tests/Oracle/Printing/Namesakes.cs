using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Printing;

/// <summary>
/// A method of a class inside the program that has the name of one of the framework, and makes a call on the job that it is given.
/// </summary>
internal sealed record Namesakes(PlainMethod Makes, string Type, string Method, string Member)
{
    private static readonly Namesakes[] s_all =
    [
        Make(PlainMethod.AddFile, "Monitor", "Enter", "job.AddFile(\"https://example.com/file\", @\"C:\\file\")"),
        Make(PlainMethod.Suspend, "Debug", "Assert", "job.Suspend()"),
        Make(PlainMethod.Cancel, "Interlocked", "Exchange", "job.Cancel()"),
        Make(PlainMethod.Complete, "Volatile", "Write", "job.Complete()"),
        Make(PlainMethod.Resume, "ArgumentException", "ThrowIfNullOrEmpty", "job.Resume()"),
    ];

    public static bool Has(PlainMethod method) => s_all.Any(namesake => namesake.Makes == method);

    public static Namesakes Of(PlainCall call) => s_all.First(namesake => namesake.Makes == call.Method);

    /// <summary>The one that is called by this text; null where it is none.</summary>
    public static Namesakes? Find(string text) => s_all.FirstOrDefault(namesake => $"{namesake.Type}.{namesake.Method}" == text);

    private static Namesakes Make(PlainMethod makes, string type, string method, string call)
        => new(makes, type, method, $"private static class {type} {{ public static void {method}(IBackgroundCopyJob job) => {call}; }}");
}
