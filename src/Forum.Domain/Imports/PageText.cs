using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Forum.Domain.Imports;

/// <summary>The text that a page's bytes are, or why they are none.</summary>
internal static class PageText
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool TryDecode(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out Refused? refusal)
    {
        text = null;
        refusal = WrongWith(bytes);
        if (refusal is not null) return false;

        var decoded = Strict.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        if (Invisible.IsAll(decoded)) refusal = ArticlePage.Empty;
        else text = decoded;
        return refusal is null;
    }

    // UTF-16 is full of zero bytes; to call it binary would not help whoever has to save it anew.
    static Refused? WrongWith(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ArticlePage.MaxBytes) return ArticlePage.TooLarge;
        if (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble)) return ArticlePage.NotUtf8;
        foreach (var b in bytes)
        {
            if (b < ' ' && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f')) return ArticlePage.NotText;
        }

        return System.Text.Unicode.Utf8.IsValid(bytes) ? null : ArticlePage.NotUtf8;
    }
}
