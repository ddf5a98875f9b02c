using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Tests of the Windows that the program runs on, as conditions: the version never changes, so the same test has the same outcome
/// everywhere, and what is decided about it tells how old it can be.
/// </summary>
internal static class WindowsVersionTests
{
    private const string AtLeast = "windows";
    private const string Order = "order";
    private const string Major = "major";
    private const string Minor = "minor";
    private const string Build = "build";

    /// <summary>Which Windows brought a notification flag.</summary>
    public static WindowsVersion NeededBy(uint flag) => flag switch
    {
        NotifyFlags.FileRangesTransferred => new(10, 0, 15063),
        NotifyFlags.FileTransferred => new(6, 0, 0),
        _ => default,
    };

    /// <summary>The condition that Windows has at least this version.</summary>
    public static Value IsAtLeast(WindowsVersion version) => new OperationValue(AtLeast, new VersionValue(version), null);

    /// <summary>What a call gives that tests the version; null for any other call.</summary>
    public static Value? OfCall(KnownFunction function, IInvocationOperation invocation, Value? receiver, Func<int, Value> argument)
    {
        switch (function)
        {
            case KnownFunction.IsWindowsAtLeast:
                return VersionOf(invocation.Arguments.Length, argument, first: 0) is { } version
                    ? IsAtLeast(version)
                    : IsAtLeast(WindowsVersion.Newest);
            case KnownFunction.IsPlatformAtLeast when argument(0) is TextValue { Text: var platform }
                && platform.Equals("windows", StringComparison.OrdinalIgnoreCase):
                return VersionOf(invocation.Arguments.Length, argument, first: 1) is { } named
                    ? IsAtLeast(named)
                    : IsAtLeast(WindowsVersion.Newest);
            case KnownFunction.CompareVersion when receiver is RunningWindowsValue && argument(0) is VersionValue compared:
                return new NumberValue(NotifyMask.Unknown, new OperationValue(Order, compared, null), null);
            default:
                return null;
        }
    }

    /// <summary>What a property gives that is about the version of Windows; null for any other.</summary>
    public static Value? OfProperty(KnownFunction function, Value? owner) => function switch
    {
        KnownFunction.RunningSystem => new RunningWindowsValue(),
        KnownFunction.VersionOfSystem when owner is RunningWindowsValue => owner,
        KnownFunction.MajorVersion when owner is RunningWindowsValue => Part(Major),
        KnownFunction.MinorVersion when owner is RunningWindowsValue => Part(Minor),
        KnownFunction.BuildNumber when owner is RunningWindowsValue => Part(Build),
        _ => null,
    };

    /// <summary>The version that <c>new Version(…)</c> makes of constants; null for any other creation.</summary>
    public static Value? OfCreation(KnownFunction function, IObjectCreationOperation creation, Func<int, Value> argument)
        => function != KnownFunction.MakeVersion ? null
        : argument(0) is TextValue { Text: var text } ? WindowsVersion.FromText(text) is { } read ? new VersionValue(read) : null
        : VersionOf(creation.Arguments.Length, argument, first: 0) is { } version ? new VersionValue(version)
        : null;

    /// <summary>What a comparison of two versions gives; null where they are not the running one and a constant.</summary>
    public static Value? OfComparison(BinaryOperatorKind kind, Value left, Value right)
        => (left, right) switch
        {
            (RunningWindowsValue, VersionValue { Version: var version }) => OfComparison(kind, version),
            (VersionValue { Version: var version }, RunningWindowsValue) => OfComparison(Mirrored(kind), version),
            _ => null,
        };

    /// <summary>The oldest Windows that can be where these decisions have been made.</summary>
    public static WindowsVersion OldestAfter(IEnumerable<KeyValuePair<Value, bool>> decisions)
    {
        var oldest = default(WindowsVersion);
        foreach (var decision in decisions)
        {
            if (LowerBound(decision.Key, decision.Value) is { } bound && bound > oldest)
            {
                oldest = bound;
            }
        }

        return oldest;
    }

    /// <summary>Whether a condition is a test of the version, and of nothing else.</summary>
    public static bool IsAboutWindows(Value condition)
        => LowerBound(condition, outcome: true) is not null || LowerBound(condition, outcome: false) is not null;

    /// <summary>Whether the decisions say that Windows is older than this version.</summary>
    public static bool IsOlder(WindowsVersion version, IEnumerable<KeyValuePair<Value, bool>> decisions)
        => decisions.Any(decision => LowerBound(decision.Key, !decision.Value) is { } bound && bound != default && bound <= version);

    // The version from which on the condition comes out so; null where it does not say.
    private static WindowsVersion? LowerBound(Value condition, bool outcome) => condition switch
    {
        OperationValue { Operator: AtLeast, Left: VersionValue { Version: var version } } when outcome => version,
        OperationValue { Operator: "<", Left: OperationValue part, Right: NumberValue { Bits: { IsConstant: true, Value: var limit } } }
            when !outcome
            => FromPart(part, limit),
        OperationValue { Operator: "<", Left: NumberValue { Bits: { IsConstant: true, Value: var limit } }, Right: OperationValue part }
            when outcome
            => FromPart(part, limit + 1),
        OperationValue { Operator: "==", Left: OperationValue part, Right: NumberValue { Bits: { IsConstant: true, Value: var limit } } }
            when outcome
            => FromPart(part, limit),
        _ => null,
    };

    // Builds are counted on from one version of Windows to the next.
    private static WindowsVersion? FromPart(OperationValue part, uint limit) => part switch
    {
        { Operator: Order, Left: VersionValue { Version: var version } } when limit <= 1 => version,
        { Operator: Major } when limit < int.MaxValue => new((int)limit, 0, 0),
        { Operator: Build } when limit is >= 10000 and < int.MaxValue => new(10, 0, (int)limit),
        _ => null,
    };

    private static Value OfComparison(BinaryOperatorKind kind, WindowsVersion version) => kind switch
    {
        BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => IsAtLeast(version),
        BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => ConditionTransfer.Not(IsAtLeast(version)),
        _ => Value.Unknown,
    };

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        _ => kind,
    };

    private static NumberValue Part(string name)
        => new(NotifyMask.Unknown, new OperationValue(name, new RunningWindowsValue(), null), null);

    private static WindowsVersion? VersionOf(int count, Func<int, Value> argument, int first)
    {
        var numbers = new int[3];
        for (var i = 0; i < numbers.Length && first + i < count; i++)
        {
            if (argument(first + i) is not NumberValue { Bits: { IsConstant: true, Value: <= int.MaxValue and var number } })
            {
                return null;
            }

            numbers[i] = (int)number;
        }

        return count == 0 ? null : new(numbers[0], numbers[1], numbers[2]);
    }
}
