using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>What makes a difference when something is read from a job of which nothing is known.</summary>
/// <param name="States">The states that the program tests, and one of either kind.</param>
/// <param name="Masks">Enough masks to make either outcome of any test of a bit, of all of them, or of a mask that the program names
/// happen.</param>
/// <param name="Strays">Masks that BITS never gives and that would make a test of a sum happen that no mask of BITS does.</param>
internal sealed record Readings(ImmutableArray<JobState> States, ImmutableArray<uint> Masks, ImmutableArray<uint> Strays)
{
    private const uint Defined = 0x3F;

    private static readonly uint[] s_masks = [0x03, 0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x0B, 0x3F, 0x00];

    private readonly Dictionary<(Node Node, object Part), Node> _places = [];

    /// <summary>
    /// The variables of masks that an analyzer need not follow, because they have a second name or are no mere variables.
    /// </summary>
    public required IReadOnlySet<string> Blurred { get; init; }

    /// <summary>The results that something is made of. What is kept and never looked at is as good as thrown away.</summary>
    public required IReadOnlySet<string> Asked { get; init; }

    /// <summary>
    /// A place in the program that is only a part of another: for each state that a test names, and for each job that a call is made on.
    /// </summary>
    public Node PlaceOf(Node node, object part)
    {
        if (!_places.TryGetValue((node, part), out var place))
        {
            _places.Add((node, part), place = new BoolVariable(""));
        }

        return place;
    }

    public static Readings Of(BitsProgram program)
    {
        var states = new SortedSet<JobState> { JobState.Transferring, JobState.Cancelled };
        var masks = s_masks.ToList();
        var tested = new SortedSet<uint>();
        var combined = new HashSet<(MaskOperator Operator, uint Value)>();
        foreach (var statement in Descendants.Of(program.Body))
        {
            if (statement is SwitchState @switch)
            {
                states.UnionWith(@switch.Cases.SelectMany(static c => c.Labels));
            }

            foreach (var condition in ConditionsIn.Of(statement))
            {
                states.UnionWith(condition is StateTest state ? state.States : []);
                tested.UnionWith(condition is MaskTest { Style: MaskTestStyle.Equals, Bits: var bits } ? [bits] : []);
                combined.UnionWith(condition is MaskTest test ? CombinedIn(test.Mask) : []);
            }

            combined.UnionWith(statement switch
            {
                AssignMask { Operator: { } @operator, Value: var value } => Combined(@operator, value),
                AssignMask { Value: var value } => CombinedIn(value),
                DeclareMask { Value: var value } => CombinedIn(value),
                _ => [],
            });
        }

        var before = tested.SelectMany(bits => combined.SelectMany(pair => Before(bits, pair.Operator, pair.Value))).ToList();
        return new(
            [.. states],
            [.. masks.Concat(tested).Concat(before.Where(static mask => (mask & ~Defined) == 0)).Distinct()],
            [.. before.Where(static mask => (mask & ~Defined) != 0).Distinct()])
        {
            Blurred = BlurredIn(program),
            Asked = AskedResults.In(program),
        };
    }

    private static HashSet<string> BlurredIn(BitsProgram program)
        => [.. Descendants.Of(program.Body).SelectMany(static IEnumerable<string> (statement) => statement switch
        {
            AliasMask alias => [alias.Target],
            CaptureMask capture => [capture.Name],
            PassMask pass => [pass.Name],
            AssignMask { IsThroughCall: true } assign => [assign.Name],
            DeclareMask { Storage: not (MaskStorage.Local or MaskStorage.Made) } declare => [declare.Name],
            _ => [],
        })];

    // The masks that an operator makes one that is tested.
    private static uint[] Before(uint tested, MaskOperator @operator, uint value) => unchecked(@operator switch
    {
        MaskOperator.Add or MaskOperator.Subtract => [tested - value, tested + value],
        MaskOperator.ExclusiveOr => [tested ^ value],
        MaskOperator.Or => [tested & ~value],
        _ => [],
    });

    // The constants that masks are combined with somewhere in an expression.
    private static IEnumerable<(MaskOperator Operator, uint Value)> CombinedIn(MaskExpression expression) => expression switch
    {
        MaskOperation operation => Combined(operation.Operator, operation.Left).Concat(Combined(operation.Operator, operation.Right)),
        MaskComplement complement => CombinedIn(complement.Operand),
        MaskCast cast => CombinedIn(cast.Operand),
        _ => [],
    };

    private static IEnumerable<(MaskOperator Operator, uint Value)> Combined(MaskOperator @operator, MaskExpression operand)
        => Constants(operand).Select(value => (@operator, value)).Concat(CombinedIn(operand));

    // What the expression may be, as far as it is made of constants.
    private static IEnumerable<uint> Constants(MaskExpression expression) => expression switch
    {
        FlagName flag => [flag.Value],
        NumberLiteral number => [number.Value],
        NamedMask named => [named.Mask.Value],
        ForeignName foreign => [foreign.Value],
        MaskCast cast => Constants(cast.Operand),
        MaskComplement complement => Constants(complement.Operand).Select(static value => ~value),
        MaskConditional conditional => Constants(conditional.WhenTrue).Concat(Constants(conditional.WhenFalse)),
        MaskSwitch @switch => @switch.Arms.SelectMany(static arm => Constants(arm.Value)).Concat(Constants(@switch.Otherwise)),
        MaskOperation operation =>
            from left in Constants(operation.Left)
            from right in Constants(operation.Right)
            select MaskEvaluator.Apply(operation.Operator, left, right),
        _ => [],
    };
}
