using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// Helpers for the flags of any enum. A type parameter cannot be cast to a number, so they take detours; the mask that comes out is known
/// all the same, and what is not known stays unknown.
/// </summary>
public class EnumHelperTests
{
    private const string Plain = "where T : struct, Enum";
    private const string Unmanaged = "where T : unmanaged, Enum";

    public static TheoryData<string, string> Unions => new()
    {
        { Plain, "(T)Enum.ToObject(typeof(T), Convert.ToUInt64(a) | Convert.ToUInt64(b))" },
        { Plain, "(T)Enum.ToObject(typeof(T), Convert.ToUInt32(a) | Convert.ToUInt32(b))" },
        { Plain, "(T)Enum.ToObject(typeof(T), Convert.ToInt64(a) | Convert.ToInt64(b))" },
        { Plain, "(T)Enum.ToObject(typeof(T), Convert.ToByte(a) | Convert.ToByte(b))" },
        { Plain, "(T)Enum.ToObject(a.GetType(), Convert.ToUInt64(a) | Convert.ToUInt64(b))" },
        { Plain, "(T)(object)(Convert.ToUInt32(a) | Convert.ToUInt32(b))" },
        { Plain, "(T)(object)((uint)(object)a | (uint)(object)b)" },
        { Plain, "(T)Enum.ToObject(typeof(T), Convert.ToUInt64(a, CultureInfo.InvariantCulture) | Convert.ToUInt64(b, null))" },
        { Plain, "(T)Enum.ToObject(typeof(T), ((IConvertible)a).ToUInt32(null) | ((IConvertible)b).ToUInt32(null))" },
        { "where T : struct, IConvertible", "(T)Enum.ToObject(typeof(T), a.ToUInt32(null) | b.ToUInt32(null))" },
        { Unmanaged, "Unsafe.BitCast<uint, T>(Unsafe.BitCast<T, uint>(a) | Unsafe.BitCast<T, uint>(b))" },
        { Plain, "a.HasFlag(b) ? a : (T)Enum.ToObject(typeof(T), Convert.ToUInt64(a) + Convert.ToUInt64(b))" },
    };

    public static TheoryData<string, string> Bodies => new()
    {
        { Plain, "uint both = Unsafe.As<T, uint>(ref a) | Unsafe.As<T, uint>(ref b); return Unsafe.As<uint, T>(ref both);" },
        { Unmanaged, "uint both = *(uint*)&a | *(uint*)&b; return *(T*)&both;" },
        {
            Unmanaged,
            """
            switch (Unsafe.SizeOf<T>())
            {
                case 1: { var both = (byte)(Unsafe.As<T, byte>(ref a) | Unsafe.As<T, byte>(ref b)); return Unsafe.As<byte, T>(ref both); }
                case 4: { var both = Unsafe.As<T, uint>(ref a) | Unsafe.As<T, uint>(ref b); return Unsafe.As<uint, T>(ref both); }
                default: throw new NotSupportedException();
            }
            """
        },
        { Unmanaged, "if (sizeof(T) != 4) return default; var both = *(int*)&a | *(int*)&b; return *(T*)&both;" },
        {
            Plain,
            """
            if (!typeof(T).IsEnum) throw new ArgumentException("no enum");
            Type type = typeof(T);
            ulong bits = Convert.ToUInt64(a);
            bits |= Convert.ToUInt64(b);
            return (T)Enum.ToObject(type, bits);
            """
        },
        {
            Plain,
            """
            if (Enum.GetUnderlyingType(typeof(T)) == typeof(ulong))
                return (T)Enum.ToObject(typeof(T), Convert.ToUInt64(a) | Convert.ToUInt64(b));
            return (T)Enum.ToObject(typeof(T), Convert.ToInt64(a) | Convert.ToInt64(b));
            """
        },
    };

    [Theory]
    [MemberData(nameof(Unions))]
    public Task WhatAnExpressionUnitesIsKnown(string constraint, string union) => Union(constraint, $"return {union};");

    [Theory]
    [MemberData(nameof(Bodies))]
    public Task WhatABodyUnitesIsKnown(string constraint, string body) => Union(constraint, body);

    [Theory]
    [InlineData("(uint)Helpers.Set(Usual, BG_NOTIFY_DISABLE)")]
    [InlineData("(uint)Usual.Set(BG_NOTIFY_DISABLE)")]
    [InlineData("(uint)unknown.Set(BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR)")]
    [InlineData("(uint)Usual.Put(BG_NOTIFY_DISABLE, true)")]
    [InlineData("(uint)Usual.Put(BG_NOTIFY_DISABLE, isMuted)")]
    [InlineData("(uint)(Usual | BG_NOTIFY_DISABLE).Clear(BG_NOTIFY_JOB_ERROR)")]
    [InlineData("(uint)(Usual.Has(BG_NOTIFY_DISABLE) ? Usual : Usual.Set(BG_NOTIFY_DISABLE))")]
    [InlineData("(uint)(Usual.HasAny(BG_NOTIFY_DISABLE) ? Usual : Usual.Set(BG_NOTIFY_DISABLE))")]
    [InlineData("(uint)Flags<BG_NOTIFY>.Set(Usual, BG_NOTIFY_DISABLE)")]
    [InlineData("(uint)Helpers.From<Small>(0x107)")]
    [InlineData("(uint)(BG_NOTIFY)Helpers.Both(Usual, BG_NOTIFY_DISABLE)")]
    public Task TheMaskOfAHelperIsKnown(string mask) => Program($"job.SetNotifyFlags({{|BITS001:{mask}|}});");

    [Theory]
    [InlineData("(uint)Usual.Set(unknown)")]
    [InlineData("(uint)(Usual | BG_NOTIFY_DISABLE).Clear(unknown)")]
    [InlineData("(uint)(Usual | BG_NOTIFY_DISABLE).Clear(BG_NOTIFY_DISABLE)")]
    [InlineData("(uint)(Usual | BG_NOTIFY_DISABLE).Put(BG_NOTIFY_DISABLE, false)")]
    [InlineData("(uint)(Usual.Has(BG_NOTIFY_DISABLE) ? Usual.Set(BG_NOTIFY_DISABLE) : Usual)")]
    [InlineData("(uint)(unknown.Has(BG_NOTIFY_DISABLE) ? Usual : unknown.Set(Usual))")]
    // A byte has no room for the rest, and which enum is made may not be known.
    [InlineData("(uint)Helpers.From<Small>(0x103)")]
    [InlineData("Helpers.Bits<Small>(0x103)")]
    [InlineData("Convert.ToUInt32(Enum.ToObject(type, 0x103))")]
    [InlineData("Convert.ToUInt32(new Odd())")]
    [InlineData("Helpers.Read(new Odd())")]
    [InlineData("Helpers.Wider(7)")]
    public Task WhatIsNotKnownStaysUnknown(string mask) => Program($"job.SetNotifyFlags({mask});");

    [Theory]
    [InlineData("Unsafe.As<BG_NOTIFY, uint>(ref mask) &= 3;")]
    [InlineData("Unsafe.As<BG_NOTIFY, uint>(ref mask) = 3;")]
    [InlineData("(Unsafe.As<BG_NOTIFY, uint>(ref mask)) -= 4;")]
    [InlineData("ref var bits = ref Unsafe.As<BG_NOTIFY, uint>(ref mask); bits = 3;")]
    [InlineData("Reset(ref Unsafe.As<BG_NOTIFY, uint>(ref mask));")]
    [InlineData("*(uint*)&mask = 3;")]
    [InlineData("var pointer = (uint*)&mask; *pointer = 3;")]
    [InlineData("(*(uint*)&mask)--;")]
    public Task WhatIsWrittenThroughAReferenceIsNotKnown(string write)
        => Program($"var mask = Usual | BG_NOTIFY_DISABLE; {write} job.SetNotifyFlags((uint)mask);");

    [Theory]
    [InlineData("var bits = Unsafe.As<BG_NOTIFY, uint>(ref mask); bits = 3;")]
    [InlineData("var bits = *(uint*)&mask; bits = 3;")]
    [InlineData("number = *(int*)&mask | 8;")]
    public Task WhatIsReadThroughAReferenceStays(string read)
        => Program($"var mask = Usual | BG_NOTIFY_DISABLE; {read} job.SetNotifyFlags({{|BITS001:(uint)mask|}});");

    [Theory]
    [InlineData("Maths.Join(3u, 4u)")]
    [InlineData("(uint)Maths.Join(3, 4)")]
    [InlineData("Maths.Join(unknownBits, 5u)")]
    [InlineData("Maths.Without(15u, 8u)")]
    [InlineData("Maths.Toggle(3u, 4u)")]
    [InlineData("Maths.Sum(3u, 4u)")]
    [InlineData("Maths.Grown(3u, 4u)")]
    [InlineData("Maths.Shifted(7u)")]
    [InlineData("Maths.Wrapped<uint>(7)")]
    [InlineData("Maths.Checked<uint>(7)")]
    [InlineData("Maths.Saturated<uint>(7)")]
    [InlineData("Maths.Wrapped<byte>(0x107)")]
    [InlineData("uint.CreateTruncating(7L)")]
    [InlineData("Maths.IsIn(3u, 4u) ? 3u : 7u")]
    [InlineData("Maths.IsZero(3u) ? 3u : 7u")]
    public Task GenericMathsIsMaths(string mask) => Program($"job.SetNotifyFlags({{|BITS001:{mask}|}});");

    [Theory]
    [InlineData("Maths.Join(3u, unknownBits)")]
    [InlineData("Maths.Join(new Own(7), new Own(7)).Bits")]
    [InlineData("Maths.Wrapped<byte>(0x103)")]
    [InlineData("(uint)Maths.Saturated<sbyte>(0x107) & 3")]
    [InlineData("Maths.IsZero(3u) ? 7u : 3u")]
    [InlineData("Maths.IsIn(0x1_0000_0000ul, 0ul) ? 3u : 3u")]
    public Task AndOtherMathsIsNot(string mask) => Program($"job.SetNotifyFlags({mask});");

    private static Task Union(string constraint, string body) => Verdict.Program(Declarations + $$"""
        unsafe static class Union
        {
            public static T Of<T>(this T a, T b) {{constraint}}
            {
                {{body}}
            }
        }

        class Downloader
        {
            void Wrong(IBackgroundCopyJob job, IBackgroundCopyJob other, BG_NOTIFY unknown)
            {
                job.SetNotifyFlags({|BITS001:(uint)BG_NOTIFY_JOB_TRANSFERRED.Of(BG_NOTIFY_DISABLE)|});
                other.SetNotifyFlags({|BITS002:(uint)unknown.Of((BG_NOTIFY)0x40)|});
            }

            void Right(IBackgroundCopyJob job, IBackgroundCopyJob other, BG_NOTIFY unknown)
            {
                job.SetNotifyFlags((uint)BG_NOTIFY_JOB_TRANSFERRED.Of(BG_NOTIFY_JOB_ERROR));
                other.SetNotifyFlags((uint)BG_NOTIFY_JOB_TRANSFERRED.Of(unknown));
            }
        }
        """);

    private static Task Program(string statements) => Verdict.Program(Declarations + $$"""
        unsafe class Downloader
        {
            const BG_NOTIFY Usual = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;

            void Run(IBackgroundCopyJob job, BG_NOTIFY unknown, uint unknownBits, bool isMuted, Type type, int number)
            {
                {{statements}}
            }

            static void Reset(ref uint bits) => bits = 3;
        }
        """);

    private const string Declarations = """
        using System.Globalization;
        using System.Numerics;
        using System.Runtime.CompilerServices;
        using static Contoso.Interop.BG_NOTIFY;

        [Flags] enum Small : byte { First = 1, Second = 2 }

        static class Helpers
        {
            public static T Set<T>(this T value, T flag) where T : struct, Enum
                => (T)Enum.ToObject(typeof(T), Convert.ToUInt64(value) | Convert.ToUInt64(flag));

            public static T Clear<T>(this T value, T flag) where T : struct, Enum
                => (T)Enum.ToObject(typeof(T), Convert.ToUInt64(value) & ~Convert.ToUInt64(flag));

            public static T Put<T>(this T value, T flag, bool isOn) where T : struct, Enum => isOn ? value.Set(flag) : value.Clear(flag);

            public static bool Has<T>(this T value, T flag) where T : struct, Enum
                => (Convert.ToUInt64(value) & Convert.ToUInt64(flag)) == Convert.ToUInt64(flag);

            public static bool HasAny<T>(this T value, T flag) where T : struct, Enum
                => (Convert.ToUInt64(value) & Convert.ToUInt64(flag)) != 0;

            public static Enum Both(Enum first, Enum second)
                => (Enum)Enum.ToObject(first.GetType(), Convert.ToUInt64(first) | Convert.ToUInt64(second));

            public static T From<T>(uint bits) where T : struct, Enum => (T)Enum.ToObject(typeof(T), bits);

            public static uint Bits<T>(uint bits) where T : struct, Enum => Convert.ToUInt32(Enum.ToObject(typeof(T), bits));

            public static uint Read<T>(T value) where T : IConvertible => value.ToUInt32(null);

            public static uint Wider(byte bits) => Unsafe.As<byte, uint>(ref bits);
        }

        static class Flags<T> where T : struct, Enum
        {
            public static T Set(T value, T flag) => (T)Enum.ToObject(typeof(T), Convert.ToInt64(value) | Convert.ToInt64(flag));
        }

        static class Maths
        {
            public static T Join<T>(T a, T b) where T : IBitwiseOperators<T, T, T> => a | b;
            public static T Without<T>(T a, T b) where T : IBitwiseOperators<T, T, T> => a & ~b;
            public static T Toggle<T>(T a, T b) where T : IBinaryInteger<T> => a ^ b;
            public static T Sum<T>(T a, T b) where T : INumber<T> => a + b;
            public static T Grown<T>(T a, T b) where T : IBinaryInteger<T> { a |= b; return a; }
            public static T Shifted<T>(T a) where T : IBinaryInteger<T> => (a << 2) >> 2;
            public static T Wrapped<T>(uint bits) where T : INumber<T> => T.CreateTruncating(bits);
            public static T Checked<T>(uint bits) where T : INumber<T> => T.CreateChecked(bits);
            public static T Saturated<T>(uint bits) where T : INumber<T> => T.CreateSaturating(bits);
            public static bool IsIn<T>(T a, T b) where T : IBinaryInteger<T> => (a & b) == b;
            public static bool IsZero<T>(T a) where T : IBinaryInteger<T> => a == T.Zero;
        }

        readonly struct Own : IBitwiseOperators<Own, Own, Own>
        {
            public Own(uint bits) => Bits = bits;
            public uint Bits { get; }
            public static Own operator &(Own left, Own right) => left;
            public static Own operator |(Own left, Own right) => new(3);
            public static Own operator ^(Own left, Own right) => left;
            public static Own operator ~(Own value) => value;
        }

        readonly struct Odd : IConvertible
        {
            public TypeCode GetTypeCode() => TypeCode.UInt32;
            public bool ToBoolean(IFormatProvider provider) => true;
            public byte ToByte(IFormatProvider provider) => 3;
            public char ToChar(IFormatProvider provider) => 'c';
            public DateTime ToDateTime(IFormatProvider provider) => default;
            public decimal ToDecimal(IFormatProvider provider) => 3;
            public double ToDouble(IFormatProvider provider) => 3;
            public short ToInt16(IFormatProvider provider) => 3;
            public int ToInt32(IFormatProvider provider) => 3;
            public long ToInt64(IFormatProvider provider) => 3;
            public sbyte ToSByte(IFormatProvider provider) => 3;
            public float ToSingle(IFormatProvider provider) => 3;
            public string ToString(IFormatProvider provider) => "3";
            public object ToType(Type type, IFormatProvider provider) => 3;
            public ushort ToUInt16(IFormatProvider provider) => 3;
            public uint ToUInt32(IFormatProvider provider) => 3;
            public ulong ToUInt64(IFormatProvider provider) => 3;
        }

        """;
}
