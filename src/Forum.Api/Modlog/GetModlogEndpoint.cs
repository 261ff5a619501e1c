using System.Security.Claims;
using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Api.Replay;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Modlog;

public static class GetModlogEndpoint
{
    /// <summary>
    /// What moderators did, the newest first, for everybody to read and to check: each entry is chained to the one before by its hash. Without
    /// a filter no entry is left out, and one that nobody may know of shows its place in the chain alone.
    /// </summary>
    /// <param name="community">Only in the community with this name.</param>
    /// <param name="kind">Only of this kind: <c>remove</c>, <c>ban</c>, <c>undo</c>, <c>editCommunity</c> and so on.</param>
    /// <param name="member">Only about the member with this number.</param>
    /// <param name="actor">Only by the member with this number.</param>
    /// <param name="since">Only at this moment or later.</param>
    /// <param name="until">Only before this moment.</param>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    /// <param name="asOf">As it stood at this moment.</param>
    /// <param name="cut">As it stood at this position in the sequence of all events.</param>
    [WolverineGet("/api/modlog"), AllowAnonymous, Tags("Moderation"), Refuses(typeof(CutRequest))]
    public static async Task<Results<Ok<Page<ModlogEntry>>, ProblemHttpResult>> Get(
        string? community, string? kind, long? member, long? actor, DateTimeOffset? since, DateTimeOffset? until, int? limit, string? after,
        string? asOf, string? cut, ClaimsPrincipal user, ModlogQuery modlog, CommunityQueries communities, Cuts cuts, ReplayedLog replayed,
        CancellationToken cancellation)
    {
        if (!Paging.TryRead<ModlogSort>(sort: null, limit, after, out var paging, out var refused)) return refused.ToProblem();
        if (!Choice.TryRead<LogKind>(kind, out var only)) return Requests.KindUnknown.ToProblem();

        if (CutRequest.Read(asOf, cut, out var asked) is { } noCut) return noCut.ToProblem();

        Guid? where = null;
        if (community is not null)
        {
            where = (await communities.FindAsync(community, cancellation))?.Id;
            if (where is null) return Requests.CommunityNotFound.ToProblem();
        }

        var filter = new ModlogFilter(where, only, member, actor, since, until);
        if (asked is null) return TypedResults.Ok(await modlog.ListAsync(filter, paging, user.Viewer(), cancellation));

        var (then, future) = await cuts.FindAsync(asked, cancellation);
        return then is null ? future!.ToProblem() : TypedResults.Ok(await replayed.ListAsync(filter, paging, then, user.Viewer(), cancellation));
    }
}
