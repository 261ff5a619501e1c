using System.Globalization;
using Microsoft.Extensions.Options;

namespace Forum.Api.Http.Limits;

/// <summary>Reads limits that an operator set. One that is misspelt must not be one that is missing, so whatever cannot be meant is an error.</summary>
static class LimitSettings
{
    public static int Number(this IConfigurationSection section, string name, int usual, int most)
    {
        if (section[name] is not { } text) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw Invalid($"{section.Path}:{name}", $"it is a whole number from 1 to {most}");
    }

    public static void Know(this IConfigurationSection section, params string[] names)
    {
        var unknown = section.GetChildren().FirstOrDefault(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null) throw Invalid(unknown.Path, $"there is only {string.Join(", ", names)}");
    }

    public static OptionsValidationException Invalid(string path, string what) =>
        new(path, typeof(LimitSettings), [$"{path} cannot be used: {what}."]);
}
