using System.Collections.Immutable;
using Markdig.Helpers;
using Markdig.Parsers;

namespace Forum.Api.Text;

/// <summary>
/// Keeps the work on one paragraph linear. Emphasis and links are found by looking back at every mark that is still open, or ahead to the
/// end; so a paragraph has a fixed number of marks, far more than any writer needs, and what would be a mark after them is text.
/// </summary>
sealed class InlineBudget : InlineParser
{
    public const int MaxMarks = 500;

    /// <summary>Bare addresses begin so, and each is looked for among all that stands before it.</summary>
    static readonly ImmutableArray<string> Addresses = ["http", "www.", "ftp:", "mailto:", "tel:"];

    public InlineBudget() => OpeningCharacters = [.. "*_~^[!<`", .. Addresses.Select(address => address[0]).Distinct()];

    /// <returns>False leaves the mark to the parser that it belongs to.</returns>
    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        IsMark(slice)
        && ++processor.GetParserState<Spent>(this).Marks > MaxMarks
        && processor.LiteralInlineParser.Match(processor, ref slice);

    static bool IsMark(StringSlice slice) => slice.CurrentChar switch
    {
        '!' => slice.PeekChar() == '[',
        >= 'a' and <= 'z' => !char.IsLetterOrDigit(slice.PeekCharExtra(-1)) && StartsAddress(slice.AsSpan()),
        _ => true,
    };

    static bool StartsAddress(ReadOnlySpan<char> text)
    {
        foreach (var address in Addresses)
        {
            if (text.StartsWith(address, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    sealed class Spent
    {
        public int Marks { get; set; }
    }
}
