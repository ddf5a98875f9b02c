namespace BitsAnalyzers.Tests.Callbacks;

/// <summary>A callback in plain C# of which a test writes the methods that it is about.</summary>
internal static class CallbackClass
{
    private static readonly (string Name, string Empty)[] s_methods =
    [
        ("JobTransferred", "public void JobTransferred(IBackgroundCopyJob job) { }"),
        ("JobError", "public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }"),
        ("JobModification", "public void JobModification(IBackgroundCopyJob job, uint reserved) { }"),
        ("FileTransferred", "public void FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file) { }"),
    ];

    /// <summary>A class with these members, and with empty methods for the other events.</summary>
    public static string With(string members)
    {
        var others = s_methods.Where(
            method => !members.Contains(method.Name + "(", StringComparison.Ordinal)
                && !members.Contains(method.Name + "|}(", StringComparison.Ordinal));
        return $$"""
            using System.Threading;
            using System.Threading.Tasks;

            class Sink : IBackgroundCopyCallback2
            {
                {{members}}

                {{string.Join("\n    ", others.Select(static method => method.Empty))}}
            }
            """;
    }

    /// <summary>A class that does this when the job is transferred.</summary>
    public static string Transferred(string statements, string others = "") => With($$"""
        public void JobTransferred(IBackgroundCopyJob job)
            {
                {{statements}}
            }

            {{others}}
        """);
}
