using System.Globalization;

namespace BitsAnalyzers.Benchmarks;

/// <summary>
/// A program as users of BITS write them: a library that wraps a job, and windows that use the wrappers. Getters and actions have handlers,
/// changes raise events, a refresh reads ten properties of each job, and menu handlers go through helpers three deep. It is correct but for
/// what its
/// author cannot know: which jobs the user has ended already.
/// </summary>
internal static class WrapperProgram
{
    /// <summary>The methods and accessors of one window.</summary>
    public const int MethodsOfWindow = 20;

    /// <summary>The methods and accessors of the library.</summary>
    public const int MethodsOfLibrary = 60;

    /// <summary>What windows are made of: a library that the program references and nobody sees into.</summary>
    public const string Toolkit = """
        using System;
        using System.Collections.Generic;

        namespace Contoso.Ui
        {
            public class Control
            {
                public string Text { get; set; }
                public bool Enabled { get; set; }
                public event EventHandler Click;
                public void Invalidate() { }
                public void Invoke(Delegate method) { }
            }

            public class Row
            {
                public Row(string text) { }
                public object Tag { get; set; }
                public IList<string> Cells { get; } = new List<string>();
            }

            public class Table : Control
            {
                public IList<Row> Rows { get; } = new List<Row>();
                public IList<Row> Selected { get; } = new List<Row>();
                public void BeginUpdate() { }
                public void EndUpdate() { }
            }

            public class Clock
            {
                public int Interval { get; set; }
                public event EventHandler Tick;
                public void Start() { }
                public void Stop() { }
            }

            public class Window : Control, IDisposable
            {
                public bool Ask(string question) => false;
                public void Show(string message) { }
                public void Dispose() { }
                protected virtual void OnClosed(EventArgs e) { }
                protected virtual void OnLoad(EventArgs e) { }
            }
        }
        """;

    /// <summary>A program of so many methods, of which the library has its part.</summary>
    public static string[] OfMethods(int methods) =>
        [Library, .. Enumerable.Range(0, Math.Max(1, (methods - MethodsOfLibrary) / MethodsOfWindow)).Select(
            static window => s_window.Replace("$", window.ToString(CultureInfo.InvariantCulture)))];

    private static string Getter(string type, string name, string call, string result, string instead) => $$"""
                public {{type}} {{name}}
                {
                    get
                    {
                        try
                        {
                            {{call}}
                            return {{result}};
                        }
                        catch (COMException e)
                        {
                            _manager.Report(e);
                            return {{instead}};
                        }
                    }
                }

        """;

    private static string Property(string type, string name, string member, string raw) => $$"""
                public {{type}} {{name}}
                {
                    get
                    {
                        try
                        {
                            _job.Get{{member}}(out var value);
                            return ({{type}})value;
                        }
                        catch (COMException e)
                        {
                            throw new TransferException(e.Message, e);
                        }
                    }

                    set
                    {
                        try
                        {
                            _job.Set{{member}}(({{raw}})value);
                            OnChanged();
                        }
                        catch (COMException e)
                        {
                            throw new TransferException(e.Message, e);
                        }
                    }
                }

        """;

    private static string Action(string name, string parameters, string call) => $$"""
                public void {{name}}({{parameters}})
                {
                    try
                    {
                        _job.{{call}};
                        OnChanged();
                    }
                    catch (COMException e)
                    {
                        _manager.Report(e);
                        throw new TransferException("{{name}}", e);
                    }
                }

        """;

    private static string Library { get; } = $$"""
        using System;
        using System.Collections.Generic;
        using System.Runtime.InteropServices;
        using Contoso.Interop;

        namespace Contoso.Transfers
        {
            public sealed class TransferException : Exception
            {
                public TransferException(string message, Exception inner) : base(message, inner) { }
            }

            public sealed class ErrorEventArgs : EventArgs
            {
                public ErrorEventArgs(Exception error) { Error = error; }
                public Exception Error { get; }
            }

            public sealed class JobEventArgs : EventArgs
            {
                public JobEventArgs(TransferJob job) { Job = job; }
                public TransferJob Job { get; }
            }

            public sealed class TransferJob
            {
                private readonly IBackgroundCopyJob _job;
                private readonly TransferManager _manager;

                internal TransferJob(TransferManager manager, IBackgroundCopyJob job)
                {
                    _manager = manager;
                    _job = job;
                }

                public event EventHandler<JobEventArgs> Changed;

        {{Getter("Guid", "Id", "_job.GetId(out var value);", "value", "Guid.Empty")}}
        {{Getter("string", "Owner", "_job.GetOwner(out var value);", "value", "\"\"")}}
        {{Getter("BG_JOB_STATE", "State", "_job.GetState(out var value);", "value", "BG_JOB_STATE.BG_JOB_STATE_ERROR")}}
        {{Getter("BG_JOB_TYPE", "Kind", "_job.GetType(out var value);", "value", "BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD")}}
        {{Getter("ulong", "BytesTotal", "_job.GetProgress(out var value);", "value.BytesTotal", "0")}}
        {{Getter("ulong", "BytesTransferred", "_job.GetProgress(out var value);", "value.BytesTransferred", "0")}}
        {{Getter("uint", "FilesTotal", "_job.GetProgress(out var value);", "value.FilesTotal", "0")}}
        {{Getter("uint", "FilesTransferred", "_job.GetProgress(out var value);", "value.FilesTransferred", "0")}}
        {{Getter("uint", "ErrorCount", "_job.GetErrorCount(out var value);", "value", "0")}}
        {{Getter("string", "Error", "_job.GetError(out var value); value.GetErrorDescription(0, out var text);", "text", "null")}}
        {{Property("string", "Name", "DisplayName", "string")}}
        {{Property("string", "Description", "Description", "string")}}
        {{Property("BG_JOB_PRIORITY", "Priority", "Priority", "BG_JOB_PRIORITY")}}
        {{Property("BG_NOTIFY", "Notifications", "NotifyFlags", "uint")}}
        {{Property("uint", "RetryDelay", "MinimumRetryDelay", "uint")}}
        {{Property("uint", "Timeout", "NoProgressTimeout", "uint")}}
        {{Action("Cancel", "", "Cancel()")}}
        {{Action("Complete", "", "Complete()")}}
        {{Action("Suspend", "", "Suspend()")}}
        {{Action("Resume", "", "Resume()")}}
        {{Action("AddFile", "string url, string path", "AddFile(url, path)")}}
        {{Action("TakeOwnership", "", "TakeOwnership()")}}
        {{Action("Register", "object callback", "SetNotifyInterface(callback)")}}
                public bool IsEnded => State == BG_JOB_STATE.BG_JOB_STATE_CANCELLED || State == BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED;

                public string StateText
                {
                    get
                    {
                        switch (State)
                        {
                            case BG_JOB_STATE.BG_JOB_STATE_QUEUED: return "Queued";
                            case BG_JOB_STATE.BG_JOB_STATE_CONNECTING: return "Connecting";
                            case BG_JOB_STATE.BG_JOB_STATE_TRANSFERRING: return "Transferring";
                            case BG_JOB_STATE.BG_JOB_STATE_SUSPENDED: return "Suspended";
                            case BG_JOB_STATE.BG_JOB_STATE_ERROR: return "Error: " + Error;
                            case BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED: return "Transferred";
                            default: return "Ended";
                        }
                    }
                }

                public IEnumerable<string> FileNames()
                {
                    _job.EnumFiles(out var files);
                    files.GetCount(out var count);
                    for (uint i = 0; i < count; i++)
                    {
                        uint fetched = 0;
                        files.Next(1, out var file, ref fetched);
                        file.GetRemoteName(out var name);
                        yield return name;
                    }
                }

                public override string ToString() => Name + " (" + StateText + ")";

                private void OnChanged() => Changed?.Invoke(this, new JobEventArgs(this));
            }

            public sealed class TransferManager : IDisposable
            {
                private readonly Dictionary<Guid, TransferJob> _jobs = new Dictionary<Guid, TransferJob>();
                private IBackgroundCopyManager _manager;

                public TransferManager(IBackgroundCopyManager manager) { _manager = manager; }

                public event EventHandler<JobEventArgs> Added;

                public event EventHandler<ErrorEventArgs> Failed;

                public ICollection<TransferJob> Jobs => _jobs.Values;

                public void Load(bool everybody)
                {
                    try
                    {
                        _manager.EnumJobs(everybody ? 1u : 0u, out var jobs);
                        jobs.GetCount(out var count);
                        for (uint i = 0; i < count; i++)
                        {
                            uint fetched = 0;
                            jobs.Next(1, out var job, ref fetched);
                            Add(job);
                        }
                    }
                    catch (COMException e)
                    {
                        Report(e);
                    }
                }

                public TransferJob Create(string name, BG_JOB_TYPE type)
                {
                    try
                    {
                        _manager.CreateJob(name, type, out _, out var job);
                        return Add(job);
                    }
                    catch (COMException e)
                    {
                        throw new TransferException(name, e);
                    }
                }

                public TransferJob Find(Guid id) => _jobs.TryGetValue(id, out var job) ? job : null;

                public void Report(Exception error) => Failed?.Invoke(this, new ErrorEventArgs(error));

                public void Dispose()
                {
                    _jobs.Clear();
                    _manager = null;
                }

                private TransferJob Add(IBackgroundCopyJob job)
                {
                    var added = new TransferJob(this, job);
                    _jobs[added.Id] = added;
                    Added?.Invoke(this, new JobEventArgs(added));
                    return added;
                }
            }
        }
        """;

    private static readonly string s_window = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Contoso.Interop;
        using Contoso.Transfers;
        using Contoso.Ui;

        namespace Contoso.Windows
        {
            public sealed class Window$ : Window
            {
                private readonly TransferManager _manager;
                private readonly Table _table = new Table();
                private readonly Control _resume = new Control();
                private readonly Control _cancel = new Control();
                private readonly Control _complete = new Control();
                private readonly Control _status = new Control();
                private readonly Clock _clock = new Clock();
                private TransferJob _current;

                public Window$(TransferManager manager)
                {
                    _manager = manager;
                    _resume.Click += OnResume;
                    _cancel.Click += OnCancel;
                    _complete.Click += OnComplete;
                    _clock.Tick += OnTick;
                    _clock.Interval = 1000 + $;
                    _manager.Added += OnAdded;
                    _manager.Failed += OnFailed;
                }

                public TransferJob Current
                {
                    get => _current;
                    set
                    {
                        _current = value;
                        UpdateButtons();
                    }
                }

                protected override void OnLoad(EventArgs e)
                {
                    base.OnLoad(e);
                    _manager.Load(everybody: false);
                    Reload();
                    _clock.Start();
                }

                protected override void OnClosed(EventArgs e)
                {
                    _clock.Stop();
                    _manager.Added -= OnAdded;
                    _manager.Failed -= OnFailed;
                    base.OnClosed(e);
                }

                private void Reload()
                {
                    _table.BeginUpdate();
                    try
                    {
                        _table.Rows.Clear();
                        foreach (var job in _manager.Jobs)
                        {
                            var row = new Row(job.Name) { Tag = job };
                            Fill(row, job);
                            _table.Rows.Add(row);
                        }
                    }
                    finally
                    {
                        _table.EndUpdate();
                    }
                }

                private void Fill(Row row, TransferJob job)
                {
                    row.Cells.Clear();
                    row.Cells.Add(job.Id.ToString());
                    row.Cells.Add(job.Name);
                    row.Cells.Add(job.Owner);
                    row.Cells.Add(job.StateText);
                    row.Cells.Add(job.Priority.ToString());
                    row.Cells.Add(job.BytesTransferred + " of " + job.BytesTotal);
                    row.Cells.Add(job.FilesTransferred + " of " + job.FilesTotal);
                    row.Cells.Add(job.ErrorCount.ToString());
                    row.Cells.Add(job.Error ?? "");
                    row.Cells.Add(job.Description);
                }

                private void OnTick(object sender, EventArgs e)
                {
                    foreach (var row in _table.Rows)
                    {
                        Fill(row, (TransferJob)row.Tag);
                    }

                    UpdateButtons();
                }

                private void UpdateButtons()
                {
                    if (_current == null)
                    {
                        _resume.Enabled = _cancel.Enabled = _complete.Enabled = false;
                        _status.Text = "";
                        return;
                    }

                    switch (_current.State)
                    {
                        case BG_JOB_STATE.BG_JOB_STATE_SUSPENDED:
                        case BG_JOB_STATE.BG_JOB_STATE_ERROR:
                            _resume.Enabled = true;
                            _cancel.Enabled = true;
                            break;
                        case BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED:
                            _complete.Enabled = true;
                            break;
                        default:
                            _resume.Enabled = false;
                            break;
                    }

                    _status.Text = _current.Name + ": " + _current.StateText + ", " + _current.BytesTransferred + " bytes";
                }

                private void OnResume(object sender, EventArgs e) => ForSelected(static job => job.Resume());

                private void OnSuspend(object sender, EventArgs e) => ForSelected(static job => job.Suspend());

                private void OnCancel(object sender, EventArgs e)
                {
                    if (Ask("Cancel the transfers?"))
                    {
                        ForSelected(End);
                    }
                }

                private void OnComplete(object sender, EventArgs e)
                {
                    try
                    {
                        _current.Complete();
                    }
                    catch (TransferException error)
                    {
                        Show(error.Message);
                    }

                    Reload();
                }

                private void OnUrgent(object sender, EventArgs e)
                {
                    if (_current != null && !_current.IsEnded)
                    {
                        _current.Priority = BG_JOB_PRIORITY.BG_JOB_PRIORITY_FOREGROUND;
                        _current.RetryDelay = 60;
                        UpdateButtons();
                    }
                }

                private void OnAddFile(object sender, EventArgs e) => Start("https://example.org/$", "file$", quiet: false);

                private TransferJob Start(string url, string path, bool quiet)
                {
                    var job = _manager.Create("transfer $", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD);
                    job.AddFile(url, path);
                    job.Notifications = quiet ? BG_NOTIFY.BG_NOTIFY_DISABLE : BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR;
                    job.Description = url;
                    job.Resume();
                    Current = job;
                    return job;
                }

                private void OnAdded(object sender, JobEventArgs e)
                {
                    var row = new Row(e.Job.Name) { Tag = e.Job };
                    Fill(row, e.Job);
                    _table.Rows.Add(row);
                    e.Job.Changed += OnChanged;
                }

                private void OnChanged(object sender, JobEventArgs e)
                {
                    var row = _table.Rows.FirstOrDefault(row => row.Tag == e.Job);
                    if (row != null)
                    {
                        Fill(row, e.Job);
                    }
                }

                private void OnFailed(object sender, ErrorEventArgs e) => Show(e.Error.Message);

                private void End(TransferJob job)
                {
                    if (!job.IsEnded)
                    {
                        EndQuietly(job);
                    }
                }

                private void EndQuietly(TransferJob job)
                {
                    try
                    {
                        EndNow(job);
                    }
                    catch (TransferException e)
                    {
                        Show(e.Message);
                    }
                    finally
                    {
                        Reload();
                    }
                }

                private void EndNow(TransferJob job)
                {
                    if (job.State == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                    {
                        job.Complete();
                    }
                    else
                    {
                        job.Cancel();
                    }
                }

                private void ForSelected(Action<TransferJob> action)
                {
                    foreach (var row in _table.Selected)
                    {
                        try
                        {
                            action((TransferJob)row.Tag);
                        }
                        catch (TransferException e)
                        {
                            Show(e.Message);
                        }
                    }

                    UpdateButtons();
                }
            }
        }
        """;
}
