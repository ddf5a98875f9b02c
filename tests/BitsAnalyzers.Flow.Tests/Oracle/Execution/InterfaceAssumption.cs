using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>
/// Whether a job from outside is taken to have no callback interface: so it is where no part of the containing type sets one.
/// </summary>
internal static class InterfaceAssumption
{
    public static Known Of(BitsProgram program)
        => Descendants.Of(program.Body).OfType<SetNotifyInterface>().Any(static set => set.Callback != CallbackArgument.Null) ? Known.Unknown : Known.No;
}
