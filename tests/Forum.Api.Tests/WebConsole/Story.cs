using System.Net;

namespace Forum.Api.Tests.WebConsole;

/// <summary>A thread with a past: an answer that was edited, a branch that was removed by mistake, and the undo of that.</summary>
public sealed record Story(string Community, long Thread, long First, long Answer, long Case, string Moderator, string Author, Client Ana)
{
    public const string Title = "Is the night tram back?", AnswerThen = "It is, since Munday.", AnswerNow = "It is, since Monday.";

    public static async Task<Story> TellAsync(IForum forum)
    {
        var (moderator, author) = (Scenarios.FreshHandle("mia"), Scenarios.FreshHandle());
        var mia = await forum.SignUpAsync(moderator);
        var ana = await forum.SignUpAsync(author);
        var community = await mia.FoundCommunityAsync(history: "everybody");
        var thread = await ana.StartThreadAsync(community, Title, "I heard *bells*.");
        var first = await ana.CommentAsync(thread, "Somebody must know.");
        var answer = (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = AnswerThen, parent = first }))
            .Expect(HttpStatusCode.Created)["number"].GetInt64();
        (await ana.PutAsync($"/api/comments/{answer}", new { body = AnswerNow })).Expect(HttpStatusCode.OK);
        var removal = await mia.OpenCaseAsync(new { kind = "remove", scope = "subtree", comment = first, reason = "Taken for spam." });
        var number = removal["number"].GetInt64();
        (await mia.PostAsync($"/api/cases/{number}/undo", new { reason = "It was none." })).Expect(HttpStatusCode.OK);
        await forum.ViewsCatchUpAsync();
        return new Story(community, thread, first, answer, number, moderator, author, ana);
    }
}
