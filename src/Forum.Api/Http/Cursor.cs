using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Forum.Api.Http;

/// <summary>
/// Where a page ended: the list's order, the key it is ordered by, and the number that breaks ties. Opaque to clients, and good
/// only for the order that it came from.
/// </summary>
/// <param name="Key">
/// What its order goes by, not negative: a time in UTC ticks, or a number; zero in a list that is ordered by number alone.
/// </param>
/// <param name="Since">
/// What the first page was read at, so that the others are of the same list: a time in UTC ticks, or a generation.
/// </param>
/// <param name="Part">Which part it ended in, where a list has several one after another.</param>
public sealed record Cursor(string Order, long Key, long Number, long Since = 0, int Part = 0)
{
    const int LongestText = 200;

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{Order} {Key} {Number} {Since} {Part}")));

    /// <summary>Null for anything that <see cref="ToString"/> did not write for this <paramref name="order"/>.</summary>
    public static Cursor? Parse(string text, string order)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text)) return null;

        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ') is [var of, .. { Length: 4 } numbers] && of == order
            && IsTime(numbers[0], out var key) && IsNumber(numbers[1], out var number) && IsTime(numbers[2], out var since)
            && IsNumber(numbers[3], out var part) && part <= int.MaxValue
                ? new Cursor(order, key, number, since, (int)part)
                : null;
    }

    // What is no time is smaller than any time can be.
    static bool IsTime(string text, out long ticks) => IsNumber(text, out ticks) && ticks <= DateTimeOffset.MaxValue.Ticks;

    static bool IsNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
