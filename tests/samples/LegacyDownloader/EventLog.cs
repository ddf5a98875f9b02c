using System;

namespace LegacyDownloader
{
    /// <summary>Writes a line for each event.</summary>
    internal sealed class EventLog : DownloadCallback
    {
        protected override void Transferred()
        {
            Console.WriteLine("Done.");
        }

        protected override void Failed(string reason)
        {
            Console.WriteLine("Failed: " + reason);
        }

        protected override void Moved(ulong transferred, ulong total)
        {
            Console.WriteLine(transferred + " bytes");
        }
    }
}
