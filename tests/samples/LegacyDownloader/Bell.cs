using System;

namespace LegacyDownloader
{
    /// <summary>Beeps.</summary>
    internal sealed class Bell : DownloadCallback
    {
        protected override void Transferred()
        {
            Console.Write('\a');
        }
    }
}
