using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>
/// Whether a job from outside is taken to have no callback interface and no callback class: so it is where no part of the containing type
/// sets either.
/// </summary>
internal static class InterfaceAssumption
{
    public static Known Of(BitsProgram program)
        => Descendants.Of(program.Body).Any(static statement =>
            statement is SetNotifyInterface { Callback: not CallbackArgument.Null }
                or SetProperty { Property: JobProperty.NotificationClass })
            ? Known.Unknown
            : Known.No;
}
