using System.Globalization;
using System.Text;

namespace BitsAnalyzers.Benchmarks;

/// <summary>The programs that are measured: methods that use BITS the way real ones do, and single methods that grow.</summary>
internal static class GeneratedCode
{
    /// <summary>
    /// A mistake for every analyzer that is compared: flags that DISABLE hides, a reader that is never disposed of, and an assignment that
    /// nobody reads. They show that each of them looks; what the compiler does with a report is no part of what is measured.
    /// </summary>
    public static string Mistakes { get; } = InClass("MistakenDownloads", """
            public void Mistakes(IBackgroundCopyJob job, string path)
            {
                var reader = new StreamReader(path);
                job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_DISABLE));
                Log(reader.ReadLine());
                path = "";
            }

        """);

    private static readonly string[] s_kinds =
    [
        """
            public void Start$(IBackgroundCopyManager manager, IBackgroundCopyCallback callback, string url, string path)
            {
                manager.CreateJob("download $", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                using var log = new StreamWriter(path + ".log");
                job.AddFile(url, path);
                job.SetPriority(BG_JOB_PRIORITY.BG_JOB_PRIORITY_NORMAL);
                job.SetNotifyInterface(callback);
                job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
                job.Resume();
                log.WriteLine("started " + url);
            }

        """,
        """
            public void Choose$(IBackgroundCopyJob job, string path, bool urgent, bool quiet)
            {
                using var reader = new StreamReader(path);
                var flags = BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR;
                if (urgent)
                {
                    job.SetPriority(BG_JOB_PRIORITY.BG_JOB_PRIORITY_FOREGROUND);
                    flags |= BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION;
                }

                if (quiet)
                {
                    flags = BG_NOTIFY.BG_NOTIFY_DISABLE;
                }

                job.SetNotifyFlags((uint)flags);
                Log(reader.ReadLine());
            }

        """,
        """
            public void Retry$(IBackgroundCopyJob job, string path, int retries)
            {
                using var log = new StreamWriter(path + ".log");
                job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
                for (var retry = 0; retry < retries; retry++)
                {
                    try
                    {
                        job.Resume();
                        log.WriteLine("resumed");
                        break;
                    }
                    catch (COMException e)
                    {
                        log.WriteLine(e.Message);
                        job.Suspend();
                    }
                }

                using var reader = new StreamReader(path);
                log.WriteLine(reader.ReadLine());
            }

        """,
        """
            public void Wait$(IBackgroundCopyJob job, string path)
            {
                using var log = new StreamWriter(path + ".log");
                job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION));
                while (true)
                {
                    job.GetState(out var state);
                    switch (state)
                    {
                        case BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED:
                            job.Complete();
                            return;
                        case BG_JOB_STATE.BG_JOB_STATE_ERROR:
                        case BG_JOB_STATE.BG_JOB_STATE_CANCELLED:
                        case BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED:
                            log.WriteLine("failed");
                            return;
                        default:
                            System.Threading.Thread.Sleep(500);
                            break;
                    }
                }
            }

        """,
    ];

    /// <summary>
    /// Methods as programs have them: one sets a job up, one chooses flags, one tries again, one waits. They are correct.
    /// </summary>
    public static string Methods(int count)
        => InClass(
            string.Concat(
                Enumerable.Range(0, count).Select(
                    static i => s_kinds[i % s_kinds.Length].Replace("$", i.ToString(CultureInfo.InvariantCulture)))));

    /// <summary>Methods of which none can be told to be harmless without a look at the ways through it. They are correct.</summary>
    public static string Intricate(int count)
        => InClass(
            string.Concat(
                Enumerable.Range(0, count).Select(static i => """
            public string Request$(IBackgroundCopyJob job, string path, BG_NOTIFY[] events)
            {
                var mask = BG_NOTIFY.BG_NOTIFY_JOB_ERROR;
                foreach (var one in events)
                {
                    mask |= one;
                }

                using var log = new StreamWriter(path + ".log");
                try
                {
                    job.SetNotifyFlags((uint)mask & 15);
                    job.GetState(out var state);
                    if (state == BG_JOB_STATE.BG_JOB_STATE_SUSPENDED)
                    {
                        job.Resume();
                    }

                    return path;
                }
                catch (COMException e)
                {
                    log.WriteLine(e.Message);
                    return null;
                }
            }

        """.Replace("$", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))));

    /// <summary>A file of ordinary classes with eight methods that use BITS.</summary>
    public static string AmongOrdinaryClasses(int classes) => WithoutBits(classes)
        .Replace("namespace Contoso.Shop;", "using System.Runtime.InteropServices; namespace Contoso.Shop;", StringComparison.Ordinal)
        + Methods(8)[Methods(8).IndexOf("public abstract", StringComparison.Ordinal)..];

    /// <summary>So many methods, of which two hundred use BITS, each through four helpers.</summary>
    public static string WithHelpers(int methods) => AmongOthers(methods, """
            private static IBackgroundCopyJob Create(IBackgroundCopyManager manager, string name)
            {
                manager.CreateJob(name, BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                return job;
            }

            private static void Add(IBackgroundCopyJob job, string url, string path) => job.AddFile(url, path);

            private static void Request(IBackgroundCopyJob job, BG_NOTIFY events) => job.SetNotifyFlags((uint)events);

            private static void Begin(IBackgroundCopyJob job) => job.Resume();

        """, """
            public void Start$(IBackgroundCopyManager manager, string url, string path, bool quiet)
            {
                var job = Create(manager, "download $");
                Add(job, url, path);
                Request(job, quiet ? BG_NOTIFY.BG_NOTIFY_DISABLE : BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR);
                Begin(job);
            }

        """);

    /// <summary>The same as <see cref="WithHelpers"/>, with the calls of the helpers written out.</summary>
    public static string WithoutHelpers(int methods) => AmongOthers(methods, "", """
            public void Start$(IBackgroundCopyManager manager, string url, string path, bool quiet)
            {
                manager.CreateJob("download $", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile(url, path);
                job.SetNotifyFlags((uint)(quiet ? BG_NOTIFY.BG_NOTIFY_DISABLE : BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
                job.Resume();
            }

        """);

    /// <summary>One method: calls on one job in a row.</summary>
    public static string Straight(int statements)
        => Method("", statements, static i => i % 2 == 0 ? "job.Suspend();" : "job.Resume();");

    /// <summary>One method: a mask that is changed and set in turns.</summary>
    public static string StraightMasks(int statements)
        => Method("", statements, static i => i % 2 == 0 ? "flags ^= 8u;" : "job.SetNotifyFlags(flags);");

    /// <summary>One method: tests of what is not known before, in a row, each with a call on one job.</summary>
    public static string IndependentIfs(int ifs)
        => Method("", ifs, static _ => "if (Decide()) { job.Suspend(); }");

    /// <summary>One method: the same as <see cref="IndependentIfs"/> without the choice.</summary>
    public static string NoIfs(int calls)
        => Method("", calls, static _ => "Decide(); job.Suspend();");

    /// <summary>One method: one variable is compared with another number each time.</summary>
    public static string IfsOnOneVariable(int ifs)
        => Method("", ifs, static i => $"if (number == {i}) {{ job.Suspend(); }}");

    /// <summary>One method: a mask that may be changed each time, and is set at the end.</summary>
    public static string IfsThatChangeAMask(int ifs)
        => Method("", ifs, static i => $"if (Decide()) {{ flags ^= {1u << (i % 6)}u; }}");

    /// <summary>One method: a bit that may be added to a mask each time.</summary>
    public static string IfsThatAddABit(int ifs)
        => Method("", ifs, static i => $"if (Decide()) {{ flags |= {1u << (i % 4)}u; }}");

    /// <summary>One method: the same as <see cref="IfsThatAddABit"/> without the choice.</summary>
    public static string AddedBits(int bits)
        => Method("", bits, static i => $"Decide(); flags |= {1u << (i % 4)}u;");

    /// <summary>One method: every decision is asked for again, after all of them have been made.</summary>
    public static string ConditionsTestedTwice(int conditions)
        => Method(
            string.Concat(Enumerable.Range(0, conditions).Select(static i => $", bool b{i}")),
            2 * conditions,
            i => $"if (b{i % conditions}) {{ job.Suspend(); }}");

    /// <summary>Classes of ordinary code that knows nothing of BITS.</summary>
    public static string WithoutBits(int classes)
    {
        var program = new StringBuilder(
            "using System; using System.Collections.Generic; using System.IO; using System.Linq; namespace Contoso.Shop;\n");
        for (var i = 0; i < classes; i++)
        {
            program.Append($$"""
                public sealed class Order{{i}}
                {
                    private readonly Dictionary<string, decimal> _prices = new Dictionary<string, decimal>();
                    public string Customer { get; set; }
                    public event EventHandler Cancelled;
                    public void Add(string article, decimal price) => _prices[article] = _prices.TryGetValue(article, out var before) ? before + price : price;
                    public void Cancel() { _prices.Clear(); Cancelled?.Invoke(this, EventArgs.Empty); }
                    public decimal Total(decimal discount)
                    {
                        var sum = 0m;
                        foreach (var pair in _prices.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                        {
                            if (pair.Value < 0) { throw new InvalidOperationException($"The price of {pair.Key} is {pair.Value}."); }
                            sum += pair.Value * (1 - discount);
                        }
                        return Math.Round(sum, 2);
                    }
                    public void Save(string path)
                    {
                        using (var writer = new StreamWriter(path))
                        {
                            foreach (var line in _prices.Select(pair => $"{Customer};{pair.Key};{pair.Value}")) { writer.WriteLine(line); }
                        }
                    }
                }

                """);
        }

        return program.ToString();
    }

    private static string AmongOthers(int methods, string helpers, string user)
    {
        const int Users = 200;
        const string Other = """
                public int Sum$(int[] numbers)
                {
                    var sum = 0;
                    foreach (var number in numbers)
                    {
                        sum += number > $ ? number : 0;
                    }

                    return sum;
                }

            """;
        return InClass(helpers + string.Concat(Enumerable.Range(0, methods).Select(
            i => (i % (methods / Users) == 0 ? user : Other).Replace("$", i.ToString(CultureInfo.InvariantCulture)))));
    }

    private static string Method(string parameters, int count, Func<int, string> statement) => InClass($$"""
            public void Run(IBackgroundCopyJob job, string path, uint flags, int number{{parameters}})
            {
        {{string.Join('\n', Enumerable.Range(0, count).Select(statement))}}
                job.SetNotifyFlags(flags | 5u);
            }

        """);

    private static string InClass(string members) => InClass("Downloads", members);

    private static string InClass(string name, string members) => $$"""
        using System;
        using System.IO;
        using System.Runtime.InteropServices;

        public abstract class {{name}}
        {
            protected abstract bool Decide();
            protected abstract void Log(string text);

        {{members}}
        }
        """;
}
