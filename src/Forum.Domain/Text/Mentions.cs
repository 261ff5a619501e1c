using System.Text;

namespace Forum.Domain.Text;

/// <summary>
/// Who is meant in a body. As typed it names handles; as stored it names ids, so that it goes on meaning the same people, and says what
/// they are called now. What stands in code, links and addresses is left alone.
/// </summary>
public static class Mentions
{
    /// <summary>Each is told of it; whoever has more to tell at once does not mean them in person.</summary>
    public const int Most = 50;

    public static readonly Refused TooMany = new("mentions-too-many", $"A text mentions at most {Most} members.");

    /// <summary>The rule that forbids a body as stored for those whom it mentions, or null.</summary>
    public static Refused? Check(string stored) => Mention.All(stored).OfType<Mention.Token>().Count() > Most ? TooMany : null;

    /// <summary>
    /// How long a body is, in Unicode characters. The first mentions count one each, whatever the member is called: a body that fits as typed fits
    /// as stored.
    /// </summary>
    public static int LengthOf(string body)
    {
        var tokens = Math.Min(Most, Mention.All(body).OfType<Mention.Token>().Count());
        return body.EnumerateRunes().Count() - tokens * (MentionToken.Length - 1);
    }

    /// <summary>Everybody whom a body as typed may mean. Those who exist are given to <see cref="Store"/>.</summary>
    public static IReadOnlySet<MentionedName> Names(string typed) =>
        Mention.All(typed).OfType<Mention.Named>().SelectMany(named => named.Readings).ToHashSet();

    /// <summary>The ids in a body: as stored, those of the members whom it mentions; as typed, what passes for one.</summary>
    public static IReadOnlySet<MemberId> Members(string body) =>
        Mention.All(body).OfType<Mention.Token>().Select(token => token.Member).ToHashSet();

    /// <summary>A body as typed, with the ids of those whom it names. Who typed an id that is no member's meant the text.</summary>
    public static string Store(string typed, Func<MentionedName, MemberId?> find, Func<MemberId, bool> exists) =>
        Rewrite(typed, (mention, _) => mention switch
        {
            Mention.Named named => Found(named, find),
            Mention.Token token when exists(token.Member) => null,
            _ => ("@\\", 1),
        });

    /// <summary>A body as stored, with the names that its members have now, to be edited and stored again.</summary>
    /// <param name="name">Null for somebody who is no longer known: their id stays.</param>
    public static string Print(string stored, Func<MemberId, MentionedName?> name) =>
        Rewrite(stored, (mention, before) => mention switch
        {
            Mention.Token token when name(token.Member) is { } known && Mention.IsReadBack(before, known, stored.AsSpan(token.End)) =>
                (known.ToString(), MentionToken.Length),
            Mention.Escaped => ("@", 2),
            _ => null,
        });

    static (string, int)? Found(Mention.Named named, Func<MentionedName, MemberId?> find)
    {
        foreach (var name in named.Readings)
        {
            if (find(name) is { } id) return (MentionToken.Of(id), name.ToString().Length);
        }

        return null;
    }

    // A replacement stands for so many characters of the mention, from its start.
    static string Rewrite(string body, Func<Mention, string, (string Text, int Length)?> replacement)
    {
        if (!body.Contains('@', StringComparison.Ordinal)) return body;
        var written = new StringBuilder(body.Length);
        var copied = 0;
        foreach (var mention in Mention.All(body))
        {
            written.Append(body, copied, mention.Start - copied);
            copied = mention.Start;
            var near = Math.Min(written.Length, Mention.MaxLocalPart);
            var before = written.ToString(written.Length - near, near);
            if (replacement(mention, before) is not var (text, length)) continue;
            written.Append(text);
            copied += length;
        }

        return written.Append(body, copied, body.Length - copied).ToString();
    }
}
