using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>A constant of BITS that is no notification flag although it has the same size and similar values.</summary>
/// <param name="Description">What it is, with its article: "a job state".</param>
/// <param name="Intended">The notification flag with the same purpose; 0 where there is none.</param>
internal readonly record struct ForeignConstant(string Description, uint Intended);

/// <summary>
/// Recognises the constants of the other families of BITS: by the prefix the Windows headers give them, and for enums with shorter member
/// names by the name of the enum together with the values of its members.
/// </summary>
internal static class ForeignConstants
{
    // What the Windows headers call the flags themselves.
    private const string NotifyPrefix = "BG_NOTIFY_";

    private static readonly ImmutableArray<Family> s_families = ImmutableArray.Create<Family>(
        new("QM_NOTIFY_", "a flag of the older queue manager", [],
        [
            ("FILE_DONE", 1, NotifyFlags.FileTransferred),
            ("JOB_DONE", 2, NotifyFlags.JobTransferred),
            ("GROUP_DONE", 4, 0),
            ("DISABLE_NOTIFY", 0x40, NotifyFlags.Disable),
            ("USE_PROGRESSEX", 0x80, 0),
        ]),
        new("QM_STATUS_", "a status of the older queue manager", [], []),
        new("BG_JOB_STATE_", "a job state", ["BGJOBSTATE", "JOBSTATE"],
        [
            ("QUEUED", 0, 0),
            ("CONNECTING", 1, 0),
            ("TRANSFERRING", 2, NotifyFlags.JobModification),
            ("SUSPENDED", 3, 0),
            ("ERROR", 4, NotifyFlags.JobError),
            ("TRANSIENT_ERROR", 5, 0),
            ("TRANSFERRED", 6, NotifyFlags.JobTransferred),
            ("ACKNOWLEDGED", 7, 0),
            ("CANCELLED", 8, 0),
        ]),
        new("BG_ERROR_CONTEXT_", "an error context", ["BGERRORCONTEXT", "ERRORCONTEXT"],
        [
            ("NONE", 0, 0),
            ("UNKNOWN", 1, 0),
            ("GENERAL_QUEUE_MANAGER", 2, 0),
            ("QUEUE_MANAGER_NOTIFICATION", 3, 0),
            ("LOCAL_FILE", 4, 0),
            ("REMOTE_FILE", 5, 0),
            ("GENERAL_TRANSPORT", 6, 0),
            ("REMOTE_APPLICATION", 7, 0),
        ]),
        new("BG_JOB_PRIORITY_", "a job priority", ["BGJOBPRIORITY", "JOBPRIORITY"],
            [("FOREGROUND", 0, 0), ("HIGH", 1, 0), ("NORMAL", 2, 0), ("LOW", 3, 0)]),
        new("BG_JOB_TYPE_", "a job type", ["BGJOBTYPE", "JOBTYPE"],
            [("DOWNLOAD", 0, 0), ("UPLOAD", 1, 0), ("UPLOAD_REPLY", 2, 0)]),
        new("BG_JOB_PROXY_USAGE_", "a proxy usage", ["BGJOBPROXYUSAGE", "PROXYUSAGE", "JOBPROXYUSAGE"],
            [("PRECONFIG", 0, 0), ("NO_PROXY", 1, 0), ("OVERRIDE", 2, 0), ("AUTODETECT", 3, 0)]),
        new("BG_AUTH_TARGET_", "an authentication target", ["BGAUTHTARGET", "AUTHTARGET"], [("SERVER", 1, 0), ("PROXY", 2, 0)]),
        new("BG_AUTH_SCHEME_", "an authentication scheme", ["BGAUTHSCHEME", "AUTHSCHEME"],
            [("BASIC", 1, 0), ("DIGEST", 2, 0), ("NTLM", 3, 0), ("NEGOTIATE", 4, 0), ("PASSPORT", 5, 0)]),
        new("BG_COPY_FILE_", "a file ACL flag", ["BGCOPYFILE"], []),
        new("BG_JOB_ENUM_", "an enumeration flag", [], []),
        new("BG_JOB_ENABLE_PEERCACHING_", "a peer caching flag", [], []),
        new("BG_ENABLE_PEERCACHING_", "a peer caching flag", [], []),
        new("BG_SSL_", "a security flag", [], []),
        new("BG_TOKEN_", "a helper token flag", ["BGTOKEN"], []),
        new("BG_CERT_STORE_LOCATION_", "a certificate store location", ["BGCERTSTORELOCATION"], []),
        new("BITS_JOB_PROPERTY_", "a job property", ["BITSJOBPROPERTYID"], []),
        new("BITS_COST_STATE_", "a cost state", [], []));

    /// <summary>What the constant is, if it belongs to another family; null where nothing says that it does.</summary>
    public static ForeignConstant? Recognise(IFieldSymbol constant, uint value)
    {
        // Nearly all that are asked about are what they should be.
        if (constant.Name.StartsWith(NotifyPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var @enum = constant.ContainingType is { TypeKind: TypeKind.Enum } container ? container : null;
        var name = @enum is null ? null : Normalise(@enum.Name);
        foreach (var family in s_families)
        {
            var isFamily = constant.Name.StartsWith(family.Prefix, StringComparison.OrdinalIgnoreCase);
            if (isFamily || (@enum is not null && family.EnumNames.Contains(name) && HasMembersOf(family, @enum)))
            {
                return new(family.Description, IntendedBy(family, constant.Name, value));
            }
        }

        return null;
    }

    // A user's own enum may happen to be called JobState; it is the family's only where its members are.
    private static bool HasMembersOf(Family family, INamedTypeSymbol @enum)
    {
        var known = 0;
        var all = 0;
        foreach (var field in @enum.GetMembers().OfType<IFieldSymbol>())
        {
            if (field.HasConstantValue && IntegerTypes.LowBits(field.ConstantValue) is { } value)
            {
                all++;
                known += family.Members.Any(member => member.Value == value && EndsWith(field.Name, member.Name)) ? 1 : 0;
            }
        }

        return family.Members.Length == 0
            ? @enum.Name.StartsWith("B", StringComparison.Ordinal) && @enum.Name.Contains('_')
            : known * 2 > all;
    }

    private static uint IntendedBy(Family family, string name, uint value)
    {
        foreach (var member in family.Members)
        {
            if (member.Value == value && EndsWith(name, member.Name))
            {
                return member.Intended;
            }
        }

        return 0;
    }

    private static bool EndsWith(string name, string ending) => Normalise(name).EndsWith(Normalise(ending), StringComparison.Ordinal);

    private static string Normalise(string name) => name.Replace("_", "").ToUpperInvariant();

    private sealed record Family(
        string Prefix,
        string Description,
        string[] EnumNames,
        (string Name, uint Value, uint Intended)[] Members);
}
