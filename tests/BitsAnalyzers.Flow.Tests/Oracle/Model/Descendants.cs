namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

/// <summary>Walks over the statements of a program.</summary>
internal static class Descendants
{
    /// <summary>The statement and every statement in it, in the order of the text.</summary>
    public static IEnumerable<Statement> Of(Statement statement)
        => Children(statement).SelectMany(Of).Prepend(statement);

    private static IEnumerable<Statement> Children(Statement statement) => statement switch
    {
        Block block => block.Statements,
        If @if => Optional(@if.Then, @if.Else),
        IfJob2 @if => Optional(@if.Then, @if.Else),
        While loop => [loop.Body],
        For loop => [loop.Body],
        ForEachItem loop => [loop.Body],
        ForEachJob loop => [loop.Body],
        ForEachHolder loop => [loop.Body],
        Switch @switch => @switch.Cases.Select(static c => c.Body),
        SwitchState @switch => @switch.Cases.Select(static c => c.Body),
        Try @try => Optional(@try.Body, @try.Finally).Concat(@try.Handlers.Select(static handler => handler.Body)),
        Using @using => [@using.Body],
        LockItems @lock => [@lock.Body],
        _ => [],
    };

    private static IEnumerable<Statement> Optional(Statement first, Statement? second) => second is null ? [first] : [first, second];
}
