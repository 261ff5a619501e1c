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

    /// <exception cref="OptionsValidationException">A limit cannot be meant so.</exception>
    public static RateLimits Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var budgets = Enum.GetValues<Budget>();
        section.Know([Enabled, .. budgets.Select(budget => budget.ToString())]);
        return bool.TryParse(section[Enabled] ?? bool.TrueString, out var isEnabled)
            ? new RateLimits(isEnabled, budgets.ToDictionary(budget => budget, budget => Read(section, budget)))
            : throw LimitSettings.Invalid($"{Section}:{Enabled}", "it is true or false");
    }

    static Allowance Read(IConfigurationSection section, Budget budget)
    {
        var (one, usual) = (section.GetSection(budget.ToString()), Allowance.DefaultOf(budget));
        one.Know(Permits, Seconds);
        return new Allowance(one.Number(Permits, usual.Permits, MostPermits), one.Number(Seconds, usual.Seconds, MostSeconds));
    }
}
