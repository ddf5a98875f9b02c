namespace BitsAnalyzers.Engine.Domain;

/// <summary>The type of a job.</summary>
internal enum JobKind
{
    Unknown,
    Download,
    Upload,
    UploadReply,
}
