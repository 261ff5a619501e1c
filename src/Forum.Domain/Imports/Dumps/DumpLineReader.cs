using System.Diagnostics.CodeAnalysis;
using Forum.Domain.Comments;
using Forum.Domain.Threads;
using static Forum.Domain.Imports.Dumps.DumpRefusals;

namespace Forum.Domain.Imports.Dumps;

/// <summary>Reads a line of a dump: a thread or a comment as one JSON object.</summary>
public static class DumpLineReader
{
    public const int MaxBytes = DumpFields.MaxBytes;

    /// <param name="now">What was written later than this was not written.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> line, DateTimeOffset now, [NotNullWhen(true)] out DumpLine? read, [NotNullWhen(false)] out Refused? refusal)
    {
        read = null;
        refusal = DumpFields.Read(line, out var fields) ?? KindOf(fields) switch
        {
            "thread" => Thread(fields, now, out read),
            "comment" => Comment(fields, now, out read),
            _ => TypeUnknown,
        };
        return read is not null;
    }

    // Reddit's lines do not say what they are.
    static string? KindOf(DumpFields fields) => fields.Type ?? (fields switch
    {
        { IsReddit: true, Thread: not null } => "comment",
        { IsReddit: true, Title: not null } => "thread",
        _ => null,
    });

    static Refused? Thread(DumpFields fields, DateTimeOffset now, out DumpLine? read)
    {
        read = null;
        if (!IsId(fields.Id)) return IdInvalid;
        if (DumpTime.Read(fields.Time, now) is not { } at) return TimeInvalid;
        var author = fields.Author is { } name ? DumpAuthor.Read(name) : null;
        if (fields.Author is not null && author is null) return AuthorInvalid;

        var (title, body) = Titled(Unescaped(fields, fields.Title), Unescaped(fields, fields.Body));
        if ((ThreadTitle.Check(title) ?? ThreadBody.Check(body)) is { } badText) return badText;
        // On Reddit a text links to itself, or to a picture by half an address.
        var link = Unescaped(fields, fields.Link) is { Length: > 0 } address ? address : null;
        if (link is not null && ThreadLink.Check(link) is { } badLink)
        {
            if (!fields.IsReddit) return badLink;
            link = null;
        }

        read = new DumpedThread(fields.Id, fields.Community, author, title, body, fields.IsReddit && body.Length > 0 ? null : link, at, fields.Score);
        return null;
    }

    static Refused? Comment(DumpFields fields, DateTimeOffset now, out DumpLine? read)
    {
        read = null;
        var (thread, parent) = (Bare(fields, fields.Thread), fields.Parent is { Length: > 0 } named && !IsThread(fields, named) ? Bare(fields, named) : null);
        if (!IsId(fields.Id)) return IdInvalid;
        if (string.IsNullOrEmpty(thread)) return ThreadUnnamed;
        if (!IsId(thread) || (parent is not null && !IsId(parent))) return IdInvalid;
        if (DumpTime.Read(fields.Time, now) is not { } at) return TimeInvalid;
        if (fields.Author is null || DumpAuthor.Read(fields.Author) is not { } author) return AuthorInvalid;

        var body = Unescaped(fields, fields.Body);
        var state = StateOf(body);
        if (state is CommentState.Shown && CommentBody.Check(body) is { } bad) return bad;
        read = new DumpedComment(fields.Id, thread, parent, author, state is CommentState.Shown ? body : "", state, at, fields.Score);
        return null;
    }

    static CommentState StateOf(string body) => body switch
    {
        "[deleted]" => CommentState.DeletedByAuthor,
        "[removed]" => CommentState.RemovedByModerator,
        _ => Tombstone.Read(body),
    };

    /// <summary>A title that is too long is cut, and stands whole above the text.</summary>
    static (string Title, string Body) Titled(string title, string body) =>
        ThreadTitle.Check(title) == ThreadTitle.TooLong ? (PageTitle.From(title), $"{title}\n\n{body}".TrimEnd()) : (title, body);

    static bool IsId([NotNullWhen(true)] string? id) => id is { Length: > 0 and <= DumpFields.LongestId } && !id.Any(char.IsControl);

    static bool IsThread(DumpFields fields, string parent) => fields.IsReddit && parent.StartsWith("t3_", StringComparison.Ordinal);

    static string? Bare(DumpFields fields, string? id) =>
        fields.IsReddit && id is ['t', '1' or '3', '_', ..] ? id[3..] : id;

    static string Unescaped(DumpFields fields, string? text) => text is null ? "" : !fields.IsReddit || !text.Contains('&') ? text : text
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
