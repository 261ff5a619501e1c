namespace Forum.Domain.Imports;

/// <summary>The comments of a page in their order, each with what it answers.</summary>
internal static class CommentTree
{
    public static PageComment[] From(PageOutline outline)
    {
        var bodies = outline.Lines
            .Where(line => line.Part is PagePart.CommentBody)
            .ToLookup(line => line.Comment, line => line.Text);
        var parents = Parents(outline.Headers);
        return [.. outline.Headers.Select((header, i) => Comment(header, parents[i], BodyText.From([.. bodies[i]])))];
    }

    static PageComment Comment(CommentHeader header, int? parent, string body)
    {
        var state = Tombstone.Read(body);
        return new PageComment(
            parent, ParentKnown: header.Column is not null, header.Byline, header.Age, header.Votes,
            state is CommentState.Shown ? body : "", state);
    }

    /// <summary>A comment answers the last one before it whose bullet stands further left.</summary>
    static int?[] Parents(IReadOnlyList<CommentHeader> headers)
    {
        var parents = new int?[headers.Count];
        var open = new Stack<int>();
        for (var i = 0; i < headers.Count; i++)
        {
            if (headers[i].Column is not { } column) continue;
            while (open.Count > 0 && headers[open.Peek()].Column >= column) open.Pop();
            if (open.Count > 0) parents[i] = open.Peek();
            open.Push(i);
        }

        return parents;
    }
}
