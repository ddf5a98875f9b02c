namespace BitsAnalyzers.Runtime;

/// <summary>Kinds of job.</summary>
public enum BitsJobType
{
    /// <summary>Fetches files.</summary>
    Download = 0,

    /// <summary>Sends one file.</summary>
    Upload = 1,

    /// <summary>Sends one file and fetches the server application's reply.</summary>
    UploadReply = 2,
}
