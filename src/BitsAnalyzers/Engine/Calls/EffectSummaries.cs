using System.Collections.Concurrent;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// The effects of the methods of a compilation, each worked out when it is first asked for and kept for all: the least fixpoint over the
/// calls, so that the order of asking makes no difference, and recursion none either.
/// </summary>
internal sealed class EffectSummaries(CompilationContext compilation)
{
    // What reaches further than this is not looked at: it is followed, or not, as if nothing were known.
    private const int MaximumMethods = 4096;

    // One method that calls itself, or two that call each other, are followed once around.
    private const int MaximumCircle = 2;

    private readonly ConcurrentDictionary<IMethodSymbol, EffectSummary> _known = new(SymbolEqualityComparer.Default);
    private readonly object _lock = new();

    /// <summary>The effects of running a method.</summary>
    public EffectSummary Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = ((method.ReducedFrom ?? method).PartialImplementationPart ?? method.ReducedFrom ?? method).OriginalDefinition;
        if (_known.TryGetValue(definition, out var known))
        {
            compilation.Statistics.CountSummaryReused();
            return known;
        }

        // One at a time: whoever comes later finds more of them.
        lock (_lock)
        {
            return _known.TryGetValue(definition, out known) ? known : Find(definition, cancellationToken);
        }
    }

    /// <summary>The effects of all that a body calls: apart from its own, as what is new in it is no stranger to itself.</summary>
    public Effects OfCallsIn(OwnEffects own, CancellationToken cancellationToken)
    {
        var called = new Effects();
        foreach (var call in own.Calls)
        {
            AddCall(called, call, Of(call.Method, cancellationToken), cancellationToken);
        }

        return called;
    }

    private EffectSummary Find(IMethodSymbol asked, CancellationToken cancellationToken)
    {
        var found = new Dictionary<IMethodSymbol, (OwnEffects? Own, Effects Total)>(SymbolEqualityComparer.Default);
        var order = new List<IMethodSymbol>();
        var pending = new Stack<IMethodSymbol>([asked]);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var method = pending.Pop();
            if (found.ContainsKey(method) || _known.ContainsKey(method))
            {
                continue;
            }

            var (own, total) = Begin(method, isKept: found.Count < MaximumMethods, cancellationToken);
            found.Add(method, (own, total));
            order.Add(method);
            foreach (var call in own?.Calls ?? [])
            {
                pending.Push(call.Method);
            }
        }

        // Callees have mostly been found after their callers.
        order.Reverse();
        var circles = CallCircles.Of(
            order, method => (found[method].Own?.Calls ?? []).Select(static call => call.Method).Where(found.ContainsKey));
        var endless = EndlessRecursion.Among(
            [.. order.Where(method => circles[method] > 0)], method => compilation.SourceBodies.Of(method, cancellationToken));
        foreach (var method in endless)
        {
            found[method].Total.Guards = true;
        }

        var isChanged = true;
        while (isChanged)
        {
            isChanged = false;
            foreach (var method in order)
            {
                var (own, total) = found[method];
                foreach (var call in own?.Calls ?? [])
                {
                    isChanged |= AddCall(
                        total,
                        call,
                        found.TryGetValue(call.Method, out var other) ? new(other.Total, false) : _known[call.Method],
                        cancellationToken);
                }

                if (own?.LeaksFresh == true)
                {
                    isChanged |= Leak(total);
                }
            }
        }

        foreach (var method in order)
        {
            var (own, total) = found[method];
            var circle = circles[method];
            _known.TryAdd(
                method,
                new(total, own?.IsResultOpaque == true || (circle > 0 && IsCounted(method)))
                {
                    CallsInCircles = circle > MaximumCircle,
                    NeverReturns = endless.Contains(method),
                });
            compilation.Statistics.CountSummary();
        }

        return _known[asked];
    }

    /// <summary>Whether a method is one of many that call each other: whatever is followed there leads to itself again.</summary>
    public bool CallsInCircles(IMethodSymbol method, CancellationToken cancellationToken)
        => method.MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction)
            && Of(method, cancellationToken).CallsInCircles;

    /// <summary>Whether a method calls itself on every way through it, by itself or by others, so that no call of it comes to its end.
    /// </summary>
    public bool NeverReturns(IMethodSymbol method, CancellationToken cancellationToken)
        => !CallTargets.IsVirtual(method) && !method.DeclaringSyntaxReferences.IsEmpty &&
            method.MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction) &&
            Of(method, cancellationToken).NeverReturns;

    // What a number comes to that a method gets from itself is not worked out: to follow the calls would not tell either.
    private static bool IsCounted(IMethodSymbol method) => IntegerTypes.WidthOf(method.ReturnType) is not null &&
        method.ReturnType.TypeKind != TypeKind.Enum;

    private (OwnEffects? Own, Effects Total) Begin(IMethodSymbol method, bool isKept, CancellationToken cancellationToken)
    {
        var total = new Effects();
        var isAccessorOfField = method.AssociatedSymbol is IPropertySymbol property && Locations.IsAutoProperty(property);
        if (isAccessorOfField || (method.MethodKind == MethodKind.Constructor && method.IsImplicitlyDeclared))
        {
            return (null, total);
        }

        if (!isKept)
        {
            total.IsUnclear = true;
            return (null, total);
        }

        if (compilation.SourceBodies.Of(method, cancellationToken) is { } body && !method.IsAsync)
        {
            var own = OwnEffects.Of(compilation, method, body, cancellationToken);
            total.Add(own.Effects, static roots => roots);
            total.MayThrow |= own.Effects.MayThrow;
            total.MayThrowComException |= own.Effects.MayThrowComException;
            return (own, total);
        }

        // What is not seen may do anything with what it can get at, as far as the engine is concerned; what is overridden may be seen
        // after all.
        total.RunsHiddenCode = total.GivesToHiddenCode = true;
        total.RunsAnyCode = method.IsAsync;
        total.TakesTime = true;
        total.MayThrow = total.MayThrowComException = true;
        total.Escapes = Roots.Any;
        total.IsUnclear = method.IsAsync || method.MethodKind is MethodKind.Constructor or MethodKind.LocalFunction;
        return (null, total);
    }

    /// <summary>Adds the effects of a call; whether they are more than before.</summary>
    public bool AddCall(Effects total, EffectCall call, EffectSummary callee, CancellationToken cancellationToken)
    {
        var effects = callee.Effects;
        var isChanged = total.Add(effects, roots => Roots.ToCaller(roots, call.Receiver, call.Arguments));
        if (call.IsVirtual)
        {
            // Whatever overrides it has the same name.
            var overriding = new Effects
            {
                IsUnclear = compilation.Reach.MayLeadTo(call.Method.AssociatedSymbol?.Name ?? call.Method.Name, cancellationToken) &&
                    compilation.OverridingMembers.MayExist(call.Method, cancellationToken),
                RunsHiddenCode = true,
                GivesToHiddenCode = true,
                TakesTime = true,
                Escapes = Roots.Any,
            };
            isChanged |= total.Add(overriding, roots => Roots.ToCaller(Roots.Any & ~Roots.Fresh & roots, call.Receiver, call.Arguments));
        }

        var before = (total.MayThrow, total.MayThrowComException);
        if (!call.IsLater)
        {
            total.MayThrow |= (effects.MayThrow || call.IsVirtual) && !call.CatchesAll;
            total.MayThrowComException |= (effects.MayThrowComException || call.IsVirtual) && !call.CatchesCom;
        }

        return isChanged || before != (total.MayThrow, total.MayThrowComException);
    }

    // What is new in a method and lives on may be met again by its callers.
    private static bool Leak(Effects total)
    {
        var before = (total.Ends, total.Tells, total.Refused, total.Changes, total.Reads, total.SetsUp);
        total.Ends = Leak(total.Ends);
        total.Tells = Leak(total.Tells);
        total.Refused = Leak(total.Refused);
        total.Changes = Leak(total.Changes);
        total.Reads = Leak(total.Reads);
        total.SetsUp = Leak(total.SetsUp);
        return before != (total.Ends, total.Tells, total.Refused, total.Changes, total.Reads, total.SetsUp);
    }

    private static ulong Leak(ulong roots) => (roots & Roots.Fresh) == Roots.None ? roots : Roots.Any;
}

/// <summary>What is known of running a method, whoever calls it.</summary>
/// <param name="Effects">What it may do.</param>
/// <param name="IsResultOpaque">Whether its result is only what code elsewhere has given, or a constant instead.</param>
internal sealed record EffectSummary(Effects Effects, bool IsResultOpaque)
{
    /// <summary>Whether it is one of several methods that call each other.</summary>
    public bool CallsInCircles { get; init; }

    /// <summary>Whether no call of it comes to its end.</summary>
    public bool NeverReturns { get; init; }
}
