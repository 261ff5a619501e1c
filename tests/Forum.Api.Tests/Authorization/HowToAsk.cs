using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using static Forum.Api.Tests.Authorization.Who;

namespace Forum.Api.Tests.Authorization;

/// <summary>What somebody asks for, so that nothing stands in the way but what they may not.</summary>
/// <param name="By">Null for the one who is on stage.</param>
public sealed record Ask(string Url, object? Body = null, Client? By = null);

/// <summary>
/// How each row of <see cref="WhoMayDoWhat"/> is asked for. What is not in here is asked for by its path alone, filled with the shared items.
/// </summary>
public sealed class HowToAsk(Stage stage)
{
    public async Task<string> AnswerAsync(Who who, string row)
    {
        var (method, path) = WhoMayDoWhat.OperationOf(row).Split(' ') is [var verb, var route] ? (HttpMethod.Parse(verb), route) : default;
        var ask = await OfAsync(who, row) ?? new Ask(path);
        var (client, url) = (ask.By ?? stage[who], Fill(ask.Url, who));
        if (url.EndsWith("/live", StringComparison.Ordinal)) return await OpenAsync(client, url);
        using var content = method == HttpMethod.Get || method == HttpMethod.Delete ? null : ContentOf(ask.Body ?? new { });
        var answer = await client.SendAsync(method, url, content);
        return answer.Status < HttpStatusCode.Ambiguous ? WhoMayDoWhat.Allowed : $"{(int)answer.Status} {answer.Code}";
    }

    string Fill(string path, Who who)
    {
        var number = path switch
        {
            _ when path.StartsWith("/api/threads/", StringComparison.Ordinal) => stage.ThreadFor(who),
            _ when path.StartsWith("/api/comments/", StringComparison.Ordinal) => stage.CommentFor(who),
            _ => stage.Bystander.Number,
        };
        return path.Replace("{number}", $"{number}", StringComparison.Ordinal)
            .Replace("{name}", stage.Community, StringComparison.Ordinal).Replace("{handle}", stage.Bystander.Handle, StringComparison.Ordinal);
    }

    async Task<Ask?> OfAsync(Who who, string row) => row switch
    {
        "GET /api/analytics/tables" => new("/api/analytics/tables"),
        "GET /api/analytics/plots/{name}" => new("/api/analytics/plots/activity"),
        "GET /api/analytics/plots/{name}: of moderation" => new("/api/analytics/plots/moderation"),
        "GET /api/analytics/plots/{name}: of reports" => new("/api/analytics/plots/resolution"),
        "GET /api/search" => new("/api/search?q=wonder"),
        "GET /api/threads: followed" => new("/api/threads?feed=followed"),
        "GET /api/reports: of a community" => new($"/api/reports?community={stage.Community}"),
        "GET /api/threads/{number}/revisions: open" => new($"/api/threads/{await stage.KeptAsync("open thread", OpenThreadAsync)}/revisions"),
        "GET /api/comments/{number}/revisions: open" => new($"/api/comments/{await stage.KeptAsync("open comment", OpenCommentAsync)}/revisions"),
        "GET /api/cases/{number}" => new($"/api/cases/{await stage.RemovalAsync()}"),
        "GET /api/cases/{number}/items" => new($"/api/cases/{await stage.RemovalAsync()}/items"),

        "POST /api/members" => new("/api/members", new { handle = Scenarios.FreshHandle(), password = Scenarios.Password }),
        "POST /api/members/external" => new("/api/members/external", new { handle = Scenarios.FreshHandle() }),
        "POST /api/sessions" => new("/api/sessions", new { handle = stage.Bystander.Handle, password = Scenarios.Password }),
        "PUT /api/members/me/bio" => new("/api/members/me/bio", new { bio = "I row." }),
        "PUT /api/members/me/pronouns" => new("/api/members/me/pronouns", new { sets = new[] { "she/her" } }),
        "POST /api/members/me/pronouns/import" => new("/api/members/me/pronouns/import", new { format = "suffix", text = "Ana [she/her]" }),
        "PUT /api/members/me/handle" => new("/api/members/me/handle", new { handle = Scenarios.FreshHandle() }),
        "PUT /api/members/me/password" => new(
            "/api/members/me/password", new { current = Scenarios.Password, @new = Scenarios.Password }, await stage.ExpendableAsync(who)),
        "POST /api/members/me/deletion" => new(
            "/api/members/me/deletion", new { password = Scenarios.Password, content = "keep" }, await stage.ExpendableAsync(who)),
        "DELETE /api/sessions/{id}" => new($"/api/sessions/{Guid.NewGuid()}"),
        "DELETE /api/sessions/current" => new("/api/sessions/current", By: await stage.SignInAgainAsync(who)),
        "DELETE /api/sessions" => new("/api/sessions", By: await stage.ExpendableAsync(who)),
        "POST /api/webhooks" => new("/api/webhooks", new { url = Scenarios.Hook }),
        "GET /api/webhooks/{id}" => new($"/api/webhooks/{await stage.WebhookAsync()}"),
        "PUT /api/webhooks/{id}" => new($"/api/webhooks/{await stage.WebhookAsync()}", new { url = Scenarios.Hook }),
        "PUT /api/webhooks/{id}/paused" => new($"/api/webhooks/{await stage.WebhookAsync()}/paused", new { paused = true }),
        "POST /api/webhooks/{id}/secret" => new($"/api/webhooks/{await stage.WebhookAsync()}/secret"),
        "DELETE /api/webhooks/{id}" => new($"/api/webhooks/{await stage.WebhookAsync(isUsedUp: who == Administrator)}"),
        "GET /api/webhooks/{id}/dead-letters" => new($"/api/webhooks/{await stage.WebhookAsync()}/dead-letters"),
        "POST /api/webhooks/{id}/dead-letters/{after}/replay" => new($"/api/webhooks/{await stage.DeadLetterAsync()}/dead-letters/0/replay"),
        "DELETE /api/webhooks/{id}/dead-letters/{after}" => new($"/api/webhooks/{await stage.DeadLetterAsync()}/dead-letters/0"),
        "PUT /api/inbox/read" => new("/api/inbox/read", new { upTo = 0 }),

        // By somebody else, since whoever founds a community moderates it.
        "POST /api/communities" => new("/api/communities", new { name = Scenarios.FreshCommunity() }, await stage.ExpendableAsync(who)),
        "POST /api/imports/articles" => new($"/api/imports/articles?community={stage.Community}", $"Something happened {Guid.NewGuid()}."),
        "POST /api/threads" => new("/api/threads", new { community = stage.Community, title = "Why?", body = "I wonder." }),
        "POST /api/threads/{number}/comments" => new("/api/threads/{number}/comments", new { body = "So it is." }),
        "PUT /api/threads/{number}/read" => new($"/api/threads/{stage.ThreadFor(Author)}/read", new { upTo = stage.CommentFor(Author) }),
        "PUT /api/threads/{number}/vote" => new($"/api/threads/{stage.ThreadFor(Author)}/vote", new { vote = "up" }),
        "PUT /api/comments/{number}/vote" => new($"/api/comments/{stage.CommentFor(Author)}/vote", new { vote = "up" }),

        "PUT /api/threads/{number}" => new("/api/threads/{number}", new { title = "Why?", body = $"I wonder {Guid.NewGuid()}." }),
        "DELETE /api/threads/{number}" => new($"/api/threads/{await stage.NewThreadAsync(who)}"),
        "POST /api/threads/{number}/restore" => new($"/api/threads/{await stage.NewThreadAsync(who, DeleteAsync("threads"))}/restore"),
        "DELETE /api/threads/{number}/revisions/{revision}" => new($"/api/threads/{await stage.NewThreadAsync(who, EditThreadAsync)}/revisions/1"),
        "POST /api/threads/{number}/revisions/{revision}/restore" => new(
            $"/api/threads/{await stage.NewThreadAsync(who, EditThreadAsync, WithdrawAsync("threads"))}/revisions/1/restore"),
        "PUT /api/threads/{number}/official" => new("/api/threads/{number}/official", new { official = true }),
        "PUT /api/threads/{number}/official: of one's own" => new($"/api/threads/{await OwnThreadAsync(who)}/official", new { official = true }),

        "PUT /api/comments/{number}" => new("/api/comments/{number}", new { body = $"So it is {Guid.NewGuid()}." }),
        "DELETE /api/comments/{number}" => new($"/api/comments/{await stage.NewCommentAsync(who)}"),
        "POST /api/comments/{number}/restore" => new($"/api/comments/{await stage.NewCommentAsync(who, DeleteAsync("comments"))}/restore"),
        "DELETE /api/comments/{number}/revisions/{revision}" => new(
            $"/api/comments/{await stage.NewCommentAsync(who, Stage.EditCommentAsync)}/revisions/1"),
        "POST /api/comments/{number}/revisions/{revision}/restore" => new(
            $"/api/comments/{await stage.NewCommentAsync(who, Stage.EditCommentAsync, WithdrawAsync("comments"))}/revisions/1/restore"),
        "PUT /api/comments/{number}/official" => new("/api/comments/{number}/official", new { official = true }),
        "PUT /api/comments/{number}/official: of one's own" => new($"/api/comments/{await OwnCommentAsync(who)}/official", new { official = true }),

        "POST /api/threads/{number}/reports" => new("/api/threads/{number}/reports", new { reason = "Rude." }),
        "POST /api/comments/{number}/reports" => new("/api/comments/{number}/reports", new { reason = "Rude." }),
        "POST /api/threads/{number}/reports: of somebody else's" => new(
            $"/api/threads/{await stage.KeptAsync("thread to report", stage.SpareThreadAsync)}/reports", new { reason = "Rude." }),
        "POST /api/comments/{number}/reports: of somebody else's" => new(
            $"/api/comments/{await stage.KeptAsync("comment to report", stage.SpareCommentAsync)}/reports", new { reason = "Rude." }),
        "POST /api/members/by-number/{number}/reports" => new(
            $"/api/members/by-number/{stage.Person(Stage.OwnerFor(who)).Number}/reports", new { reason = "Rude.", part = "bio" }),
        "POST /api/reports/{number}/resolution" => Resolution(
            await stage.ReportAsync($"/api/comments/{await stage.NewCommentAsync(Author)}")),
        "POST /api/reports/{number}/resolution: about the moderator" => Resolution(
            await stage.ReportAsync($"/api/comments/{await stage[Moderator].CommentAsync(stage.ThreadFor(Author))}")),
        "POST /api/reports/{number}/resolution: about a profile" => Resolution(await stage.ReportAsync(
            $"/api/members/by-number/{stage.Person(Author).Number}", new { reason = "Rude.", part = "bio" })),

        "POST /api/members/by-number/{number}/claims" => new(
            $"/api/members/by-number/{await stage.NamedHereAsync()}/claims", new { statement = "It is me." }),
        "DELETE /api/claims/{number}" => new($"/api/claims/{await stage.ClaimAsync(stage[Stage.OwnerFor(who)])}"),
        "POST /api/claims/{number}/refusal" => Refusal(await stage.ClaimAsync(stage.Bystander.Client)),
        "POST /api/claims/{number}/refusal: of one's own" => Refusal(
            await stage.ClaimAsync(stage[who is Anonymous or BannedMember ? Author : who])),

        "POST /api/cases/{number}/undo" => Undo(await stage.NewRemovalAsync()),
        "POST /api/cases/{number}/undo: of oversight" => Undo(await stage.NewRemovalAsync(Administrator, "oversight")),
        "POST /api/cases/{number}/undo: of a ban from the site" => Undo(await stage.KeptAsync("ban from the site", async () => await stage.CaseAsync(
            Administrator, new { kind = "ban", member = await stage.NewMemberAsync(), reason = "Rude." }))),
        _ when WhoMayDoWhat.OperationOf(row) == "POST /api/cases" => await new CasesToOpen(stage).OfAsync(who, row),
        _ => null,
    };

    static Ask Resolution(long report) => new($"/api/reports/{report}/resolution", new { outcome = "noAction" });

    static Ask Refusal(long claim) => new($"/api/claims/{claim}/refusal", new { reason = "It is not." });

    static Ask Undo(long of) => new($"/api/cases/{of}/undo", new { reason = "A mistake." });

    async Task<long> OpenThreadAsync() =>
        await stage[Author].StartThreadAsync(await stage[ModeratorElsewhere].FoundCommunityAsync(history: "everybody"));

    async Task<long> OpenCommentAsync() => await stage[Author].CommentAsync(await OpenThreadAsync());

    async Task<long> OwnThreadAsync(Who who) => stage.WrittenBy(who)?.Thread ?? await stage[who].StartThreadAsync(stage.Community);

    async Task<long> OwnCommentAsync(Who who) => stage.WrittenBy(who)?.Comment ?? await stage[who].CommentAsync(stage.ThreadFor(who));

    static Func<Client, long, Task<Answer>> DeleteAsync(string what) => (author, number) => author.DeleteAsync($"/api/{what}/{number}");

    static Func<Client, long, Task<Answer>> WithdrawAsync(string what) => (author, number) => author.DeleteAsync($"/api/{what}/{number}/revisions/1");

    static Task<Answer> EditThreadAsync(Client author, long number) =>
        author.PutAsync($"/api/threads/{number}", new { title = "Why not?", body = "" });

    static HttpContent ContentOf(object body) => body is string page
        ? new StringContent(page, Encoding.UTF8, new MediaTypeHeaderValue("text/plain"))
        : JsonContent.Create(body);

    /// <summary>A stream goes on, and is left as soon as it begins.</summary>
    static async Task<string> OpenAsync(Client client, string url)
    {
        using var response = await client.OpenAsync(url);
        return response.IsSuccessStatusCode ? WhoMayDoWhat.Allowed : $"{(int)response.StatusCode}";
    }
}
