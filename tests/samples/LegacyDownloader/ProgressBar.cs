using System;

namespace LegacyDownloader
{
    /// <summary>Draws a bar of fifty characters.</summary>
    internal sealed class ProgressBar : DownloadCallback
    {
        private const ulong SizeUnknown = ulong.MaxValue;

        protected override void Transferred()
        {
            Console.WriteLine();
        }

        protected override void Failed(string reason)
        {
            Console.WriteLine();
            Console.WriteLine(reason);
        }

        protected override void Moved(ulong transferred, ulong total)
        {
            int filled = total == SizeUnknown || total == 0 ? 0 : (int)(transferred * 50 / total);
            Console.Write("\r[" + new string('#', filled) + new string(' ', 50 - filled) + "]");
        }
    }
}
