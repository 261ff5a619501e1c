using System.Security.Claims;
using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Api.Http.Limits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Search;

public static class SearchEndpoint
{
    /// <summary>
    /// What is written here, the best match first. Nothing is found by words that the asker may not read, nor by an author whom they may not
    /// know; and it is not counted how much there is. Nor is what members wrote whom they have blocked, who are found by their handle still, and what
    /// is in a community that they have blocked, unless they look just there.
    /// </summary>
    /// <remarks>Of very many matches the newest 5,000 threads and as many comments are ranked.</remarks>
    /// <param name="q">Words, <c>"phrases"</c>, <c>or</c>, and <c>-words</c> to leave out; 1 to 200 characters. Members are found by how their
    /// handle begins.</param>
    /// <param name="kind"><c>all</c> (the default), <c>threads</c>, <c>comments</c>, <c>members</c> or <c>communities</c>.</param>
    /// <param name="community">Only in the community with this name.</param>
    /// <param name="author">Only by the member with this number: what they wrote here, and on imported pages that they have claimed.</param>
    /// <param name="since">Only what was written at this moment or later.</param>
    /// <param name="until">Only what was written before this moment.</param>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    /// <param name="asOf">Refused: the words of the past are kept nowhere, so that nobody finds what was edited away.</param>
    /// <param name="cut">Refused, too.</param>
    [WolverineGet("/api/search"), AllowAnonymous, Tags("Search"), CountsAs(Budget.Searches)]
    public static async Task<Results<Ok<Page<SearchHit>>, ProblemHttpResult>> Get(
        string? q, string? kind, string? community, long? author, DateTimeOffset? since, DateTimeOffset? until, int? limit, string? after,
        string? asOf, string? cut, ClaimsPrincipal user, SearchQuery search, CommunityQueries communities, CancellationToken cancellation)
    {
        if (asOf is not null || cut is not null) return SearchRequest.NotAsOf.ToProblem();
        var query = SearchWords.Fold(q ?? "").Trim();
        if (query.Length == 0 || q!.EnumerateRunes().Count() > SearchRequest.LongestQuery) return SearchRequest.QueryLength.ToProblem();
        var wanted = SearchKind.All;
        if (kind is not null && !Paging.IsName(kind, out wanted)) return SearchRequest.KindUnknown.ToProblem();
        if (limit is < 1 or > Requests.MaxLimit) return Requests.LimitOutOfRange.ToProblem();

        Guid? only = null;
        if (community is not null)
        {
            only = (await communities.FindAsync(community, cancellation))?.Id;
            if (only is null) return Requests.CommunityNotFound.ToProblem();
        }

        var request = new SearchRequest(query, wanted, only, author, since, until);
        var cursor = after is null ? null : Cursor.Parse(after, request.Order);
        if (after is not null && cursor is null) return Requests.CursorInvalid.ToProblem();

        return await search.FindAsync(request, limit ?? Paging.DefaultLimit, cursor, user.Viewer(), cancellation) is { } page
            ? TypedResults.Ok(page)
            : SearchRequest.Unspecific.ToProblem();
    }
}
