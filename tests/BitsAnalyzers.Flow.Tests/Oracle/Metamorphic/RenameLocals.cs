using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Metamorphic;

internal sealed class RenameLocals : Rewriter
{
    private static readonly HashSet<string> s_parameters =
    [
        Parameters.Callback, Parameters.Count, Parameters.Elsewhere, Parameters.Items, Parameters.Jobs, Parameters.Manager,
        Parameters.MayBeNullCallback, Parameters.Mode, .. Parameters.Bools, .. Parameters.OutsideJobs,
    ];

    protected override string Name(string name) => s_parameters.Contains(name) ? name : "renamed" + name;
}
