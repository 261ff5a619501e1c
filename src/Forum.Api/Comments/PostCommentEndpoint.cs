using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Storage;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Comments;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Comments;

/// <param name="Id">Chosen by the client, so that a form submitted twice is one comment; made here if not given.</param>
/// <param name="Parent">The number of the comment that this one answers.</param>
public sealed record PostCommentRequest(Guid? Id = null, long? Parent = null, string? Body = null);

public static class PostCommentEndpoint
{
    /// <summary>Posts a comment, or answers with it again if it was posted before.</summary>
    [WolverinePost("/api/threads/{number}/comments"), Tags("Comments")]
    public static async Task<Results<Created<CommentModel>, ProblemHttpResult>> Post(
        long number, PostCommentRequest? request, ClaimsPrincipal user, IMessageBus bus, NumberSequences numbers, ReplyTargetQuery replies,
        PostedTogether posts, CommentQueries comments, Mentioning mentioning, TimeProvider clock, HttpContext http, CancellationToken cancellation)
    {
        request ??= new PostCommentRequest(); // a body of JSON null
        if (CommentBody.Check(request.Body ?? "") is { } badBody) return badBody.ToProblem();

        var (viewer, reply) = (user.Viewer(), new Reply(number, request.Parent, request.Id ?? http.NewId()));
        var targets = await replies.FindAsync(viewer, reply, cancellation);
        if (targets is not { Community: { } community, Thread: { } thread }) return Requests.ThreadNotFound.ToProblem();
        if (request.Parent is not null && targets.Parent is null) return Requests.CommentNotFound.ToProblem();

        var command = new PostComment(
            new CommentId(reply.Id), await numbers.NextAsync(Numbered.Comment, cancellation), new CommunityId(community.Id), new ThreadId(thread.Id),
            targets.Parent is { } parent ? new CommentId(parent.Id) : null, user.MemberId(),
            await mentioning.StoreAsync(request.Body!, cancellation), clock.GetUtcNow());
        var posted = await posts.PostAsync(new Posting(command, reply, targets, viewer), cancellation);
        var decision = posted.Decision ?? await bus.InvokeAsync<Decision>(command, cancellation);
        if (decision is Refused refused) return refused.ToProblem();

        var comment = posted.Comment ?? await comments.GetKnownAsync(command.CommentId, viewer, cancellation);
        return TypedResults.Created($"/api/comments/{comment.Number}", comment);
    }
}
