using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests.Interop;

/// <summary>
/// A call through a source-generated interface arrives in the slot that Windows gives it, with its arguments in place. The other side is
/// an object laid out by hand, whose every slot notes its own number. (The way back, from raw pointers into generated classes, is
/// what all tests with the simulator take.)
/// </summary>
public sealed unsafe class RawVtableTests
{
    public static TheoryData<string> Interfaces() => new(WindowsMetadata.Interfaces.Keys);

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Each_method_calls_its_own_slot(string name)
    {
        var type = RuntimeBuilds.Generated.GetType("BitsAnalyzers.Runtime.Interop." + name, throwOnError: true)!;
        using var native = new SlotRecorder();
        var wrapper = new StrategyBasedComWrappers().GetOrCreateObjectForComInstance(native.Pointer, CreateObjectFlags.UniqueInstance);
        var slots = WindowsMetadata.AllSlots(name).ToArray();
        for (var index = 0; index < slots.Length; index++)
        {
            var declaring = type;
            while (declaring.GetMethod(slots[index].Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly) is null)
            {
                declaring = declaring.GetInterfaces().OrderBy(i => i.GetInterfaces().Length).Last();
            }

            var method = declaring.GetMethod(slots[index].Name)!;
            var arguments = method.GetParameters().Select((parameter, i) => Argument(parameter.ParameterType, i)).ToArray();
            Assert.Equal(0, method.Invoke(wrapper, arguments));
            Assert.Equal($"{name}.{method.Name} in slot {index + 3}", $"{name}.{method.Name} in slot {native.LastSlot}");
            foreach (var (parameter, i) in method.GetParameters().Select((p, i) => (p, i)).Where(
                p => p.p.ParameterType == typeof(uint) && p.i < 5))
            {
                Assert.Equal(1000 + i, (int)native.LastArguments[i]);
            }
        }

        ((ComObject)wrapper).FinalRelease();
        Assert.Equal(1, native.References);
    }

    private static object? Argument(Type type, int index) =>
        type == typeof(uint) ? (uint)(1000 + index)
        : type == typeof(string) ? "text"
        : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 2000)
        : type.IsByRef ? (type.GetElementType()!.IsValueType ? Activator.CreateInstance(type.GetElementType()!) : null)
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    private sealed class SlotRecorder : IDisposable
    {
        private const int SlotCount = 64;
        private readonly List<Delegate> _slots = [];
        private readonly nint* _instance;
        private readonly nint* _table;

        public SlotRecorder()
        {
            _table = (nint*)NativeMemory.Alloc(SlotCount * (nuint)sizeof(nint));
            Add((QueryInterface)((self, iid, result) =>
            {
                References++;
                *result = self;
                return 0;
            }));
            Add((Count)(_ => (uint)++References));
            Add((Count)(_ => (uint)--References));
            while (_slots.Count < SlotCount)
            {
                var slot = _slots.Count;
                Add((Any)((_, a, b, c, d, e) =>
                {
                    LastSlot = slot;
                    LastArguments = [a, b, c, d, e, 0, 0];
                    return 0;
                }));
            }

            _instance = (nint*)NativeMemory.Alloc((nuint)sizeof(nint));
            *_instance = (nint)_table;
        }

        private delegate int QueryInterface(nint self, Guid* iid, nint* result);

        private delegate uint Count(nint self);

        private delegate int Any(nint self, nint a, nint b, nint c, nint d, nint e);

        public nint Pointer => (nint)_instance;

        public int References { get; private set; } = 1;

        public int LastSlot { get; private set; }

        public nint[] LastArguments { get; private set; } = [];

        public void Dispose()
        {
            NativeMemory.Free(_instance);
            NativeMemory.Free(_table);
        }

        private void Add(Delegate slot)
        {
            _table[_slots.Count] = Marshal.GetFunctionPointerForDelegate(slot);
            _slots.Add(slot);
        }
    }
}
