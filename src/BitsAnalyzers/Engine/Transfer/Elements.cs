using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Elements of arrays and of the collections of the framework: of those that are mere contents, two reads in a row give the same. Whatever
/// may write any element, of any collection, ends that.
/// </summary>
internal static class Elements
{
    private static readonly HashSet<string> s_writeThem = new(StringComparer.Ordinal) { "Sort", "Reverse", "CopyTo", "ForEach" };

    /// <summary>What an element is read as: what it was before, if nothing may have written it since.</summary>
    /// <param name="run">The block.</param>
    /// <param name="read">The read.</param>
    /// <param name="collection">What it is an element of.</param>
    /// <param name="index">Which one.</param>
    /// <param name="given">What it is read as otherwise.</param>
    public static Value Read(BlockRun run, IOperation read, Value? collection, Value index, Value given)
    {
        if (run.IsOnLoop
            || !run.Context.Shape.IsReadAgain(read)
            || read.Type is not { } type || !PureFunctions.IsContent(type)
            || collection is not (SymbolicValue or ObjectValue)
            || index.Bare is not (NumberValue or TextValue or SymbolicValue or OperationValue))
        {
            return given;
        }

        var location = run.Context.Locations.OfElement(collection, index.Bare);
        if (run.State[location] is { } held)
        {
            return held;
        }

        run.State[location] = given;
        return given;
    }

    /// <summary>An element is written, which may be any other one by another name.</summary>
    /// <param name="run">The block.</param>
    /// <param name="written">The target.</param>
    /// <param name="collection">What it is an element of; null where that is not known.</param>
    /// <param name="index">Which one.</param>
    /// <param name="value">What it is from now on.</param>
    public static void Write(BlockRun run, IOperation written, Value? collection, Value? index, Value value)
    {
        Forget(run.Context, run.State);
        if (index is not null && value is not UnknownValue)
        {
            Read(run, written, collection, index, value);
        }
    }

    /// <summary>Some element has been written.</summary>
    public static void Forget(BodyContext context, ProgramStateBuilder state) => state.Remove(context.Locations.IsElement);

    /// <summary>A member of another assembly has been called.</summary>
    public static void AfterCall(BlockRun run, IMethodSymbol method, CallArguments arguments)
    {
        var isMember = KnownMembers.IsKnownCollection(method.ContainingType);
        if (s_writeThem.Contains(method.Name)
            || CollectionSizes.MayChange(method, arguments.Operations.Select(static argument => argument.Value))
            || (!isMember && arguments.Operations.Any(static argument => argument.Parameter is { RefKind: not RefKind.None }
                || argument.Parameter?.Type is { IsReferenceType: true, SpecialType: not SpecialType.System_String }
                || argument.Parameter?.Type is { IsRefLikeType: true })))
        {
            Forget(run.Context, run.State);
        }
    }
}
