namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// What control flow graphs have surprises in, as statements with their verdict (see <see cref="Verdict.Statements"/>). One table, because
/// the crash tests take the programs apart as well.
/// </summary>
internal static class Traps
{
    public static readonly Dictionary<string, string> All = new()
    {
        ["a capture that is written in two blocks"] = """
            job.SetNotifyFlags({|BITS001:first ? 5u : input|});
            """,
        ["a conditional access captures the receiver"] = """
            other?.Cancel();
            other?.{|BITS040:Resume|}();
            """,
        ["a conditional access on a new job"] = """
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created?.{|BITS042:Resume|}();
            """,
        ["a coalescing assignment reads and writes one capture"] = """
            uint? flags = first ? 1u : (uint?)null;
            flags ??= 2;
            job.SetNotifyFlags({|BITS001:flags.Value | 4|});
            """,
        ["a write through a conditional reference"] = """
            uint flags = 1, spare = 2;
            (first ? ref flags : ref spare) |= 4;
            if (!first)
            {
                job.SetNotifyFlags(flags | 2);
            }
            else
            {
                job.SetNotifyFlags({|BITS001:flags|});
            }
            """,
        ["a constant on a conversion"] = """
            job.SetNotifyFlags({|BITS001:(uint)(int)(BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR)|});
            """,
        ["a deconstruction into existing variables"] = """
            uint flags;
            IBackgroundCopyJob same;
            (flags, same) = (5, job);
            same.Cancel();
            job.{|BITS040:SetNotifyFlags|}(flags);
            """,
        ["a catch block has no predecessors"] = """
            uint flags = (uint)BG_NOTIFY_JOB_ERROR;
            try
            {
                flags |= (uint)BG_NOTIFY_DISABLE;
                Log(text);
            }
            catch (InvalidOperationException)
            {
                job.SetNotifyFlags({|BITS001:flags|});
            }
            """,
        ["a finally keeps its paths apart"] = """
            try
            {
                if (first)
                {
                    job.Cancel();
                    return;
                }

                Log(text);
            }
            finally
            {
                Log("done");
            }

            job.Resume();
            """,
        ["a return passes two finally blocks"] = """
            try
            {
                try
                {
                    job.Cancel();
                    return;
                }
                finally
                {
                    job.{|BITS040:Suspend|}();
                }
            }
            finally
            {
                other.Resume();
            }
            """,
        ["a catch and a finally"] = """
            try
            {
                job.Resume();
            }
            catch (COMException)
            {
                job.Cancel();
            }
            finally
            {
                Log(text);
            }

            job.{|BITS040:Suspend|}();
            """,
        ["a filter decides"] = """
            try
            {
                job.Resume();
            }
            catch (COMException e) when (e.HResult == 1)
            {
                job.Cancel();
                return;
            }
            catch (COMException) when (first)
            {
                job.Cancel();
                throw;
            }

            job.Suspend();
            """,
        ["code after a throw is a predecessor"] = """
            if (first)
            {
                job.Cancel();
                throw new InvalidOperationException();
                Log(text);
            }

            job.Resume();
            """,
        ["both successors of a branch are one block"] = """
            foreach (var name in new[] { text })
            {
                if (name.Length > 3)
                {
                    continue;
                }
            }

            job.Cancel();
            job.{|BITS040:Resume|}();
            """,
        ["an empty if decides nothing"] = """
            if (first)
            {
            }

            job.Cancel();
            job.{|BITS040:Resume|}();
            """,
        ["a negated condition"] = """
            if (!(first || second))
            {
                job.Cancel();
            }

            if (first || second)
            {
                job.Resume();
            }
            """,
        ["a using is a finally"] = """
            using (var stream = new System.IO.MemoryStream())
            {
                job.Cancel();
            }

            job.{|BITS040:Resume|}();
            """,
        ["a lock has a local without a name"] = """
            lock (jobs)
            {
                job.Cancel();
            }

            lock (text)
            {
                job.{|BITS040:Resume|}();
            }
            """,
        ["a capture that is never captured"] = """
            job.Cancel();
            System.Diagnostics.Debug.Assert(first, $"job {number} of {text}");
            job.{|BITS040:Resume|}();
            """,
        ["a pattern assigns on the true edge"] = """
            object something = job;
            if (something is IBackgroundCopyJob2 found)
            {
                found.Cancel();
                job.{|BITS040:Resume|}();
            }
            """,
        ["a switch expression ends in a throw"] = """
            job.SetNotifyFlags({|BITS001:number switch { 1 => 5u, 2 => 6u }|});
            """,
        ["a loop with a fresh job"] = """
            while (Decide())
            {
                manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
                created.AddFile(text, text);
                created.Resume();
                created.Complete();
            }
            """,
        ["a method reference is an escape"] = """
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            Action<string, string> add = created.AddFile;
            add(text, text);
            created.Resume();
            """,
        ["an assignment within an expression"] = """
            uint flags;
            job.SetNotifyFlags({|BITS001:flags = 5|});
            """,
        ["an increment keeps the old value"] = """
            uint flags = 4;
            var old = flags++;
            job.SetNotifyFlags({|BITS001:flags|});
            other.SetNotifyFlags(old);
            """,
        ["a discarded out argument"] = """
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out var id, out _);
            manager.GetJob(ref id, out var found);
            found.Resume();
            """,
        ["a variable that a lambda changes"] = """
            IBackgroundCopyJob current = job;
            Action replace = () => current = other;
            current.Cancel();
            replace();
            current.Resume();
            """,
        ["a local function that is called before the end"] = """
            Start();
            job.Cancel();
            void Start() => job.Resume();
            """,
        ["checked arithmetic"] = """
            uint flags = 4;
            flags = checked(flags + 1);
            job.SetNotifyFlags({|BITS001:flags|});
            """,
        ["names are not uses"] = """
            job.Cancel();
            Log(nameof(job.Resume) + typeof(IBackgroundCopyJob).Name + sizeof(int));
            """,
        ["a comparison of references"] = """
            if (ReferenceEquals(job, other))
            {
                return;
            }

            job.Cancel();
            other.Resume();
            """,
        ["a do loop runs at least once"] = """
            do
            {
                job.{|BITS041:Cancel|}();
            }
            while (Decide());
            job.{|BITS040:Resume|}();
            """,
        ["an endless loop"] = """
            for (;;)
            {
                job.GetState(out var state);
                if (state == BG_JOB_STATE_TRANSFERRED)
                {
                    job.Complete();
                    break;
                }
            }
            """,
        ["a goto into the next case"] = """
            switch (number)
            {
                case 1:
                    job.Cancel();
                    goto case 2;
                case 2:
                    job.{|BITS040:Resume|}();
                    break;
            }
            """,
        ["a using whose end may fail"] = """
            try
            {
                using (var stream = new System.IO.MemoryStream())
                {
                    job.Cancel();
                }
            }
            catch (System.IO.IOException)
            {
                job.{|BITS041:Resume|}();
            }
            """,
        ["a finally between a using and a return"] = """
            try
            {
                using (var stream = new System.IO.MemoryStream())
                {
                    job.Cancel();
                    return;
                }
            }
            finally
            {
                job.{|BITS040:Suspend|}();
            }
            """,
        ["a return out of a using in a loop"] = """
            foreach (var name in new List<string> { text })
            {
                using (var stream = new System.IO.StreamReader(name))
                {
                    if (stream.EndOfStream)
                    {
                        job.Cancel();
                        return;
                    }
                }

                job.Resume();
            }

            job.Suspend();
            """,
        ["a counter that decides nothing"] = """
            var flags = 0u;
            for (var i = 0; i < number; i++)
            {
                flags |= 4;
            }

            job.SetNotifyFlags({|BITS001:flags | 1|});
            """,
        ["a counter that is a mask"] = """
            var flags = 0u;
            for (var i = 0; i < 3; i++)
            {
                flags |= 1u << i;
            }

            job.SetNotifyFlags({|BITS001:flags|});
            """,
    };
}
