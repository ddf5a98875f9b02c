using System.Reflection;
using System.Runtime.CompilerServices;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>The public members of an assembly, one line each.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly)
    {
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            var bases = type.GetInterfaces().Select(Name).Append(type.BaseType is null ? string.Empty : Name(type.BaseType))
                .Where(name => name.Length > 0 && name is not ("Object" or "ValueType" or "IDynamicInterfaceCastable"))
                .Order(StringComparer.Ordinal);
            yield return $"{Kind(type)} {type.FullName}{(bases.Any() ? " : " + string.Join(", ", bases) : string.Empty)}";
            foreach (var member in Members(type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                yield return $"  {type.FullName}.{member}";
            }
        }
    }

    // Classic interop repeats inherited slots; for the caller both are the same members.
    private static IEnumerable<string> Members(Type type) => type.GetMembers(Declared)
        .Where(member => IsVisible(member) && !(type.IsInterface && type.GetInterfaces().Any(i => i.GetMember(member.Name).Length > 0)))
        .Select(member => member switch
        {
            FieldInfo field =>
                $"{field.Name}: {Name(field.FieldType)}"
                + $"{(field.IsLiteral ? $" = {Convert.ToInt64(field.GetRawConstantValue(), null)}" : string.Empty)}",
            PropertyInfo property =>
                $"{property.Name}: {Name(property.PropertyType)} {{{Accessor(property.GetMethod)}{Setter(property.SetMethod)}}}",
            EventInfo e => $"{e.Name}: event {Name(e.EventHandlerType!)}",
            ConstructorInfo constructor => $"new({Parameters(constructor)})",
            MethodInfo method => $"{method.Name}({Parameters(method)}): {Name(method.ReturnType)}",
            Type nested => $"type {nested.Name}",
            _ => throw new NotSupportedException(member.ToString()),
        });

    private static bool IsVisible(MemberInfo member) => member switch
    {
        FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
        MethodInfo method => IsVisibleMethod(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        MethodBase method => IsVisibleMethod(method) && !method.IsStatic,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisibleMethod),
        EventInfo e => IsVisibleMethod(e.AddMethod!),
        Type nested => nested.IsNestedPublic,
        _ => false,
    };

    private static bool IsVisibleMethod(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Accessor(MethodInfo? getter) => getter is not null && IsVisibleMethod(getter) ? "get;" : string.Empty;

    private static string Setter(MethodInfo? setter) => setter is null || !IsVisibleMethod(setter) ? string.Empty
        : setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == nameof(IsExternalInit)) ? "init;" : "set;";

    private static string Kind(Type type) => type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : string.Empty)}"
            + $"{Name(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? "default"}" : string.Empty)));

    private static string Name(Type type) => type.IsByRef || type.IsArray
        ? Name(type.GetElementType()!) + (type.IsArray ? "[]" : string.Empty)
        : type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
}
