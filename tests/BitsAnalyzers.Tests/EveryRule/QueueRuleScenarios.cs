using System.Collections.Immutable;
using BitsAnalyzers.Testing.Shapes;

namespace BitsAnalyzers.Tests.EveryRule;

/// <summary>
/// A scenario for each rule that most programs about something else would break: what they leave in the queue, and how they wait.
/// </summary>
internal static class QueueRuleScenarios
{
    public static ImmutableArray<RuleScenario> All { get; } =
    [
        new("BITS011", """
            class Half
            {
                void Wrong($Job job) { $call(job.SetNotifyFlags({|BITS011:$flags(ERROR | MODIFICATION)|})); }
                void Right($Job job) { $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR))); }
            }
            """),
        new("BITS029", """
            [System.Runtime.Versioning.SupportedOSPlatform("windows7.0")]
            class OldProperties
            {
                void Wrong($Job5 job5) { $call(job5.SetProperty({|BITS029:$property(DYNAMIC_CONTENT)|}, $enable(true))); }

                [System.Runtime.Versioning.SupportedOSPlatform("windows8.0")]
                void Right($Job5 job5) { $call(job5.SetProperty($property(DYNAMIC_CONTENT), $enable(true))); }
            }
            """),
        new("BITS048", """
            class Leaves
            {
                void Wrong($Manager manager, bool isIdle)
                {
                    $createReported(BITS048, manager, var job);
                    if (isIdle)
                    {
                        return;
                    }

                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.Resume());
                }

                void Right($Manager manager, bool isIdle)
                {
                    $create(manager, var job);
                    if (isIdle)
                    {
                        $call(job.Cancel());
                        return;
                    }

                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.Resume());
                }
            }
            """),
        new("BITS049", """
            $callbackClass(Forgets, 1)
            {
                public $Result {|BITS049:JobError|}($Job job, $Error error) { Console.WriteLine("failed"); $ok }
                $emptyHandlers(JobTransferred, JobModification)
            }

            $callbackClass(Cancels, 1)
            {
                public $Result JobError($Job job, $Error error) { try { $call(job.Cancel()); } catch (Exception) { } $ok }
                $emptyHandlers(JobTransferred, JobModification)
            }
            """),
        new("BITS050", """
            class Waits
            {
                void Wrong($Job job)
                {
                    var state = $state(QUEUED);
                    while ({|BITS050:state != $state(TRANSFERRED)|})
                    {
                        System.Threading.Thread.Sleep(500);
                        $getState(job, state);
                    }
                }

                void Right($Job job)
                {
                    var state = $state(QUEUED);
                    while (state != $state(TRANSFERRED) && state != $state(ERROR) && state != $state(CANCELLED) && state != $state(ACKNOWLEDGED))
                    {
                        System.Threading.Thread.Sleep(500);
                        $getState(job, state);
                    }
                }
            }
            """),
        new("BITS051", """
            class Sweeps
            {
                void Wrong($Manager manager)
                {
                    $enumJobs(manager, var jobs);
                    $next(jobs, var job);
                    $call(job.{|BITS051:Cancel|}());
                }

                void Right($Manager manager, $Guid known)
                {
                    $enumJobs(manager, var jobs);
                    $next(jobs, var job);
                    $getId(job, var id);
                    if (id.Equals(known))
                    {
                        $call(job.Cancel());
                    }
                }
            }
            """),
        new("BITS052", """
            class Reads
            {
                void Wrong($Manager manager)
                {
                    $create(manager, var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.{|BITS052:Resume|}());
                    var state = $state(QUEUED);
                    while (true)
                    {
                        System.Threading.Thread.Sleep(500);
                        $getState(job, state);
                        if (state == $state(TRANSFERRED))
                        {
                            return;
                        }

                        if (state == $state(ERROR))
                        {
                            $call(job.Cancel());
                            return;
                        }
                    }
                }

                void Right($Manager manager)
                {
                    $create(manager, var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.Resume());
                    var state = $state(QUEUED);
                    while (true)
                    {
                        System.Threading.Thread.Sleep(500);
                        $getState(job, state);
                        if (state == $state(TRANSFERRED))
                        {
                            $call(job.Complete());
                            return;
                        }

                        if (state == $state(ERROR))
                        {
                            $call(job.Cancel());
                            return;
                        }
                    }
                }
            }
            """),
        new("BITS053", """
            class Spins
            {
                void Wrong($Job job)
                {
                    while (true)
                    {
                        $getStateReported(BITS053, job, var state);
                        if (state == $state(TRANSFERRED) || state == $state(ERROR) || state == $state(CANCELLED) || state == $state(ACKNOWLEDGED))
                        {
                            return;
                        }
                    }
                }

                void Right($Job job)
                {
                    while (true)
                    {
                        $getState(job, var state);
                        if (state == $state(TRANSFERRED) || state == $state(ERROR) || state == $state(CANCELLED) || state == $state(ACKNOWLEDGED))
                        {
                            return;
                        }

                        System.Threading.Thread.Sleep(500);
                    }
                }
            }
            """),
    ];
}
