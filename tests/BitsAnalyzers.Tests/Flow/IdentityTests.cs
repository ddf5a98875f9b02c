using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// What a call, an element access, an enumeration or a delegate gives is a new thing at each evaluation, with everything it holds.
/// </summary>
public class IdentityTests
{
    public class InEachRound
    {
        [Theory]
        [InlineData("foreach (var slot in slots) slot.Job.Cancel();")]
        [InlineData("foreach (var slot in slots) { var job = slot.Job; job.Cancel(); }")]
        [InlineData("foreach (var slot in slots) { slot.Job.Suspend(); slot.Job.Cancel(); slot.Priority = 1; }")]
        [InlineData("foreach (Slot slot in untyped) slot.Job.Cancel();")]
        [InlineData("foreach (var slot in array) slot.Job.Cancel();")]
        [InlineData("foreach (var slot in span) slot.Job.Cancel();")]
        [InlineData("foreach (ref var slot in span) slot.Job.Cancel();")]
        [InlineData("foreach (var (slot, _) in pairs) slot.Job.Cancel();")]
        [InlineData("foreach (var pair in pairs) pair.Slot.Job.Cancel();")]
        [InlineData("foreach (var pair in pairs) { var (slot, rank) = pair; slot.Job.Cancel(); }")]
        [InlineData("foreach (var pair in named) pair.Value.Job.Cancel();")]
        [InlineData("foreach (var (name, slot) in named) slot.Job.Cancel();")]
        [InlineData("foreach (var slot in named.Values) slot.Job.Cancel();")]
        [InlineData("foreach (var group in nested) foreach (var slot in group) slot.Job.Cancel();")]
        [InlineData("for (var i = 0; i < 2; i++) slots[i].Job.Cancel();")]
        [InlineData("for (var i = 0; i < 2; i++) array[i].Job.Cancel();")]
        [InlineData("for (var i = 0; i < 2; i++) { var slot = array[i]; slot.Job.Cancel(); }")]
        [InlineData("for (var i = 0; i < 2; i++) { Slot slot = slots[i]; slot.Job.Cancel(); slot.Job.{|BITS040:Resume|}(); }")]
        [InlineData("for (var i = 0; i < 3; i++) { Slot slot = slots[i]; slot.Job.Suspend(); slot.Job.Cancel(); slot.Priority = i; }")]
        [InlineData(
            "for (var i = 0; i < 4; i++) { (Slot left, Slot right) = (slots[i], array[i]); left.Job.Cancel(); " +
            "right.Job.Resume(); }")]
        [InlineData("for (var i = 0; i < 2; i++) { var node = nodes[i]; node.Next.Slot.Job.Cancel(); }")]
        [InlineData("for (var i = 0; i < 2; i++) { var slot = Find(i); slot.Job.Cancel(); }")]
        [InlineData("for (var i = 0; i < 2; i++) { var slot = find(i); slot.Job.Cancel(); }")]
        [InlineData("for (var i = 0; i < 2; i++) { var slot = Current; slot.Job.Cancel(); Advance(); }")]
        [InlineData("for (var i = 0; i < 2; i++) { Take(out var slot); slot.Job.Cancel(); }")]
        [InlineData("while (queue.Count > 0) queue.Dequeue().Job.Cancel();")]
        [InlineData("while (queue.TryDequeue(out var slot)) slot.Job.Cancel();")]
        [InlineData("while (queue.Count > 0) { var slot = queue.Dequeue(); slot.Job.Cancel(); slot.Job.{|BITS040:Suspend|}(); }")]
        [InlineData("for (var node = head; node != null; node = node.Next) node.Slot.Job.Cancel();")]
        [InlineData("for (var node = head; node != null; node = node.Fixed) node.Slot.Job.Cancel();")]
        [InlineData("var node = head; while (node != null) { node.Job.Cancel(); node = node.Fixed; }")]
        [InlineData("using var all = slots.GetEnumerator(); while (all.MoveNext()) all.Current.Job.Cancel();")]
        [InlineData("var slot = head.Slot; do { slot.Job.Cancel(); slot = Find(0); } while (slot != null);")]
        [InlineData("foreach (var slot in slots) { var holder = new Holder(slot); holder.Slot.Job.Cancel(); }")]
        [InlineData("foreach (var slot in slots) new Holder(slot).Stop();")]
        [InlineData("foreach (var slot in slots) Stop(slot);")]
        [InlineData("foreach (var slot in slots) { void Local() => slot.Job.Cancel(); Local(); }")]
        [InlineData("foreach (var slot in slots) { var boxed = (object)slot; ((Slot)boxed).Job.Cancel(); }")]
        [InlineData("foreach (var slot in slots) if (slot is { Job: var job }) job.Cancel();")]
        [InlineData("foreach (var slot in slots) { slot.Fixed.Cancel(); }")]
        [InlineData("foreach (var node in nodes) { node.Fixed.Fixed.Job.Cancel(); }")]
        [InlineData("foreach (var slot in slots) { slot.Fixed.Cancel(); slot.Fixed.{|BITS040:Resume|}(); }")]
        public Task ItIsAnother(string statements) => Method(statements);

        [Theory]
        [InlineData("for (var i = 0; i < 2; i++) slot1.Fixed.{|BITS040:Cancel|}();")]
        [InlineData("foreach (var slot in slots) slot1.Fixed.{|BITS041:Cancel|}();")]
        public Task ItIsTheSame(string statements) => Method(statements);
    }

    public class TwoEvaluations
    {
        [Theory]
        [InlineData("slots[0].Job.Cancel(); slots[0].Job.Resume();")]
        [InlineData("array[0].Fixed.Cancel(); array[0].Fixed.Resume();")]
        [InlineData("Find(1).Fixed.Cancel(); Find(1).Fixed.Resume();")]
        [InlineData("find(1).Fixed.Cancel(); find(1).Fixed.Resume();")]
        [InlineData("Current.Fixed.Cancel(); Current.Fixed.Resume();")]
        [InlineData("queue.Peek().Fixed.Cancel(); queue.Peek().Fixed.Resume();")]
        public Task GiveTwoThings(string statements) => Method(statements);
    }

    /// <summary>Whoever has the id of a new job, or the name that it was given, finds the job by it.</summary>
    public class AJobThatOthersCanName
    {
        [Theory]
        [InlineData("tell(id);")]
        [InlineData("job.GetId(out var again); tell(again);")]
        [InlineData("_id = id; any();")]
        [InlineData("_ids.Add(id); any();")]
        [InlineData("show(id.ToString());")]
        [InlineData("show($\"made {id}\");")]
        [InlineData("var text = id.ToString(\"N\"); show(text);")]
        [InlineData("Made?.Invoke(id);")]
        [InlineData("Action later = () => tell(id); later(); any();")]
        [InlineData("(Guid Id, int Count) pair = (id, 1); tell(pair.Id);")]
        [InlineData("((dynamic)box).Add(id);")]
        [InlineData("new Filler(manager).Fill(id);")]
        [InlineData("job.GetDisplayName(out var name); show(name);")]
        [InlineData("show(\"new\");")]
        [InlineData("show(\"/addfile New http://a\");")]
        [InlineData("const string name = \"new\"; show($\"/addfile {name}\");")]
        [InlineData("job.SetDescription(\"mine\"); show(\"mine\");")]
        [InlineData("job.SetDisplayName(\"mine\"); show(\"the job called mine\");")]
        [InlineData("var label = title.Trim(); job.SetDescription(label); show(label);")]
        [InlineData("var label = title.Trim(); job.SetDescription(label); var line = \"/addfile \" + label; show(line);")]
        [InlineData("job.SetDescription(title); var line = new System.Text.StringBuilder(); line.Append(title); show(line.ToString());")]
        [InlineData("job.SetDescription(\"mine\"); Pass(\"mine\", show);")]
        [InlineData("job.SetDescription(\"mine\"); Wanted = \"mine\";")]
        [InlineData("System.Diagnostics.Process.Start(\"bitsadmin.exe\", \"/addfile new http://a\").WaitForExit();")]
        [InlineData(
            "var start = new System.Diagnostics.ProcessStartInfo(\"bitsadmin.exe\") { Arguments = \"/addfile new http://a\" }; "
            + "System.Diagnostics.Process.Start(start).WaitForExit();")]
        [InlineData("object boxed = id; show(boxed.ToString());")]
        [InlineData("var line = new System.Text.StringBuilder(); line.Append(id); show(line.ToString());")]
        [InlineData("var line = string.Join(\" \", \"job\", id); show(line);")]
        [InlineData("var line = string.Format(\"{0}\", id); show(line);")]
        [InlineData("var line = string.Concat(\"job \", id); show(line);")]
        [InlineData("var line = \"job \" + id; show(line);")]
        [InlineData("object[] all = { id }; box = all; any();")]
        public Task MayHaveFiles(string statements) => Program(statements + " job.Resume();");

        [Theory]
        [InlineData("any();")]
        [InlineData("show(\"other\");")]
        [InlineData("job.SetDescription(\"mine\"); show(\"other\");")]
        [InlineData("job.SetDescription(title); show(\"other\");")]
        [InlineData("Console.WriteLine(\"new\"); Console.WriteLine(\"{0}\", id);")]
        [InlineData("Console.WriteLine(\"job \" + id);")]
        [InlineData("Console.WriteLine(id);")]
        [InlineData("Console.WriteLine($\"made {id}\");")]
        [InlineData("Console.WriteLine(id.ToString());")]
        [InlineData("System.Diagnostics.Trace.WriteLine($\"made {id:B}\");")]
        [InlineData("if (id == Guid.Empty) any();")]
        [InlineData("job.GetDisplayName(out var name); Console.WriteLine(name); any();")]
        [InlineData("tell(Guid.Empty);")]
        public Task HasNone(string statements) => Program(statements + " job.{|BITS042:Resume|}();");

        [Fact]
        public Task UnderTheNameThatACallerGives() => Program(
            "job.Cancel();",
            "void Another(IBackgroundCopyManager manager, string title, Action<string> show) " +
            "{ manager.CreateJob(title, 0, out _, out var job); show(title); job.Resume(); }");

        private static Task Program(string statements, string member = "") => Verdict.Program($$"""
            class Filler
            {
                private readonly IBackgroundCopyManager _manager;
                public Filler(IBackgroundCopyManager manager) => _manager = manager;
                public void Fill(Guid id) { _manager.GetJob(ref id, out var job); job.AddFile("http://a", "c:\\a"); }
            }

            class Downloader
            {
                private readonly System.Collections.Generic.List<Guid> _ids = new();
                private Guid _id;
                public event Action<Guid> Made;
                public Guid Id => _id;
                {{member}}

                private static Action<string> s_want;
                private static string Wanted { set => s_want(value); }
                private static void Pass(string text, Action<string> show) => show(text);

                void Run(IBackgroundCopyManager manager, Action<Guid> tell, Action<string> show, Action any, object box, string title)
                {
                    manager.CreateJob("new", 0, out var id, out var job);
                    {{statements}}
                }
            }
            """);
    }

    public class AJobThatTheServiceGives
    {
        [Theory]
        [InlineData("manager.GetJob(ref id, out var same); same.AddFile(\"http://a\", \"c:\\\\a\"); job.Resume();")]
        [InlineData("var same = Open(manager, id); same.AddFile(\"http://a\", \"c:\\\\a\"); job.Resume();")]
        [InlineData(
            "manager.EnumJobs(0, out var jobs); uint fetched = 0; jobs.Next(1, out var same, ref fetched); " +
            "same.AddFile(\"http://a\", \"c:\\\\a\"); job.Resume();")]
        [InlineData(
            "manager.GetJob(ref id, out var same); ((IBackgroundCopyJob2)job).SetNotifyCmdLine(@\"c:\\a.exe\", null); " +
            "job.SetNotifyFlags(11); job.AddFile(\"http://a\", \"c:\\\\a\"); same.SetNotifyInterface(callback); " +
            "job.Resume();")]
        [InlineData("job.{|BITS042:Resume|}();")]
        [InlineData("manager.GetJob(ref id, out var same); same.SetPriority(default); job.{|BITS042:Resume|}();")]
        [InlineData(
            "manager.GetJob(ref id, out var same); same.Cancel(); same.{|BITS041:AddFile|}(\"http://a\", \"c:\\\\a\"); job.Resume();")]
        public Task MayBeOneThatIsMadeHere(string statements) => Program($$"""
            #pragma warning disable BITS046, BITS008, BITS005, BITS006
            class Downloader
            {
                static IBackgroundCopyJob Open(IBackgroundCopyManager manager, Guid id)
                {
                    manager.GetJob(ref id, out var job);
                    return job;
                }

                void Run(IBackgroundCopyManager manager, IBackgroundCopyCallback callback)
                {
                    manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out var id, out var job);
                    {{statements}}
                }
            }
            """);

        [Fact]
        public Task MayBeAnUploadOrItsOwnState() => Program("""
            #pragma warning disable BITS008
            class Downloader
            {
                void Run(IBackgroundCopyManager manager, Guid id)
                {
                    manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD, out id, out var job);
                    manager.GetJob(ref id, out var same);
                    same.AddFile("http://a", "c:\\a");
                    same.Resume();
                    job.Complete();
                }
            }
            """);
    }

    private static Task Method(string statements) => Program($$"""
        using System.Collections.Generic;
        class Slot
        {
            public Slot(IBackgroundCopyJob job) => Fixed = Job = job;
            public IBackgroundCopyJob Job { get; set; }
            public IBackgroundCopyJob Fixed { get; }
            public int Priority { get; set; }
        }

        class Node
        {
            public IBackgroundCopyJob Job { get; set; }
            public Slot Slot { get; set; }
            public Node Next { get; set; }
            public Node Fixed { get; }
        }

        class Holder
        {
            public Holder(Slot slot) => Slot = slot;
            public Slot Slot { get; }
            public void Stop() => Slot.Job.Cancel();
        }

        abstract class Downloader
        {
            protected abstract Slot Find(int index);
            protected abstract Slot Current { get; }
            protected abstract void Advance();
            protected abstract void Take(out Slot slot);
            private static void Stop(Slot slot) => slot.Job.Cancel();

            void Run(
                Slot slot1, List<Slot> slots, Slot[] array, Node[] nodes, Node head, Queue<Slot> queue,
                System.Collections.IEnumerable untyped, List<(Slot Slot, int Rank)> pairs, Dictionary<string, Slot> named,
                IEnumerable<IEnumerable<Slot>> nested, Func<int, Slot> find)
            {
                Span<Slot> span = array;
                {{statements}}
            }
        }
        """);
}
