using System.Collections.Immutable;
using System.Globalization;

namespace BitsAnalyzers.Bits.Declarations;

/// <summary>A parameter of a member of BITS, and what a declaration may put in its place.</summary>
internal sealed class NativeParameter
{
    private readonly bool _isAddress;
    private readonly char _kind;
    private readonly NativeSize _size;

    private NativeParameter(string code)
    {
        _isAddress = code[0] == '*';
        var content = _isAddress ? code.Substring(1) : code;
        _kind = content is "s" or "i" or "p" ? content[0] : 'n';
        _size = _kind == 'n' ? SizeOf(content) : NativeSize.Pointer;
    }

    public static ImmutableArray<NativeParameter> Of(BitsMember member)
        => member.Parameters.Length == 0
            ? ImmutableArray<NativeParameter>.Empty
            : member.Parameters.Split(' ').Select(static code => new NativeParameter(code)).ToImmutableArray();

    /// <summary>What is wrong with what is passed, as the end of a sentence about it; null where nothing is known to be.</summary>
    public string? Reject(PassedValue passed)
    {
        if (passed.Form == PassedForm.Unknown)
        {
            return null;
        }

        return _isAddress ? RejectAddress(passed) : RejectContent(passed, isBehindAddress: false);
    }

    private string? RejectAddress(PassedValue passed) => passed switch
    {
        // A pointer that is kept in an integer is the address itself.
        { IsPointerSized: true } => null,
        { Form: PassedForm.Address, Target: { } target } => RejectContent(target, isBehindAddress: true),
        { Form: PassedForm.Address } => null,
        _ => "is passed by value, but BITS expects an address",
    };

    private string? RejectContent(PassedValue passed, bool isBehindAddress)
    {
        switch (passed.Form)
        {
            case PassedForm.Unknown:
                return null;
            case PassedForm.Variant:
                return "is marshalled as a VARIANT, but BITS expects an interface pointer; [MarshalAs(UnmanagedType.IUnknown)] is missing";
            case PassedForm.OtherText:
                return "is marshalled in another encoding, but BITS expects UTF-16";
            case PassedForm.BasicText when isBehindAddress && _kind == 's':
                return "is freed as a BSTR, but BITS allocates it with CoTaskMemAlloc; [MarshalAs(UnmanagedType.LPWStr)] is missing";
            case PassedForm.Text or PassedForm.BasicText:
                return _kind is 's' or 'p' ? null : $"is a string, but BITS expects {Describe()}";
            case PassedForm.Interface:
                return _kind is 'i' or 'p' ? null : $"is an interface, but BITS expects {Describe()}";
            case PassedForm.Address:
                return _kind != 'n' || isBehindAddress ? null : $"is an address, but BITS expects {Describe()}";
            default:
                return passed.Size is { } size && IsWrong(size, isBehindAddress) && !(passed.IsFirstOfMany && IsWhole(size))
                    ? isBehindAddress ? $"points to {size}, but BITS expects {_size}" : $"has {size}, but BITS expects {Describe()}"
                    : null;
        }
    }

    // A structure may be written as the numbers that it is made of.
    private bool IsWhole(NativeSize number)
        => _size.On64 > sizeof(long) && _size.On64 % number.On64 == 0 && _size.On32 % number.On32 == 0;

    // A register or a zeroed buffer that is longer than needed in one kind of process does no harm.
    private bool IsWrong(NativeSize size, bool isBehindAddress)
        => (size.On32 != _size.On32 && size.On64 != _size.On64) ||
            size.On64 < _size.On64 ||
            (isBehindAddress && size.On32 < _size.On32);

    private string Describe() => _kind switch
    {
        's' => "a string",
        'i' => "an interface pointer",
        'p' => "a pointer",
        _ => $"{_size}",
    };

    private static NativeSize SizeOf(string content)
    {
        var size = NativeSize.Bytes(0);
        foreach (var part in content.Split('+'))
        {
            var isPointers = part[part.Length - 1] == 'p';
            var count = int.Parse(isPointers ? part.Substring(0, part.Length - 1) : part, NumberStyles.None, CultureInfo.InvariantCulture);
            size = isPointers ? new(size.On32 + (4 * count), size.On64 + (8 * count)) : new(size.On32 + count, size.On64 + count);
        }

        return size;
    }
}
