using Forum.Api.Comments;
using Forum.Api.Members;
using Forum.Api.Moderation;

namespace Forum.Api.Search;

/// <summary>
/// The SQL that finds and ranks. Whatever the asker may not see is left out before anything is ranked, limited or cut into pages: the words
/// only lead to a post's own row, as it is now. Parameters: $1 to $3 the viewer, $4 the query, $5 the community, $6 the author's number, $7 and
/// $8 since and until, $9 and $10 where the last page ended, $11 how many, $12 how the handles of members begin.
/// </summary>
public static class SearchSql
{
    /// <summary>So many of a kind are ranked, the newest; to rank all that match a common word would take as long as there are posts.</summary>
    const int Candidates = 5_000;

    /// <summary>How much of a text is looked through for a snippet.</summary>
    const int Headline = 20_000;

    public static string For(SearchRequest request, bool isFirstPage)
    {
        string[] parts =
        [
            .. request.Wants(SearchKind.Threads) ? [Threads(request)] : Array.Empty<string>(),
            .. request.Wants(SearchKind.Comments) ? [Comments(request)] : Array.Empty<string>(),
            .. request.Wants(SearchKind.Communities) ? [Communities] : Array.Empty<string>(),
            .. request.Wants(SearchKind.Members) ? [Members] : Array.Empty<string>(),
        ];
        if (parts.Length == 0) parts = ["select 0::smallint as kind, 0::bigint as tie, null::uuid as id, 0::real as rank where false"];

        // The parameters that a kind has no use for have to have a type all the same.
        return
            $"""
            select page.kind, page.id, page.rank, page.tie, case page.kind
                when {(int)SearchKind.Threads} then {HeadlineOf("(select body from views.thread where id = page.id)")}
                when {(int)SearchKind.Comments} then {HeadlineOf("(select body from views.comment where id = page.id)")} end
            from (
                select * from ({string.Join("\nunion all\n", parts)}) found
                where {(isFirstPage ? "($9::real, $10::bigint) is not null" : "(rank, tie) < ($9, $10)")}
                order by rank desc, tie desc limit $11) page
            where ($1::boolean, $2::uuid[], $3::uuid, $5::uuid, $6::bigint, $7::timestamptz, $8::timestamptz, $12::text) is not null
            order by page.rank desc, page.tie desc
            """;
    }

    static string Threads(SearchRequest request) => Ranked(
        SearchKind.Threads,
        $"""
        join views.thread thread on thread.id = found.post_id and thread.revision = found.revision
        left join views.member author on author.id = thread.author_id
        left join views.member member on member.id = coalesce(author.claimed_by, author.id)
        where {Visibility.Exists("thread", "member.id")} and {Visibility.Shows("thread", "hides_text", "member.id")}
          and not coalesce(member.withdrawn, false) and {Wanted(request, "thread")}
        {Filters(request, "thread", "created_at")}
        """);

    static string Comments(SearchRequest request) => Ranked(
        SearchKind.Comments,
        $"""
        join views.comment comment on comment.id = found.post_id and comment.revision = found.revision
        join views.member author on author.id = comment.author_id
        join views.member member on member.id = coalesce(author.claimed_by, author.id)
        where {CommentExistence.Shows("comment")} and {Visibility.Shows("comment", "hides_text", "member.id")}
          and not member.withdrawn and {Wanted(request, "comment")}
        {Filters(request, "comment", "position")}
        """);

    static readonly string Communities = Ranked(SearchKind.Communities, "where true");

    /// <summary>By the handle that they go by now. Somebody whom a page named and who has claimed it is found by their own.</summary>
    static readonly string Members =
        $"""
        (select {(int)SearchKind.Members}::smallint as kind, number * 8 + {(int)SearchKind.Members} as tie, id,
            (case handle_folded || '%' when $12 then 1 else 0.5 end)::real as rank
        from views.member
        where handle_folded like $12 and claimed_by is null
        order by handle_folded using ~<~, number limit {Candidates})
        """;

    static string Ranked(SearchKind kind, string found) =>
        $"""
        select {(int)kind}::smallint as kind, number * 8 + {(int)kind} as tie, id, ts_rank_cd(words, $4::text::tsquery) as rank
        from (
            select found.post_id as id, found.number, found.words from views.search_text found {found}
              and found.kind = {(int)kind} and found.words @@ $4::text::tsquery
            order by found.number desc limit {Candidates}) candidate
        """;

    static string Wanted(SearchRequest request, string post) =>
        $"not {Blocked.Folds(post, "member.id")}" + (request.Community is null ? $" and not {Blocked.Community($"{post}.community_id")}" : "");

    static string Filters(SearchRequest request, string post, string written) =>
        $"""
        {(request.Community is null ? "" : $"and {post}.community_id = $5")}
        {(request.Author is null ? "" : $"and {post}.author_id = any({Authors}) and {Visibility.Shows(post, "hides_author", "member.id")}")}
        {(request.Since is null ? "" : $"and {post}.{written} >= $7")} {(request.Until is null ? "" : $"and {post}.{written} < $8")}
        """;

    const string Authors =
        """
        array(select id from views.member where number = $6 and claimed_by is null
              union all select id from views.member where claimed_by = (select id from views.member where number = $6))
        """;

    static string HeadlineOf(string body) =>
        $"""
        ts_headline('english', regexp_replace(left({body}, {Headline}), '@\{"{"}[0-9a-f]{"{32}"}\{"}"}', '@', 'g'), $4::text::tsquery,
            'MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=" … ", StartSel={Snippet.Start}, StopSel={Snippet.End}')
        """;
}
