using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Http.Limits;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Takeout;

public static class TakeOutEndpoint
{
    /// <summary>
    /// All that you have here, to take along: who you are and were, what you wrote with all its versions, how you voted, what you saved, follow,
    /// blocked and reported, what you were told, and what moderators did to it as far as you may know. Long ones come page by page, as they are read.
    /// </summary>
    /// <param name="format">
    /// <c>json</c>, or <c>activitystreams</c> for what you did, as other programs read it; as <c>Accept</c> says if not said: <c>application/activity+json</c>.
    /// </param>
    [WolverineGet("/api/members/me/takeout"), Tags("Members"), CountsAs(Budget.Takeouts)]
    public static async Task<Results<Ok<TakenEverything>, ActivitiesResult, ProblemHttpResult>> Get(
        string? format, HttpContext http, ClaimsPrincipal user, TakeoutQuery takeout, ActivityQuery activities, CancellationToken cancellation)
    {
        if (!Choice.TryRead<TakeoutFormat>(format, out var asked)) return TakeoutRequest.FormatUnknown.ToProblem();
        if ((asked ?? TakeoutRequest.Accepted(http.Request)) == TakeoutFormat.Json)
        {
            return await takeout.FindAsync(user.Viewer(), cancellation) is { } taken ? TypedResults.Ok(taken) : Requests.SessionEnded.ToProblem();
        }

        return await activities.FindAsync(user.Viewer(), $"{http.Request.Scheme}://{http.Request.Host}", cancellation) is { } done
            ? new ActivitiesResult(done)
            : Requests.SessionEnded.ToProblem();
    }
}
