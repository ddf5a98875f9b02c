using System.Collections.Immutable;
using BitsAnalyzers.Testing.Shapes;

namespace BitsAnalyzers.Tests.EveryRule;

/// <summary>A scenario for each rule that follows flags, receivers and states through a body.</summary>
internal static class FlowRuleScenarios
{
    public static ImmutableArray<RuleScenario> All { get; } =
    [
        Mask("BITS001", "$flags(TRANSFERRED | DISABLE)", "$flags(DISABLE)"),
        Mask("BITS002", "$number(0x41)", "$flags(TRANSFERRED | ERROR | MODIFICATION | FILE_TRANSFERRED | FILE_RANGES_TRANSFERRED)"),
        Mask("BITS003", "$flags(TRANSFERRED & ERROR)", "$flags((TRANSFERRED | ERROR | MODIFICATION) & ~MODIFICATION)", WithoutNames),
        Mask("BITS004", "$flags(TRANSFERRED ^ ERROR)", "$flags(TRANSFERRED | ERROR)", WithoutNames),
        Mask("BITS005", "$number(0)", "$flags(DISABLE)"),
        Mask("BITS006", "$flags(MODIFICATION)", "$flags(MODIFICATION | TRANSFERRED | ERROR)"),
        Mask("BITS007", "$flags(TRANSFERRED | MODIFICATION)", "$flags(ERROR)"),
        Mask("BITS008", "$number(11)", "$flags(TRANSFERRED | ERROR | MODIFICATION)", WithoutNames),
        new("BITS009", """
            class Replaced
            {
                void Wrong($Job job)
                {
                    $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | MODIFICATION)));
                    $call(job.SetNotifyFlags({|BITS009:$flags(TRANSFERRED | ERROR)|}));
                }

                void Right($Job job)
                {
                    $call(job.SetNotifyFlags($flags(ERROR)));
                    $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR)));
                    $call(job.Resume());
                    $call(job.SetNotifyFlags($flags(ERROR)));
                }
            }
            """),
        Mask("BITS010", "$cast($state(ERROR))", "$flags(TRANSFERRED | ERROR)"),
        new("BITS020", """
            class IgnoredEvents
            {
                void Wrong($Manager manager)
                {
                    $create(manager, var job);
                    $query2(job, var job2);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.SetNotifyFlags({|BITS020:$flags(TRANSFERRED | ERROR | FILE_TRANSFERRED)|}));
                    $call(job2.SetNotifyCmdLine($text("C:\\notify.exe"), $text(null)));
                    $call(job.Resume());
                }

                void Right($Manager manager)
                {
                    $create(manager, var job);
                    $query2(job, var job2);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR)));
                    $call(job2.SetNotifyCmdLine($text("C:\\notify.exe"), $text(null)));
                    $call(job.Resume());
                }
            }
            """),
        new("BITS021", """
            class SilencedCommands
            {
                void Wrong($Manager manager)
                {
                    $create(manager, var job);
                    $query2(job, var job2);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job2.SetNotifyCmdLine($text("C:\\notify.exe"), $text(null)));
                    $call(job.SetNotifyFlags({|BITS021:$flags(DISABLE)|}));
                    $call(job.Resume());
                }

                void Right($Manager manager)
                {
                    $create(manager, var job);
                    $query2(job, var job2);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job2.SetNotifyCmdLine($text("C:\\notify.exe"), $text(null)));
                    $call(job2.SetNotifyCmdLine($text(null), $text(null)));
                    $call(job.SetNotifyFlags($flags(DISABLE)));
                    $call(job.Resume());
                }
            }
            """),
        new("BITS025", """
            $emptyCallback(Muted, 1)

            class MutedReceivers
            {
                void Wrong($Manager manager)
                {
                    $create(manager, var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.SetNotifyInterface($sink(new Muted())));
                    $call(job.SetNotifyFlags({|BITS025:$flags(DISABLE)|}));
                    $call(job.Resume());
                }

                void Right($Manager manager)
                {
                    $create(manager, var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.SetNotifyInterface($sink(new Muted())));
                    $call(job.SetNotifyInterface($noSink));
                    $call(job.SetNotifyFlags($flags(DISABLE)));
                    $call(job.Resume());
                }
            }
            """),
        new("BITS027", """
            $emptyCallback(Preferred, 1)

            class Fallbacks
            {
                void Wrong($Manager manager)
                {
                    $create(manager, var job);
                    $query2(job, var job2);
                    $call(job.SetNotifyInterface($sink(new Preferred())));
                    $call(job2.{|BITS027:SetNotifyCmdLine|}($text("C:\\notify.exe"), $text(null)));
                }

                void Right($Manager manager)
                {
                    $create(manager, var job);
                    $query2(job, var job2);
                    $call(job.SetNotifyInterface($sink(new Preferred())));
                    $call(job.SetNotifyInterface($noSink));
                    $call(job2.SetNotifyCmdLine($text("C:\\notify.exe"), $text(null)));
                }
            }
            """),
        new("BITS028", """
            $callbackClass(Listening, 1)
            {
                public $Result JobModification($Job job, uint reserved) { Console.WriteLine("modified"); $ok }
                $emptyHandlers(JobTransferred, JobError)
            }

            class Handlers28
            {
                void Wrong($Manager manager)
                {
                    $create(manager, var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.{|BITS028:SetNotifyInterface|}($sink(new Listening())));
                    $call(job.Resume());
                }

                void Right($Manager manager)
                {
                    $create(manager, var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.SetNotifyInterface($sink(new Listening())));
                    $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | MODIFICATION)));
                    $call(job.Resume());
                }
            }
            """),
        new("BITS040", """
            class EndedJobs
            {
                void Wrong($Job job)
                {
                    $call(job.Cancel());
                    $call(job.{|BITS040:Resume|}());
                }

                void Right($Job job)
                {
                    $call(job.Cancel());
                    $getState(job, var state);
                }
            }
            """),
        new("BITS041", """
            class PerhapsEndedJobs
            {
                void Wrong($Job job, bool cancel, bool resume)
                {
                    if (cancel)
                    {
                        $call(job.Cancel());
                    }

                    if (resume)
                    {
                        $call(job.{|BITS041:Resume|}());
                    }
                }

                void Right($Job job, bool cancel)
                {
                    if (cancel)
                    {
                        $call(job.Cancel());
                    }

                    if (!cancel)
                    {
                        $call(job.Resume());
                    }
                }
            }
            """),
        new("BITS042", """
            class EmptyJobs
            {
                void Wrong($Manager manager)
                {
                    $create(manager, var job);
                    $call(job.{|BITS042:Resume|}());
                }

                void Right($Manager manager)
                {
                    $create(manager, var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.Resume());
                }
            }
            """),
        new("BITS043", """
            class UploadsOfTwoFiles
            {
                void Wrong()
                {
                    $createUpload(var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.{|BITS043:AddFile|}($text("https://contoso.com/b"), $text("C:\\b")));
                }

                void Right($Manager manager)
                {
                    $create(manager, var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.AddFile($text("https://contoso.com/b"), $text("C:\\b")));
                }
            }
            """),
        new("BITS044", """
            class UnfinishedUploads
            {
                void Wrong()
                {
                    $createUpload(var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.{|BITS044:Complete|}());
                }

                void Right($Manager manager)
                {
                    $create(manager, var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.Complete());
                }
            }
            """),
        new("BITS045", """
            class LateProperties
            {
                void Wrong($Manager manager)
                {
                    $create(manager, var job);
                    $query5(job, var job5);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.Resume());
                    $call(job5.{|BITS045:SetProperty|}($property(DYNAMIC_CONTENT), $enable(true)));
                }

                void Right($Manager manager)
                {
                    $create(manager, var job);
                    $query5(job, var job5);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job5.SetProperty($property(DYNAMIC_CONTENT), $enable(true)));
                    $call(job.Resume());
                }
            }
            """),
        new("BITS047", """
            class NewOwners
            {
                void Wrong($Job job)
                {
                    $query2(job, var job2);
                    $call(job2.{|BITS047:SetNotifyCmdLine|}($text("C:\\notify.exe"), $text(null)));
                    $call(job.TakeOwnership());
                }

                void Right($Job job)
                {
                    $query2(job, var job2);
                    $call(job.TakeOwnership());
                    $call(job2.SetNotifyCmdLine($text("C:\\notify.exe"), $text(null)));
                }
            }
            """),
    ];

    private static string? WithoutNames(InteropShape shape) => shape.NamesFlags ? null : "there are no names for the flags";

    private static RuleScenario Mask(string id, string wrong, string right, Func<InteropShape, string?>? skippedBecause = null)
        => new(
            id,
            $$"""
            class Mask{{id}}
            {
                void Wrong($Job job) { $call(job.SetNotifyFlags({|{{id}}:{{wrong}}|})); }
                void Right($Job job) { $call(job.SetNotifyFlags({{right}})); }
            }
            """,
            skippedBecause ?? (static _ => null));
}
