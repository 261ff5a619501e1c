using Forum.Api.Http.Limits;
using Microsoft.Extensions.Options;

namespace Forum.Api.Live;

/// <summary>How many streams may be open, as an operator set it: <c>LiveSeats:All</c>, <c>:PerMember</c> and <c>:PerAddress</c>.</summary>
/// <param name="PerMember">Of one member.</param>
/// <param name="PerAddress">Of one address that nobody has signed in from.</param>
public sealed record LiveRoom(int All, int PerMember, int PerAddress)
{
    public const string Section = "LiveSeats";

    /// <summary>Each costs some twenty-four kilobytes, and a file descriptor.</summary>
    public static readonly LiveRoom Usual = new(All: 20_000, PerMember: 16, PerAddress: 64);

    const int Most = 1_000_000;

    /// <exception cref="OptionsValidationException">A limit cannot be meant so.</exception>
    public static LiveRoom Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        section.Know(nameof(All), nameof(PerMember), nameof(PerAddress));
        return new LiveRoom(
            section.Number(nameof(All), Usual.All, Most), section.Number(nameof(PerMember), Usual.PerMember, Most),
            section.Number(nameof(PerAddress), Usual.PerAddress, Most));
    }
}
