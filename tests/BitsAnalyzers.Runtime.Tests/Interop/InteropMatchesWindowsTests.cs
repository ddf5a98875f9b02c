using System.Reflection;
using System.Runtime.InteropServices;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests.Interop;

/// <summary>Both builds declare what Windows declares: slots, widths, identifiers, values.</summary>
public sealed class InteropMatchesWindowsTests
{
    private const string Namespace = "BitsAnalyzers.Runtime.Interop.";

    public static TheoryData<string, string> Interfaces()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in WindowsMetadata.Interfaces.Keys)
        {
            data.Add("net8.0", name);
            data.Add("netstandard2.0", name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Interface_has_the_slots_of_Windows(string build, string name)
    {
        var type = RuntimeBuilds.Get(build).GetType(Namespace + name, throwOnError: true)!;

        Assert.True(type.IsPublic);
        Assert.Equal(WindowsMetadata.Interfaces[name].Iid, type.GUID);
        var baseName = WindowsMetadata.Interfaces[name].Base;
        Assert.Equal(
            baseName == "IUnknown" ? null : baseName, type.GetInterfaces().OrderBy(i => i.GetInterfaces().Length).LastOrDefault()?.Name);

        // Classic interop repeats the slots of the base interfaces; source-generated COM inherits them.
        var expected = build == "net8.0" ? WindowsMetadata.Interfaces[name].Slots : WindowsMetadata.AllSlots(name);
        var declared = type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(method => !IsShadow(type, method))
            .OrderBy(method => method.MetadataToken);
        Assert.Equal(
            expected.Select(slot => $"{slot.Name}({string.Join(", ", slot.Widths.Select(Normalized))})"),
            declared.Select(method => $"{method.Name}({string.Join(", ", method.GetParameters().Select(Width))})"));
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Every_method_keeps_its_HRESULT(string build, string name)
    {
        var type = RuntimeBuilds.Get(build).GetType(Namespace + name, throwOnError: true)!;

        Assert.All(type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly), method =>
        {
            Assert.Equal(typeof(int), method.ReturnType);
            Assert.True((method.MethodImplementationFlags & MethodImplAttributes.PreserveSig) != 0 || IsShadow(type, method), method.Name);
        });
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void Structures_have_the_layout_of_Windows(string build)
    {
        foreach (var (name, fields) in WindowsMetadata.Structures)
        {
            var type = RuntimeBuilds.Get(build).GetType(Namespace + name, throwOnError: true)!;
            var own = type.GetFields(BindingFlags.Instance | BindingFlags.Public).OrderBy(field => field.MetadataToken);
            Assert.Equal(fields.Select(f => $"{name}.{f.Name}: {f.Width}"), own.Select(f => $"{name}.{f.Name}: {Width(f.FieldType)}"));
        }

        Assert.Equal(16, Size(build, "BITS_JOB_PROPERTY_VALUE"));
        Assert.Equal(24, Size(build, "BG_JOB_TIMES"));
        Assert.Equal(24, Size(build, "BG_JOB_PROGRESS"));
        Assert.Equal(24, Size(build, "BG_FILE_PROGRESS"));
        Assert.Equal(8 + (2 * nint.Size), Size(build, "BG_AUTH_CREDENTIALS"));
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void Enums_have_the_values_of_Windows(string build)
    {
        foreach (var (name, values) in WindowsMetadata.Enums)
        {
            Assert.Equal(values, EnumValues(RuntimeBuilds.Get(build).GetType(Namespace + name, throwOnError: true)!));
        }

        Assert.Equal(
            WindowsMetadata.Constants.Where(c => c.Key.StartsWith("BG_NOTIFY", StringComparison.Ordinal)).ToDictionary(),
            EnumValues(RuntimeBuilds.Get(build).GetType(Namespace + "BG_NOTIFY_FLAGS", throwOnError: true)!));
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void Classes_have_the_identifiers_of_Windows(string build)
    {
        var own = RuntimeBuilds.Get(build).GetType(Namespace + "BitsClassIds", throwOnError: true)!.GetFields()
            .ToDictionary(field => field.Name, field => (Guid)field.GetValue(null)!);

        Assert.Equal(WindowsMetadata.Classes, own);
    }

    [Fact]
    public void HResults_have_the_values_of_Windows()
    {
        foreach (var (name, value) in WindowsMetadata.Constants.Where(c => c.Key[..5] is "BG_E_" or "BG_S_"))
        {
            Assert.Equal(name, BitsErrorInfo.For(unchecked((int)value)).Name);
        }
    }

    [Fact]
    public void Every_HResult_is_explained()
    {
        Assert.All(typeof(HResults).GetFields(), field =>
        {
            var info = BitsErrorInfo.For((int)field.GetRawConstantValue()!);
            Assert.Equal(field.Name, info.Name);
            Assert.EndsWith(".", info.Meaning);
        });
    }

    [Theory]
    [InlineData("ManagerSlots", "IBackgroundCopyManager")]
    [InlineData("JobSlots", "IBackgroundCopyJob5")]
    [InlineData("FileSlots", "IBackgroundCopyFile6")]
    [InlineData("ErrorSlots", "IBackgroundCopyError")]
    [InlineData("EnumeratorSlots", "IEnumBackgroundCopyJobs")]
    [InlineData("EnumeratorSlots", "IEnumBackgroundCopyFiles")]
    [InlineData("HttpOptionsSlots", "IBackgroundCopyJobHttpOptions3")]
    public void Slots_are_those_of_Windows(string slots, string name)
    {
        var own = RuntimeBuilds.Generated.GetType("BitsAnalyzers.Runtime.ComAccess." + slots, throwOnError: true)!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(field => (int)field.GetRawConstantValue()!, field => field.Name == "GetJobType" ? "GetType" : field.Name);

        Assert.Equal(WindowsMetadata.AllSlots(name).Select((slot, index) => KeyValuePair.Create(index + 3, slot.Name)), own);
    }

    [Fact]
    public void Interface_ids_are_those_of_Windows()
    {
        var ids = RuntimeBuilds.Generated.GetType("BitsAnalyzers.Runtime.ComAccess.InterfaceIds", throwOnError: true)!
            .GetFields(BindingFlags.Public | BindingFlags.Static);
        Assert.All(ids.Where(id => id.Name != "Unknown"), id =>
        {
            string[] names = ["IBackgroundCopy" + id.Name, "IBackgroundCopyJob" + id.Name, "IBits" + id.Name];
            var facts = Assert.Single(names, WindowsMetadata.Interfaces.ContainsKey);
            Assert.Equal(WindowsMetadata.Interfaces[facts].Iid, id.GetValue(null));
        });
    }

    private static bool IsShadow(Type type, MethodInfo method) =>
        type.GetCustomAttribute<System.Runtime.InteropServices.Marshalling.GeneratedComInterfaceAttribute>() is not null
        && type.GetInterfaces().Any(
            i => i.GetMethod(method.Name, Array.ConvertAll(method.GetParameters(), p => p.ParameterType)) is not null);

    private static int Size(string build, string name) =>
        Marshal.SizeOf(RuntimeBuilds.Get(build).GetType(Namespace + name, throwOnError: true)!);

    private static Dictionary<string, uint> EnumValues(Type type) => Enum.GetNames(type)
        .Where(name => name != "None")
        .ToDictionary(name => name, name => unchecked((uint)Convert.ToInt64(Enum.Parse(type, name), null)));

    // What a pointer points to is compared for one level; buffers that the declaration leaves untyped are pointers.
    private static string Normalized(string width)
        => width.StartsWith("p>p", StringComparison.Ordinal) ? "p>p" : width is "p>1" ? "p" : width;

    private static string Width(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(bool) || type == typeof(bool).MakeByRefType())
        {
            Assert.Equal(UnmanagedType.Bool, parameter.GetCustomAttribute<MarshalAsAttribute>()!.Value);
        }

        if (type == typeof(string) || type == typeof(string).MakeByRefType())
        {
            Assert.Equal(UnmanagedType.LPWStr, parameter.GetCustomAttribute<MarshalAsAttribute>()!.Value);
        }

        return type.IsByRef ? "p>" + Width(type.GetElementType()!)
            : type == typeof(byte[]) ? "p"
            : type.IsArray ? "p>" + Width(type.GetElementType()!)
            : Width(type);
    }

    private static string Width(Type type) =>
        type.IsEnum || type == typeof(uint) || type == typeof(int) || type == typeof(bool) ? "4"
        : type == typeof(ulong) || type.Name == "FILETIME" ? "8"
        : type == typeof(Guid) ? "16"
        : type == typeof(nint) || type == typeof(string) || type.IsInterface || type == typeof(object) ? "p"
        : type.Name;
}
