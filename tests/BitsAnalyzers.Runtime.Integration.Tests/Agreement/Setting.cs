using System.Reflection;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>A method of one of the classes of settings, with what is said of it.</summary>
internal sealed record Setting(string Name, SettingAttribute Outcome, Action<SettingStage> Run)
{
    public static IReadOnlyDictionary<string, Setting> All { get; } =
        new[] { typeof(JobSettings), typeof(HttpSettings), typeof(FileSettings) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Select(method => new Setting(
                method.Name, method.GetCustomAttribute<SettingAttribute>()!, method.CreateDelegate<Action<SettingStage>>()))
            .ToDictionary(setting => setting.Name, StringComparer.Ordinal);
}
