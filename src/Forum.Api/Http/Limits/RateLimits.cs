using System.Globalization;
using Microsoft.Extensions.Options;

namespace Forum.Api.Http.Limits;

/// <summary>
/// The limits as an operator set them: <c>RateLimits:Enabled</c> switches all of them off, <c>RateLimits:Reads:Permits</c> and <c>:Seconds</c>
/// change those of one <see cref="Budget"/>, and so on. What nobody says stays as in <see cref="Allowance"/>.
/// </summary>
public sealed class RateLimits(bool isEnabled, IReadOnlyDictionary<Budget, Allowance> allowances)
{
    public const string Section = "RateLimits";

    const string Enabled = "Enabled", Permits = "Permits", Seconds = "Seconds";

    /// <summary>More than this is no limit, and more than a day is no purse that fills.</summary>
    const int MostPermits = 1_000_000, MostSeconds = 86_400;

    public bool IsEnabled => isEnabled;

    public Allowance this[Budget budget] => allowances[budget];

    /// <exception cref="OptionsValidationException">A limit cannot be meant so. One that is misspelt must not be one that is missing.</exception>
    public static RateLimits Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var budgets = Enum.GetValues<Budget>();
        Know(section, [Enabled, .. budgets.Select(budget => budget.ToString())]);
        return bool.TryParse(section[Enabled] ?? bool.TrueString, out var isEnabled)
            ? new RateLimits(isEnabled, budgets.ToDictionary(budget => budget, budget => Read(section, budget)))
            : throw Invalid($"{Section}:{Enabled}", "it is true or false");
    }

    static Allowance Read(IConfigurationSection section, Budget budget)
    {
        var (one, usual) = (section.GetSection(budget.ToString()), Allowance.DefaultOf(budget));
        Know(one, Permits, Seconds);
        return new Allowance(Number(one, Permits, usual.Permits, MostPermits), Number(one, Seconds, usual.Seconds, MostSeconds));
    }

    static int Number(IConfigurationSection one, string name, int usual, int most)
    {
        if (one[name] is not { } text) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw Invalid($"{one.Path}:{name}", $"it is a whole number from 1 to {most}");
    }

    static void Know(IConfigurationSection section, params string[] names)
    {
        var unknown = section.GetChildren().FirstOrDefault(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null) throw Invalid(unknown.Path, $"there is only {string.Join(", ", names)}");
    }

    static OptionsValidationException Invalid(string path, string what) =>
        new(path, typeof(RateLimits), [$"{path} cannot be used: {what}."]);
}
