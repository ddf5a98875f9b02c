using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeActions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The actions that an action groups. Only newer versions of Roslyn make them public, under another name.</summary>
internal static class CodeActionNesting
{
    private static readonly PropertyInfo? Property =
        typeof(CodeAction).GetProperty("NestedActions", BindingFlags.Instance | BindingFlags.Public)
        ?? typeof(CodeAction).GetProperty("NestedCodeActions", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    public static ImmutableArray<CodeAction> NestedOnes(this CodeAction action) =>
        Property?.GetValue(action) is ImmutableArray<CodeAction> { IsDefault: false } nested ? nested : [];
}
