using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Execution;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

/// <summary>A change of a program that must not change what is reported.</summary>
internal sealed record Transformation(string Name, Func<BitsProgram, BitsProgram> Apply)
{
    /// <summary>The rules whose reports it may change; those of all others stay.</summary>
    public ImmutableArray<string> MayChange { get; init; } = [];

    /// <summary>Whether the suite makes it; the others are made where a number of programs is asked for.</summary>
    public bool IsInSuite { get; init; } = true;

    /// <summary>Calls from this site on are added by a transformation; nothing is said about them.</summary>
    public const int FirstAddedSite = 100_000;

    public static readonly ImmutableArray<Transformation> All =
    [
        new("locals renamed", static program => new RenameLocals().Rewrite(program)),
        new("ifs inverted", static program => new InvertIfs().Rewrite(program)),
        new("tests negated twice", static program => new NegateTwice().Rewrite(program)),
        new("masks extracted to locals", static program => new ExtractMasks().Rewrite(program)),
        new("tests extracted to locals", static program => new ExtractTests().Rewrite(program)),
        new("calls extracted to methods", static program => new ExtractMembers(Extraction.Method).Rewrite(program)),
        new("calls extracted to local functions", static program => new ExtractMembers(Extraction.LocalFunction).Rewrite(program)),
        new("calls extracted to methods of methods", static program => new ExtractMembers(Extraction.TwoMethods).Rewrite(program)),
        new("calls extracted to wrappers", static program => new ExtractMembers(Extraction.Wrapper).Rewrite(program)),
        new("calls extracted to setters of wrappers", static program => new ExtractMembers(Extraction.WrapperProperty).Rewrite(program)),
        new("masks extracted to methods", static program => new ExtractMembers(Extraction.MaskMethod).Rewrite(program)),
        new("masks extracted to properties", static program => new ExtractMembers(Extraction.MaskProperty).Rewrite(program)),
        new("receivers cast", static program => new CastReceivers().Rewrite(program)),
        new("jobs called through aliases", static program => new UseAliases(program).Rewrite(program)),
        new("jobs held by objects", static program => new HoldJobs(program, isInitialized: false).Rewrite(program)),
        new("jobs held by objects that are initialized", static program => new HoldJobs(program, isInitialized: true).Rewrite(program)),
        new("independent statements swapped", static program => new SwapIndependent().Rewrite(program)),
        new("wrapped in a block", static program => Wrapping.InBlock(program)),
        new("wrapped in try and finally", static program => Wrapping.InTry(program)),
        new("wrapped in a loop that runs once", static program => Wrapping.InLoop(program)),
        new("made async", static program => Wrapping.InAsync(program)),
        new("after dead code", static program => Additions.DeadCode(program)),

        // Past the bound of states what is wrong with one of several masks is lost, and what leads from a test to one of several calls.
        new("among unrelated tests", UnrelatedTests.Around),

        // Whatever takes time between two masks may let an event come.
        new(
            "with known members between the calls",
            static program => new KnownMembers().Rewrite(program)) { MayChange = [RuleIds.MaskReplaced] },
        new("beside another job", static program => Additions.AnotherJob(program)),
    ];

    public override string ToString() => Name;
}
