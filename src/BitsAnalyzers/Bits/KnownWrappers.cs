using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>
/// Public libraries that wrap jobs, by what their public members come to: one table, by the full names of types. A member of one of these
/// types that is not in it only reads.
/// </summary>
internal static class KnownWrappers
{
    private static readonly KnownLibrary s_sharpBits = new("SharpBits", KeepsJobs: true);
    private static readonly KnownLibrary s_vanara = new("Vanara", AnswersInEvents: true, RegistersOnce: true);
    private static readonly KnownLibrary s_usis = new("usis.Net.Bits");

    // Its own callback is registered on every job from the start, and asks the handlers.
    private static readonly WrapperMember s_answer = new("SetNotifyInterface") { IsOnlyAnswer = true };

    private static readonly ImmutableDictionary<string, WrapperMember> s_methods = Members(
        ("Cancel", new("Cancel")),
        ("Complete", new("Complete")),
        ("Resume", new("Resume")),
        ("Suspend", new("Suspend")),
        ("TakeOwnership", new("TakeOwnership")),
        ("ReplaceRemotePrefix", new("ReplaceRemotePrefix")),
        ("RemoveCredentials", new("RemoveCredentials")));

    private static readonly ImmutableDictionary<string, WrapperMember> s_written = Members(
        ("DisplayName", new("SetDisplayName")),
        ("Description", new("SetDescription")),
        ("Priority", new("SetPriority")),
        ("MinimumRetryDelay", new("SetMinimumRetryDelay")),
        ("NoProgressTimeout", new("SetNoProgressTimeout")));

    private static readonly ImmutableDictionary<string, WrapperMember> s_read = Members(
        ("State", new("GetState")),
        ("DisplayName", new("GetDisplayName")),
        ("Description", new("GetDescription")),
        ("Owner", new("GetOwner")));

    private static readonly ImmutableDictionary<string, WrapperType> s_types = new WrapperType[]
    {
        new("SharpBits.Base.BitsJob", s_sharpBits)
        {
            Stands = WrappedObject.Job,
            Methods = s_methods
                .Add("AddFile", new("AddFile"))
                .Add("AddFiles", new("AddFileSet", 0))
                .Add("AddFileWithRanges", new("AddFileWithRanges"))
                .Add("AddCredentials", new("SetCredentials")),
            Written = s_written
                .Add("NotificationFlags", new("SetNotifyFlags"))
                .Add("NotifyCommandLineProgram", new("SetNotifyCmdLine"))
                .Add("NotifyCommandLineParameters", new("SetNotifyCmdLine") { IsOnlyRefused = true })
                .Add("FileACLFlags", new("SetFileACLFlags")),
            Read = s_read
                .Add("NotificationFlags", new("GetNotifyFlags"))
                .Add("OwnerName", new("GetOwner"))
                .Add("JobId", new("GetId"))
                .Add("Progress", new("GetProgress")),
            Events = Members(
                ("OnJobTransferred", s_answer),
                ("OnJobError", s_answer),
                ("OnJobModified", s_answer)),
        },
        new("SharpBits.Base.BitsManager", s_sharpBits)
        {
            Methods = Members(("CreateJob", new("CreateJob", 0) { Second = 1 }), ("EnumJobs", new("EnumJobs"))),
            Events = Members(
                ("OnJobTransferred", s_answer),
                ("OnJobError", s_answer),
                ("OnJobModified", s_answer)),
        },
        new("SharpBits.Base.BitsJobs", s_sharpBits),
        new("SharpBits.Base.BitsFile", s_sharpBits),
        new("SharpBits.Base.BitsFiles", s_sharpBits),
        new("SharpBits.Base.BitsFileInfo", s_sharpBits),
        new("SharpBits.Base.BitsCredentials", s_sharpBits),
        new("SharpBits.Base.BitsError", s_sharpBits),
        new("SharpBits.Base.NotificationEventArgs", s_sharpBits),
        new("SharpBits.Base.ErrorNotificationEventArgs", s_sharpBits),
        new("SharpBits.Base.JobErrorNotificationEventArgs", s_sharpBits),
        new("SharpBits.Base.JobProgress", s_sharpBits),
        new("Vanara.IO.BackgroundCopyJob", s_vanara)
        {
            Stands = WrappedObject.Job,
            Methods = s_methods
                .Add("SetNotifyCommandLine", new("SetNotifyCmdLine", 0))
                .Add("SetCredentials", new("SetCredentials"))
                .Add("ClearCredentials", new("RemoveCredentials")),
            Written = s_written
                .Add("Proxy", new("SetProxySettings"))
                .Add("ACLFlags", new("SetFileACLFlags"))
                .Add("NotifyProgram", new("SetNotifyCmdLine"))
                .Add("TransferBehavior", new("SetProperty") { Property = BitsJobProperties.CostFlags })
                .Add("NotificationCLSID", new("SetProperty") { Property = BitsJobProperties.NotificationClsid })
                .Add("DynamicContent", new("SetProperty") { Property = BitsJobProperties.DynamicContent })
                .Add("HighPerformance", new("SetProperty") { Property = BitsJobProperties.HighPerformance })
                .Add("MaxDownloadSize", new("SetProperty") { Property = BitsJobProperties.MaxDownloadSize })
                .Add("UseStoredCredentials", new("SetProperty") { Property = BitsJobProperties.UseStoredCredentials })
                .Add("MinimumNotificationInterval", new("SetProperty") { Property = BitsJobProperties.MinimumNotificationInterval })
                .Add("OnDemand", new("SetProperty") { Property = BitsJobProperties.OnDemandMode }),
            Read = s_read
                .Add("ID", new("GetId"))
                .Add("Progress", new("GetProgress"))
                .Add("TransferBehavior", new("GetProperty") { Property = BitsJobProperties.CostFlags })
                .Add("NotificationCLSID", new("GetProperty") { Property = BitsJobProperties.NotificationClsid })
                .Add("DynamicContent", new("GetProperty") { Property = BitsJobProperties.DynamicContent })
                .Add("HighPerformance", new("GetProperty") { Property = BitsJobProperties.HighPerformance })
                .Add("MaxDownloadSize", new("GetProperty") { Property = BitsJobProperties.MaxDownloadSize })
                .Add("UseStoredCredentials", new("GetProperty") { Property = BitsJobProperties.UseStoredCredentials })
                .Add("MinimumNotificationInterval", new("GetProperty") { Property = BitsJobProperties.MinimumNotificationInterval })
                .Add("OnDemand", new("GetProperty") { Property = BitsJobProperties.OnDemandMode }),
            Parts = ImmutableHashSet.Create("Files", "Credentials"),
            Events = Members(
                ("Completed", new("SetNotifyInterface") { AddedFlag = 0x01 }),
                ("Error", new("SetNotifyInterface") { AddedFlag = 0x02 }),
                ("Modified", new("SetNotifyInterface") { AddedFlag = 0x08 }),
                ("FileTransferred", new("SetNotifyInterface") { AddedFlag = 0x10 }),
                ("FileRangesTransferred", new("SetNotifyInterface") { AddedFlag = 0x20 })),
        },
        new("Vanara.IO.BackgroundCopyFileCollection", s_vanara)
        {
            Stands = WrappedObject.PartOfJob,
            Methods = Members(("Add", new("AddFile")), ("AddRange", new("AddFileSet"))),
        },
        new("Vanara.IO.BackgroundCopyJobCredentials", s_vanara)
        {
            Stands = WrappedObject.PartOfJob,
            Methods = Members(("Add", new("SetCredentials")), ("Remove", new("RemoveCredentials")), ("Clear", new("RemoveCredentials"))),
        },
        new("Vanara.IO.BackgroundCopyManager", s_vanara) { Read = Members(("Jobs", new("EnumJobs"))) },
        new("Vanara.IO.BackgroundCopyJobCollection", s_vanara)
        {
            Stands = WrappedObject.AllJobs,
            Methods = Members(
                ("Add", new("CreateJob", 0) { Second = 2 }),
                ("Remove", new("Cancel", Job: 0)),
                ("Clear", new("Cancel") { IsOfAll = true })),
        },
        new("Vanara.IO.BackgroundCopyFileInfo", s_vanara),
        new("Vanara.IO.BackgroundCopyJobCredential", s_vanara),
        new("Vanara.IO.BackgroundCopyException", s_vanara),
        new("Vanara.IO.BackgroundCopyJobProgress", s_vanara),
        new("Vanara.IO.BackgroundCopyJobEventArgs", s_vanara),
        new("Vanara.IO.BackgroundCopyFileTransferredEventArgs", s_vanara),
        new("Vanara.IO.BackgroundCopyFileRangesTransferredEventArgs", s_vanara),
        new("usis.Net.Bits.BackgroundCopyJob", s_usis)
        {
            Stands = WrappedObject.Job,
            Methods = s_methods
                .Add("AddFile", new("AddFile"))
                .Add("AddFiles", new("AddFileSet", 0))
                .Add("SetCredentials", new("SetCredentials"))
                .Add("RetrieveProgress", new("GetProgress")),
            Written = s_written
                .Add("ProxySettings", new("SetProxySettings"))
                .Add("NotifyCommandLine", new("SetNotifyCmdLine"))
                .Add("FileAcl", new("SetFileACLFlags")),
            Read = s_read
                .Add("Id", new("GetId"))
                .Add("Notifications", new("GetNotifyFlags")),
            Events = Members(
                ("Transferred", new("SetNotifyInterface") { AddedFlag = 0x01 }),
                ("Failed", new("SetNotifyInterface") { AddedFlag = 0x02 }),
                ("Modified", new("SetNotifyInterface") { AddedFlag = 0x08 }),
                ("FileTransferred", new("SetNotifyInterface") { AddedFlag = 0x10 })),
        },
        new("usis.Net.Bits.BackgroundCopyManager", s_usis)
        {
            Methods = Members(
                ("CreateJob", new("CreateJob", 0) { Second = 1 }), ("EnumerateJobs", new("EnumJobs")), ("GetJob", new("GetJob"))),
        },
        new("usis.Net.Bits.BackgroundCopyJobExtensions", s_usis),
        new("usis.Net.Bits.BackgroundCopyJobHttpOptions", s_usis),
        new("usis.Net.Bits.BackgroundCopyNotifyCommandLine", s_usis),
        new("usis.Net.Bits.BackgroundCopyJobProxySettings", s_usis),
        new("usis.Net.Bits.BackgroundCopyJobProgress", s_usis),
        new("usis.Net.Bits.BackgroundCopyFileInfo", s_usis),
        new("usis.Net.Bits.BackgroundCopyFileRange", s_usis),
        new("usis.Net.Bits.BackgroundCopyFile", s_usis),
        new("usis.Net.Bits.BackgroundCopyError", s_usis),
        new("usis.Net.Bits.BackgroundCopyErrorEventArgs", s_usis),
        new("usis.Net.Bits.BackgroundCopyException", s_usis),
    }.ToImmutableDictionary(static type => type.Name);

    // Most types end here: to write out a whole name takes its time.
    private static readonly HashSet<string> s_names = new(s_types.Keys.Select(SimpleName));

    private static readonly ConditionalWeakTable<MetadataId, StrongBox<bool>> s_assemblies = new();

    /// <summary>The names of the types that let a library through the first gate, without their namespaces.</summary>
    public static IEnumerable<string> Names
        => s_types.Values.Where(static type => type.Stands == WrappedObject.Job).Select(static type => SimpleName(type.Name)).Distinct();

    /// <summary>Whether an assembly is one of these libraries. A file that many compilations reference is asked once.</summary>
    public static bool AreIn(IAssemblySymbol assembly)
        => assembly.GetMetadata() is { } metadata
            ? s_assemblies.GetValue(metadata.Id, _ => new(DeclaresJob(assembly))).Value
            : DeclaresJob(assembly);

    private static bool DeclaresJob(IAssemblySymbol assembly)
        => s_types.Values.Any(
            type => type.Stands == WrappedObject.Job && assembly.GetTypeByMetadataName(type.Name) is not null);

    /// <summary>The names of all members that do something to a job, or tell something of it.</summary>
    public static IEnumerable<string> MemberNames
        => s_types.Values
            .SelectMany(static type => type.Methods.Keys.Concat(type.Written.Keys).Concat(type.Read.Keys).Concat(type.Events.Keys))
            .Distinct();

    /// <summary>What an object of a type stands for; null where the type belongs to none of the libraries.</summary>
    public static WrappedObject? ObjectOf(ITypeSymbol? type) => Find(type)?.Stands;

    /// <summary>What a method of such a type does; null where it does nothing to a job.</summary>
    public static WrapperMember? Find(IMethodSymbol method)
    {
        if (Find(method.ContainingType) is not { } type || !type.Methods.TryGetValue(method.Name, out var member))
        {
            return null;
        }

        // The overloads that take ranges come to a member of their own.
        return member.Bits == "AddFile" && method.Parameters.Length > 2
            ? member with { Bits = "AddFileWithRanges", Library = type.Library }
            : member with { Library = type.Library };
    }

    /// <summary>What writing a property of such a type does; null where it does nothing to the job.</summary>
    public static WrapperMember? FindWrite(IPropertySymbol property)
        => Find(property.ContainingType) is { } type && type.Written.TryGetValue(property.Name, out var member)
            ? member with { Library = type.Library }
            : null;

    /// <summary>What reading a property of such a type tells of the job; null where it tells nothing that matters.</summary>
    public static WrapperMember? FindRead(IPropertySymbol property)
        => Find(property.ContainingType) is { } type && type.Read.TryGetValue(property.Name, out var member)
            ? member with { Library = type.Library }
            : null;

    /// <summary>What it does to a job to add a handler to an event of such a type; null where it does nothing.</summary>
    public static WrapperMember? Find(IEventSymbol @event)
        => Find(@event.ContainingType) is { } type && type.Events.TryGetValue(@event.Name, out var member)
            ? member with { Library = type.Library }
            : null;

    /// <summary>Whether what a property of a job gives is the job itself under another name, such as the collection of its files.</summary>
    public static bool IsPart(IPropertySymbol property)
        => Find(property.ContainingType) is { } type && type.Parts.Contains(property.Name);

    private static WrapperType? Find(ITypeSymbol? type)
        => type is INamedTypeSymbol { ContainingType: null, Arity: 0 }
            && s_names.Contains(type.Name)
            && s_types.TryGetValue(type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat), out var wrapper)
            ? wrapper
            : null;

    private static string SimpleName(string name) => name.Substring(name.LastIndexOf('.') + 1);

    private static ImmutableDictionary<string, WrapperMember> Members(params (string Name, WrapperMember Member)[] members)
        => members.ToImmutableDictionary(static member => member.Name, static member => member.Member);

    private sealed record WrapperType(string Name, KnownLibrary Library)
    {
        public WrappedObject Stands { get; init; } = WrappedObject.Other;

        public ImmutableDictionary<string, WrapperMember> Methods { get; init; } = ImmutableDictionary<string, WrapperMember>.Empty;

        public ImmutableDictionary<string, WrapperMember> Written { get; init; } = ImmutableDictionary<string, WrapperMember>.Empty;

        public ImmutableDictionary<string, WrapperMember> Read { get; init; } = ImmutableDictionary<string, WrapperMember>.Empty;

        public ImmutableDictionary<string, WrapperMember> Events { get; init; } = ImmutableDictionary<string, WrapperMember>.Empty;

        public ImmutableHashSet<string> Parts { get; init; } = ImmutableHashSet<string>.Empty;
    }
}

/// <summary>What an object of a library stands for.</summary>
internal enum WrappedObject
{
    /// <summary>Nothing that is followed.</summary>
    Other,

    Job,

    /// <summary>The job that it was asked for, seen from one side.</summary>
    PartOfJob,

    /// <summary>All jobs that there are, whoever made them.</summary>
    AllJobs,
}
