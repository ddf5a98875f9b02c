using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace BitsAnalyzers.Testing.Shapes;

/// <summary>Programs that look like a misuse of BITS and have nothing to do with it. Every rule stays silent on them.</summary>
public static partial class LookAlikes
{
    private static readonly ShapeDialect ComImport = InteropShapes.ComImport.Dialect;

    /// <summary>The same names and members under IIDs of another product.</summary>
    public static InteropShape OtherGuids { get; } = new("OtherGuids", ComImport with
    {
        Edit = text => GuidStart().Replace(text, static match => new string([.. match.Value.Reverse()])),
    });

    /// <summary>The same names and members, but no COM interfaces.</summary>
    public static InteropShape NoGuids { get; } = new("NoGuids", ComImport with
    {
        Edit = text => ComImportAttribute().Replace(text, ""),
    });

    /// <summary>Delivery Optimization implements interfaces with BITS's IIDs by rules of its own.</summary>
    public static InteropShape DeliveryOptimizationNamespace { get; } = new("DeliveryOptimizationNamespace", ComImport with
    {
        Usings = [.. ComImport.Usings.Remove("Contoso.Interop"), "DeliveryOptimization"],
        Edit = text => text
            .Replace("namespace Contoso.Interop", "namespace DeliveryOptimization")
            .Replace("class BackgroundCopyManager", "class DeliveryManager"),
        Manager = "(IBackgroundCopyManager)new DeliveryManager()",
    });

    /// <summary>As <see cref="DeliveryOptimizationNamespace"/>, with the name on the class that the interfaces are nested in.</summary>
    public static InteropShape DeliveryOptimizationClass { get; } = new("DeliveryOptimizationClass", ComImport with
    {
        Usings = [.. ComImport.Usings.Remove("Contoso.Interop"), "static Contoso.Interop.DeliveryOptimization"],
        Edit = text => text.Replace(
            "namespace Contoso.Interop\n{", "namespace Contoso.Interop { public static class DeliveryOptimization {")
            + "}",
    });

    /// <summary>The look-alikes that any scenario can be rendered in: <see cref="InteropShape.RenderWithoutMarkup"/>.</summary>
    public static ImmutableArray<InteropShape> Shapes { get; } =
        [OtherGuids, NoGuids, DeliveryOptimizationNamespace, DeliveryOptimizationClass];

    /// <summary>Whole programs, among them one misuse after the other in each of <see cref="Shapes"/>.</summary>
    public static ImmutableArray<LookAlike> All { get; } =
    [
        new("DirectShow", [EmbeddedDeclaration.Read("DirectShow", "LookAlikes")]),
        new("PlainClass", [EmbeddedDeclaration.Read("PlainClass", "LookAlikes")]),
        new("AclFlags", [EmbeddedDeclaration.Read("AclFlags", "LookAlikes"), .. SlippedCopy.Declarations]),
        .. Shapes.Select(shape => new LookAlike(shape.Name, [new ShapeSource("Misuse.cs", shape.Render(Misuse)), .. shape.Sources])),
    ];

    /// <summary>A scenario with many misuses of BITS.</summary>
    public static string Misuse => EmbeddedDeclaration.Read("Misuse", "LookAlikes").Text;

    /// <summary>The real interfaces, where one method was copied and kept the name that it was copied from.</summary>
    private static InteropShape SlippedCopy => new("SlippedCopy", ComImport with
    {
        Edit = text => text
            .Replace("        void SetFileACLFlags([In] uint Flags);", "        void SetNotifyFlags([In] BG_COPY_FILE Flags);")
            .Replace(
                "namespace Contoso.Interop\n{",
                "namespace Contoso.Interop { [Flags] public enum BG_COPY_FILE : uint { OWNER = 1, GROUP = 2, DACL = 4, SACL = 8, ALL = 15 "
                + "}"),
    });

    [GeneratedRegex("(?<=Guid\\(\")[0-9A-F]{8}")]
    private static partial Regex GuidStart();

    [GeneratedRegex(@"\[ComImport, [^\]]*\]")]
    private static partial Regex ComImportAttribute();
}
