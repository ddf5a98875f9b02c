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
                manager.GiveUp(10, true);
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

            if (arguments.Length == 2)
            {
                WaitFor(manager.StartWithBar(arguments[0], arguments[1]));
                return 0;
            }

            if (arguments[2] == "/view")
            {
                manager.StartWithViewer(arguments[0], arguments[1]);
                return 0;
            }

            if (arguments[2] == "/silent")
            {
                manager.StartSilently(arguments[0], arguments[1]);
                return 0;
            }

            Download download = manager.Create(arguments[0], arguments[1]);
            switch (arguments[2])
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
                    Console.Error.WriteLine(
                        "LegacyDownloader URL FILE [/progress | /log | /end | /errors | /beep | /background | /view | /silent]");
                    Console.Error.WriteLine("LegacyDownloader /reattach ID");
                    return 1;
            }

            download.Start();
            Console.CancelKeyPress += delegate (object sender, ConsoleCancelEventArgs e)
            {
                if (e.SpecialKey == ConsoleSpecialKey.ControlC)
                {
                    download.Abort();
                }
                else
                {
                    download.Detach(false);
                }
            };
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
