using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Forum.Api.Http;

/// <summary>
/// Where a page ended: the list's order, the key it is ordered by, and the number that breaks ties. Opaque to clients, and good
/// only for the order that it came from.
/// </summary>
/// <param name="Key">A time in UTC ticks, or zero in a list that is ordered by number alone.</param>
public sealed record Cursor(string Order, long Key, long Number)
{
    const int LongestText = 200;

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Order} {Key} {Number}")));

    /// <summary>Null for anything that <see cref="ToString"/> did not write for this <paramref name="order"/>.</summary>
    public static Cursor? Parse(string text, string order)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text)) return null;

        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ') is [var of, var first, var second]
            && of == order && IsNumber(first, out var key) && key <= DateTimeOffset.MaxValue.Ticks && IsNumber(second, out var number)
                ? new Cursor(order, key, number)
                : null;
    }

    static bool IsNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
