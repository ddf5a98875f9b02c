using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Bits.Declarations;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Rules.Interop;

/// <summary>Compares a declaration with the vtable that BITS has for its identifier. A declaration may end early.</summary>
internal sealed class Bits100VtableMismatch
{
    private const uint InterfaceIsIUnknown = 1;

    private readonly INamedTypeSymbol _type;
    private readonly BitsInterface _interface;
    private readonly DeclarationKind _kind;
    private readonly ImmutableArray<BitsMember> _slots;
    private readonly CancellationToken _cancellationToken;

    private Bits100VtableMismatch(
        INamedTypeSymbol type, BitsInterface @interface, DeclarationKind kind, CancellationToken cancellationToken)
    {
        _type = type;
        _interface = @interface;
        _kind = kind;
        _slots = BitsInterfaces.SlotsOf(@interface);
        _cancellationToken = cancellationToken;
    }

    public static IEnumerable<Finding> Examine(INamedTypeSymbol type, BitsTypes types, CancellationToken cancellationToken)
    {
        if (DeclarationKind.Of(type) is not { } kind || BitsTypes.IidOf(type) is not { } iid)
        {
            return [];
        }

        if (types.FindDeclared(type) is { } known)
        {
            return new Bits100VtableMismatch(type, known, kind, cancellationToken).Compare(iid);
        }

        // A name of BITS and mostly members of BITS under an identifier that BITS does not have.
        return BitsInterfaces.FromName(type.Name) is { } named &&
            !BitsTypes.IsDeliveryOptimization(type) &&
            new Bits100VtableMismatch(type, named, kind, cancellationToken) is var mismatch && mismatch.HasItsMembers()
                ? mismatch.CompareIid(iid)
                : [];
    }

    private IEnumerable<Finding> Compare(Guid iid) => CompareIid(iid).Concat(CompareSlots());

    private IEnumerable<Finding> CompareIid(Guid iid)
    {
        if (iid != _interface.Iid)
        {
            yield return AtType($"The identifier of {_interface.Name} is {Text(_interface.Iid)}, not {Text(iid)}");
        }
    }

    private IEnumerable<Finding> CompareSlots()
    {
        // An interface that stands for a class, as an imported type library has them, declares nothing that could be called.
        if (_kind.IsComImport && !IsDerivedFromIUnknown() && _type.GetMembers().Any(static member => member is IMethodSymbol))
        {
            yield return AtType(
                $"{_interface.Name} derives from IUnknown only; without [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)] every "
                + "member is called through a slot of another");
            yield break;
        }

        foreach (var (method, slot) in DeclaredSlots.Of(_type, _kind, _cancellationToken))
        {
            var own = SlotOf(method.Name);
            if (own is null)
            {
                // A name that BITS does not have stands for whatever is in the slot, as long as there is one.
                if (slot >= DeclaredSlots.First + _slots.Length)
                {
                    yield return At(
                        method,
                        $"'{method.Name}' is called through slot {slot}, and {_interface.Name} ends with "
                        + $"slot {DeclaredSlots.First + _slots.Length - 1}");
                    yield break;
                }

                continue;
            }

            if (own != slot)
            {
                yield return IsWithoutBase(method, slot) is { } missing
                    ? AtType(missing)
                    : At(method, DescribeSlot(method, slot, own.Value));
                if (!_kind.IsStruct)
                {
                    // What follows is in a wrong slot for the same reason.
                    yield break;
                }
            }

            foreach (var finding in CompareParameters(method, _slots[own.Value - DeclaredSlots.First]))
            {
                yield return finding;
            }
        }
    }

    private string DescribeSlot(IMethodSymbol method, int slot, int own)
    {
        var index = slot - DeclaredSlots.First;
        var there = index >= 0 && index < _slots.Length ? $"where BITS has {_slots[index].Name}" : "where BITS has none";
        return $"'{method.Name}' is called through slot {slot}, {there}; its own slot is {own}";
    }

    // The first member belongs behind those of the base, and they are not there.
    private string? IsWithoutBase(IMethodSymbol method, int slot)
    {
        if (DeclaredSlots.BaseOf(_type) is not { } @base
            || slot != DeclaredSlots.FirstOf(_type, _kind)
            || _interface.Members.IsEmpty
            || method.Name != _interface.Members[0].Name)
        {
            return null;
        }

        var missing = _interface.FirstSlot - slot;
        return _kind.IsComImport
            ? $"'{_type.Name}' has to declare the {missing} members of its base once more; without them '{method.Name}' is called "
                + $"through slot {slot} instead of {_interface.FirstSlot}"
            : missing > 0
                ? $"'{@base.Name}' lacks {missing} members, so that '{method.Name}' of '{_type.Name}' is called through slot {slot} "
                    + $"instead of {_interface.FirstSlot}"
            : null;
    }

    private IEnumerable<Finding> CompareParameters(IMethodSymbol method, BitsMember member)
    {
        var expected = NativeParameter.Of(member);
        var passed = method.Parameters
            .Select(parameter => (Name: $"'{parameter.Name}' of {member.Name}", Value: PassedValue.Of(parameter, _kind)))
            .ToList();
        var hasResult = !_kind.IsStruct && !method.ReturnsVoid && !IsPreserved(method);
        if (hasResult)
        {
            passed.Add(($"The result of {member.Name}", PassedValue.OfResult(method, _kind)));
        }

        if (passed.Count != expected.Length)
        {
            yield return At(method, hasResult && passed.Count - 1 == expected.Length
                ? $"Without [PreserveSig] the result of {member.Name} is one more parameter, but BITS has {Count(expected.Length)} there"
                : $"'{method.Name}' has {Count(passed.Count)}, but BITS has {Count(expected.Length)} there");
            yield break;
        }

        for (var i = 0; i < expected.Length; i++)
        {
            if (expected[i].Reject(passed[i].Value) is { } reason)
            {
                yield return At(method, $"{passed[i].Name} {reason}");
            }
        }
    }

    private static string Count(int parameters) => parameters == 1 ? "1 parameter" : $"{parameters} parameters";

    private static bool IsPreserved(IMethodSymbol method)
        => (method.MethodImplementationFlags & System.Reflection.MethodImplAttributes.PreserveSig)
            == System.Reflection.MethodImplAttributes.PreserveSig;

    private bool HasItsMembers()
    {
        var methods = _type.GetMembers().OfType<IMethodSymbol>().ToList();
        return !_kind.IsStruct && methods.Count(method => SlotOf(method.Name) is not null) * 2 > methods.Count;
    }

    private bool IsDerivedFromIUnknown()
        => _type.GetAttributes().Any(static attribute =>
            FullNames.IsNamed(attribute, "System.Runtime.InteropServices.InterfaceTypeAttribute") &&
            attribute.ConstructorArguments is [{ Value: var value }] && IntegerTypes.LowBits(value) == InterfaceIsIUnknown);

    private int? SlotOf(string name)
    {
        for (var index = 0; index < _slots.Length; index++)
        {
            if (_slots[index].Name == name)
            {
                return DeclaredSlots.First + index;
            }
        }

        return null;
    }

    private Finding At(IMethodSymbol method, string message)
        => method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is MethodDeclarationSyntax declaration
            ? Find(declaration.Identifier, declaration, message)
            : AtType(message);

    private Finding AtType(string message)
    {
        var declaration = _type.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken);
        return Find(
            declaration is BaseTypeDeclarationSyntax { Identifier: var name } ? name : declaration.GetFirstToken(), declaration, message);
    }

    private static Finding Find(SyntaxToken name, SyntaxNode declaration, string message)
        => new(
            RuleCatalogue.VtableMismatch,
            Proof.InEveryState,
            0,
            declaration,
            ImmutableArray.Create<object>(message),
            ImmutableArray.Create(new TraceStep(declaration, "the declaration that BITS is called through")))
        {
            Name = name,
        };

    private static string Text(Guid iid) => iid.ToString("D").ToUpperInvariant();
}
