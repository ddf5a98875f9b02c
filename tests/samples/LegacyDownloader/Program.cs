using System;
using System.Threading;

namespace LegacyDownloader
{
    internal static class Program
    {
        private static int Main(string[] arguments)
        {
            if (!OperatingSystem.IsWindows())
            {
                Console.Error.WriteLine("BITS is a service of Windows.");
                return 1;
            }

            DownloadManager manager = new DownloadManager();
            if (arguments.Length < 2)
            {
                manager.ContinueUnfinished();
                return 0;
            }

            if (arguments[0] == "/reattach")
            {
                Download earlier = manager.Find(new Guid(arguments[1]));
                earlier.Reattach(new EventLog());
                WaitFor(earlier);
                return 0;
            }

            Download download = manager.Create(arguments[0], arguments[1]);
            string output = arguments.Length > 2 ? arguments[2] : "/progress";
            switch (output)
            {
                case "/progress":
                    download.ShowProgress(new ProgressBar());
                    break;
                case "/log":
                    download.ShowLog(new EventLog());
                    break;
                case "/end":
                    download.ShowEnd(new EventLog());
                    break;
                case "/errors":
                    download.ShowErrors(new EventLog());
                    break;
                case "/beep":
                    download.Beep(new Bell());
                    break;
                case "/background":
                    download.Detach(true);
                    download.Start();
                    Console.WriteLine(download.Id);
                    return 0;
                default:
                    Console.Error.WriteLine("LegacyDownloader URL FILE [/progress | /log | /end | /errors | /beep | /background]");
                    Console.Error.WriteLine("LegacyDownloader /reattach ID");
                    return 1;
            }

            Console.CancelKeyPress += delegate { download.Detach(false); };
            download.Start();
            WaitFor(download);
            return 0;
        }

        private static void WaitFor(Download download)
        {
            while (!download.IsOver())
            {
                Thread.Sleep(500);
            }
        }
    }
}
