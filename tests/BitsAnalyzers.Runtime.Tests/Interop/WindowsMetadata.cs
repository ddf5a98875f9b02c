using System.Globalization;

namespace BitsAnalyzers.Runtime.Tests.Interop;

/// <summary>The table of facts in windows-metadata.txt.</summary>
internal static class WindowsMetadata
{
    public static readonly Dictionary<string, InterfaceFacts> Interfaces = [];
    public static readonly Dictionary<string, List<(string Name, string Width)>> Structures = [];
    public static readonly Dictionary<string, Dictionary<string, uint>> Enums = [];
    public static readonly Dictionary<string, Guid> Classes = [];
    public static readonly Dictionary<string, uint> Constants = [];

    static WindowsMetadata()
    {
        using var reader = new StreamReader(typeof(WindowsMetadata).Assembly.GetManifestResourceStream("windows-metadata.txt")!);
        Action<string[]> addMember = _ => { };
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var words = line.Trim().Split(' ');
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                addMember(words);
                continue;
            }

            var name = words[1];
            switch (words[0])
            {
                case "interface":
                    var facts = new InterfaceFacts(name, Guid.Parse(words[2]), words[3], []);
                    Interfaces.Add(name, facts);
                    addMember = member => facts.Slots.Add(new(member[0], member[1..]));
                    break;
                case "struct" or "union":
                    var fields = new List<(string, string)>();
                    Structures.Add(name, fields);
                    addMember = member => fields.Add((member[0], member[1]));
                    break;
                case "enum":
                    var values = new Dictionary<string, uint>();
                    Enums.Add(name, values);
                    addMember = member => values.Add(member[0], Hex(member[1]));
                    break;
                case "class":
                    Classes.Add(name, Guid.Parse(words[2]));
                    break;
                case "constant":
                    Constants.Add(name, Hex(words[2]));
                    break;
                default:
                    throw new InvalidDataException(line);
            }
        }
    }

    public static int FirstOwnSlot(string name) =>
        Interfaces[name].Base == "IUnknown" ? 3 : FirstOwnSlot(Interfaces[name].Base) + Interfaces[Interfaces[name].Base].Slots.Count;

    /// <summary>All slots, those of the base interfaces first; the first one is slot 3.</summary>
    public static IEnumerable<Slot> AllSlots(string name) =>
        Interfaces[name].Base == "IUnknown" ? Interfaces[name].Slots : AllSlots(Interfaces[name].Base).Concat(Interfaces[name].Slots);

    private static uint Hex(string text) => uint.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    internal sealed record InterfaceFacts(string Name, Guid Iid, string Base, List<Slot> Slots);

    internal sealed record Slot(string Name, string[] Widths);
}
