using System.Buffers;

namespace Forum.Domain.Text;

/// <summary>Finds the mentions in one paragraph, in one pass over it. Code spans, links and addresses are passed over.</summary>
sealed class MentionScan(string body, int start, int end, List<Mention> found)
{
    static readonly SearchValues<char> AutolinkEnds = SearchValues.Create("<> \t\r\n");
    static readonly SearchValues<char> AddressEnds = SearchValues.Create("<> \t\r\n\"[])");

    /// <summary>How many mentions had been found at each bracket that is still open.</summary>
    readonly Stack<int> brackets = new();

    /// <summary>Where runs of backticks of each length begin.</summary>
    Dictionary<int, List<int>>? backticks;

    public void Run()
    {
        for (var at = start; at < end;)
        {
            at = body[at] switch
            {
                '\\' => at + 2,
                '`' => AfterCode(at),
                '<' => AfterAutolink(at),
                '[' => AfterOpening(at),
                ']' => AfterClosing(at),
                ':' when Ahead(at).StartsWith("://") => AfterAddress(at),
                'w' when Ahead(at).StartsWith("www.") && (at == start || !char.IsLetterOrDigit(body[at - 1])) => AfterAddress(at),
                '@' => AfterMention(at),
                _ => at + 1,
            };
        }
    }

    ReadOnlySpan<char> Ahead(int at) => body.AsSpan(at, end - at);

    int AfterMention(int at)
    {
        if (MentionToken.TryRead(Ahead(at), out var member))
        {
            found.Add(new Mention.Token(at, member));
            return at + MentionToken.Length;
        }

        if (MentionToken.EscapedLength(Ahead(at)) is var escaped and > 0)
        {
            found.Add(new Mention.Escaped(at));
            return at + escaped;
        }

        if (!Mention.StandsApart(body.AsSpan(start, at - start))) return at + 1;
        var readings = MentionedName.Read(Ahead(at), out var length);
        if (readings.Count > 0) found.Add(new Mention.Named(at, readings));
        return at + length;
    }

    int AfterCode(int at)
    {
        backticks ??= Backticks();
        var length = RunLength(at);
        var after = at + length;
        if (!backticks.TryGetValue(length, out var runs)) return after;
        var closing = runs.BinarySearch(after);
        if (closing < 0) closing = ~closing;
        return closing < runs.Count ? runs[closing] + length : after;
    }

    Dictionary<int, List<int>> Backticks()
    {
        var runs = new Dictionary<int, List<int>>();
        for (var at = start; at < end; at++)
        {
            var length = RunLength(at);
            if (length == 0) continue;
            if (!runs.TryGetValue(length, out var places)) runs[length] = places = [];
            places.Add(at);
            at += length;
        }

        return runs;
    }

    int RunLength(int at)
    {
        var length = Ahead(at).IndexOfAnyExcept('`');
        return length < 0 ? end - at : length;
    }

    int AfterAutolink(int at)
    {
        var inside = Ahead(at + 1);
        var length = inside.IndexOfAny(AutolinkEnds);
        return length > 0 && inside[length] == '>' && inside[..length].Contains(':') ? at + length + 2 : at + 1;
    }

    int AfterOpening(int at)
    {
        brackets.Push(found.Count);
        return at + 1;
    }

    int AfterClosing(int at)
    {
        if (!brackets.TryPop(out var before) || at + 1 >= end) return at + 1;
        var close = body[at + 1] switch
        {
            '(' => IndexOf(')', at + 2),
            '[' => IndexOf(']', at + 2),
            _ => -1,
        };
        if (close < 0 || (body[at + 1] == '(' && !IsTarget(body.AsSpan(at + 2, close - at - 2)))) return at + 1;
        found.RemoveRange(before, found.Count - before);
        return close + 1;
    }

    int IndexOf(char c, int from) => Ahead(from).IndexOf(c) is var distance and >= 0 ? from + distance : -1;

    // An address, and a title if there is one.
    static bool IsTarget(ReadOnlySpan<char> inside)
    {
        inside = inside.Trim();
        var space = inside.IndexOfAny(" \t\r\n");
        return space < 0 || inside[0] == '<' || inside[space..].TrimStart()[0] is '"' or '\'' or '(';
    }

    int AfterAddress(int at)
    {
        var length = Ahead(at).IndexOfAny(AddressEnds);
        return length < 0 ? end : at + length;
    }
}
