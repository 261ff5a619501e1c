using System.Net;

namespace Forum.Api.Tests.Takeout;

/// <summary>Somebody who has done one of everything, some of it twice, among others who did the like.</summary>
public sealed class LivedLife(AppFixture app) : IAsyncLifetime
{
    public Client Roza { get; private set; } = null!;

    public string Handle { get; } = Scenarios.FreshHandle("roza");

    public string Former { get; } = Scenarios.FreshHandle("rosa");

    public string Community { get; private set; } = "";

    public long Thread { get; private set; }

    public long Edited { get; private set; }

    public long Deleted { get; private set; }

    public long Removed { get; private set; }

    public long OfOther { get; private set; }

    public long Report { get; private set; }

    public Client Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var admin = await app.SignUpAdministratorAsync();
        (Roza, Other) = (await app.SignUpAsync(Former, new { sets = new[] { "ze/zir" } }), await app.SignUpAsync());
        await DoAsync(Roza.PutAsync("/api/members/me/handle", new { handle = Handle }));
        await DoAsync(Roza.PutAsync("/api/members/me/bio", new { bio = "I row." }));
        await DoAsync(Roza.PutAsync("/api/members/me/pronouns", new { sets = new[] { "they/them" } }));
        Community = await Roza.FoundCommunityAsync();
        var (number, foreign) = ((await Other.GetAsync("/api/members/me"))["number"].GetInt64(), await Other.FoundCommunityAsync());
        Thread = await Roza.StartThreadAsync(Community, "Own heading", "Own opening");
        OfOther = await Other.CommentAsync(Thread, "Others' words");
        Edited = await Roza.CommentAsync(Thread, "First words");
        await DoAsync(Roza.PutAsync($"/api/comments/{Edited}", new { body = "Second words" }));
        await DoAsync(Roza.PutAsync($"/api/comments/{Edited}", new { body = "Third words" }));
        Deleted = await Roza.CommentAsync(Thread, "Deleted words");
        await DoAsync(Roza.DeleteAsync($"/api/comments/{Deleted}"));
        Removed = await Roza.CommentAsync(Thread, "Removed words");
        await admin.OpenCaseAsync(new { kind = "remove", comment = Removed, reason = "Too loud." });
        foreach (var vote in (string[])["up", "down", "none"]) await DoAsync(Roza.PutAsync($"/api/comments/{OfOther}/vote", new { vote }));
        await DoAsync(Roza.PutAsync($"/api/threads/{Thread}/saved"));
        await DoAsync(Roza.PutAsync($"/api/comments/{OfOther}/saved"));
        await DoAsync(Roza.DeleteAsync($"/api/comments/{OfOther}/saved"));
        await DoAsync(Roza.PutAsync($"/api/threads/{Thread}/read", new { upTo = OfOther }));
        await DoAsync(Roza.PutAsync($"/api/communities/{foreign}/follow"));
        await DoAsync(Roza.PutAsync($"/api/communities/{foreign}/block"));
        Report = (await Roza.PostAsync($"/api/comments/{OfOther}/reports", new { reason = "Own grievance" })).Expect(HttpStatusCode.Created)["number"].GetInt64();
        await Roza.OpenCaseAsync(new { kind = "lock", thread = Thread, reason = "Own verdict" });
        await app.ViewsCatchUpAsync();
        await DoAsync(Roza.PutAsync($"/api/blocks/members/{number}"));

        // What the other keeps to themself.
        await DoAsync(Other.PutAsync($"/api/comments/{Edited}/vote", new { vote = "down" }));
        await DoAsync(Other.PutAsync($"/api/comments/{Edited}/saved"));
        (await Other.PostAsync($"/api/comments/{Edited}/reports", new { reason = "Others' grievance" })).Expect(HttpStatusCode.Created);
        await app.ViewsCatchUpAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    static async Task DoAsync(Task<Answer> asked)
    {
        var answer = await asked;
        Assert.True(answer.Status < HttpStatusCode.Ambiguous, $"{answer.Status}: {answer.Json}");
    }
}
