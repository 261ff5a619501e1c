using System.Security.Claims;
using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Imports;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Imports;

public static class ImportArticleEndpoint
{
    public const string Route = "/api/imports/articles";

    /// <summary>A page may hold thousands of comments, each an event of its own.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Imports a page of text, an article with its comments, sent as <c>text/plain</c>. For administrators and the community's moderators.
    /// </summary>
    /// <param name="community">Founded if there is none of this name; <c>general</c> if not said.</param>
    /// <param name="capturedAt">When the page was copied: a day or a moment. The page's relative times count from it.</param>
    /// <param name="title">The article's first sentence if not said.</param>
    [WolverinePost(Route), Tags("Imports")]
    public static async Task<Results<Created<ImportOutcome.Imported>, Ok<ImportOutcome.Imported>, ProblemHttpResult>> Post(
        string? community, string? capturedAt, string? title,
        HttpRequest request, ClaimsPrincipal user, IMessageBus bus, CommunityQueries communities, TimeProvider clock,
        CancellationToken cancellation)
    {
        var target = community ?? ImportPage.DefaultCommunity;
        if (!await MayImportAsync(user.Viewer(), target, communities, cancellation)) return Requests.NotAllowed.ToProblem();
        if (!TextBody.IsText(request)) return Requests.NotPlainText.ToProblem();
        var capture = capturedAt is null ? null : CaptureText.Read(capturedAt, clock.GetUtcNow());
        if (capturedAt is not null && capture is null) return Requests.CapturedAtInvalid.ToProblem();
        if (await TextBody.ReadAsync(request, ArticlePage.MaxBytes, cancellation) is not { } bytes) return ArticlePage.TooLarge.ToProblem();

        var command = new ImportPage(bytes, target, capture, title, user.MemberId());
        return await bus.InvokeAsync<ImportOutcome>(command, cancellation, Timeout) switch
        {
            ImportOutcome.Imported { Created: true } created => TypedResults.Created($"/api/threads/{created.Thread}", created),
            ImportOutcome.Imported again => TypedResults.Ok(again),
            ImportOutcome.NotImported refused => refused.Reason.ToProblem(),
            var other => throw new InvalidOperationException($"An import came to {other}."),
        };
    }

    static async Task<bool> MayImportAsync(Viewer viewer, string community, CommunityQueries communities, CancellationToken cancellation) =>
        viewer.IsAdministrator
        || (await communities.FindAsync(community, cancellation) is { } existing && viewer.Moderates(new CommunityId(existing.Id)));
}
