using System.Text.Json.Serialization;
using Forum.Api.Comments;
using Forum.Api.Communities;
using Forum.Api.Members;
using Forum.Api.Threads;

namespace Forum.Api.Search;

/// <summary>Something that was found, as other answers show it.</summary>
/// <param name="Kind">Which of the others is there.</param>
/// <param name="Thread">The thread, or that of the comment.</param>
public sealed record SearchHit(
    SearchKind Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ThreadSummary? Thread = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CommentModel? Comment = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CommunityModel? Community = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MemberModel? Member = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Snippet? Snippet = null);

/// <summary>Where in a text something was found: plain text, Markdown as it was written but for tags, and never HTML.</summary>
public sealed record Snippet(string Text, IReadOnlyList<SnippetMark> Marks)
{
    /// <summary>What stands for the beginning and the end of a match on the way from the database; no text here contains either.</summary>
    public const char Start = '\u0002', End = '\u0003';

    public static Snippet Of(string marked)
    {
        var text = new System.Text.StringBuilder(marked.Length);
        var marks = new List<SnippetMark>();
        int? start = null;
        foreach (var c in marked)
        {
            if (c == Start) start = text.Length;
            else if (c != End) text.Append(c);
            else if (start is { } from) (start, _) = ((int?)null, Mark(from));
        }

        return new Snippet(text.ToString(), marks);

        int Mark(int from)
        {
            marks.Add(new SnippetMark(from, text.Length - from));
            return marks.Count;
        }
    }
}

/// <summary>A word that was looked for, counted in UTF-16 units as most languages of clients count.</summary>
public sealed record SnippetMark(int Start, int Length);
