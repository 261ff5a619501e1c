using System.Net;
using System.Text.Json;
using Forum.Domain.Moderation;
using static Forum.Api.Tests.Authorization.Who;

namespace Forum.Api.Tests.Authorization;

/// <summary>
/// Whichever way somebody comes to a thread or a comment, they see as much of it as <see cref="WhoSeesWhat"/> says: at its own address, in its
/// history, in its place, and under the name of its author.
/// </summary>
public class seeing_what_is_hidden(AppFixture app, Stage stage) : IClassFixture<Stage>
{
    const string Text = "Meet me at the tram depot.";

    public static TheoryData<string> OfComments => [.. WhoSeesWhat.Table.Keys];

    public static TheoryData<string> OfThreads =>
        [.. WhoSeesWhat.Table.Keys.Where(state => !state.StartsWith("below", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(OfComments))]
    public async Task of_a_comment_is_for_whom_the_table_says(string state)
    {
        await OpenHistoriesAsync();
        var places = new Dictionary<Who, (long Thread, long Comment)>();
        foreach (var owner in (Who[])[Author, BannedAuthor])
        {
            var (thread, above) = (0L, 0L);
            var comment = await stage.WriteAsync(owner, async author =>
            {
                thread = await stage.Bystander.Client.StartThreadAsync(stage.Community);
                above = await stage.Bystander.Client.CommentAsync(thread);
                var posted = await author.PostAsync($"/api/threads/{thread}/comments", new { parent = above, body = Text });
                return posted.Expect(HttpStatusCode.Created)["number"].GetInt64();
            });
            await HideAsync(state, owner, "comment", comment, above);
            places[owner] = (thread, comment);
        }

        await AgreeAsync(state, who =>
        {
            var (thread, comment) = places[Stage.OwnerFor(who)];
            return SeenAsync(who, "comment", comment, $"/api/threads/{thread}", "comments");
        });
    }

    [Theory]
    [MemberData(nameof(OfThreads))]
    public async Task of_a_thread_is_for_whom_the_table_says(string state)
    {
        await OpenHistoriesAsync();
        var places = new Dictionary<Who, long>();
        foreach (var owner in (Who[])[Author, BannedAuthor])
        {
            places[owner] = await stage.WriteAsync(owner, author => author.StartThreadAsync(stage.Community, "Tonight", Text));
            await HideAsync(state, owner, "thread", places[owner], above: 0);
        }

        await AgreeAsync(state, who =>
            SeenAsync(who, "thread", places[Stage.OwnerFor(who)], $"/api/threads?community={stage.Community}&limit=200", "items"));
    }

    [Theory]
    [InlineData("comment")]
    [InlineData("thread")]
    public async Task is_found_in_no_way_that_somebody_could_ask_for_it(string what)
    {
        var thread = await stage[Author].StartThreadAsync(stage.Community, "Tonight", Text);
        var number = what == "thread" ? thread : await stage[Author].CommentAsync(thread, Text);
        await HideAsync("hidden altogether by oversight", Author, what, number, above: 0);

        foreach (var operation in await app.OperationsOnAsync($"{what}s"))
        {
            foreach (var who in Enum.GetValues<Who>().Except([Administrator]))
            {
                var isAsked = who != Anonymous || operation.Json["security"] is null;
                var (status, code) = isAsked ? (HttpStatusCode.NotFound, $"{what}-not-found") : (HttpStatusCode.Unauthorized, "sign-in-required");
                (await stage[who].CallAsync(operation, number)).ExpectRefusal(status, code);
            }
        }
    }

    async Task OpenHistoriesAsync() =>
        (await stage[Moderator].PutAsync($"/api/communities/{stage.Community}", new { history = "everybody" })).Expect(HttpStatusCode.OK);

    static async Task AgreeAsync(string state, Func<Who, Task<string>> seeAsync)
    {
        var disagreements = new List<string>();
        foreach (var who in Enum.GetValues<Who>())
        {
            var (seen, due) = (await seeAsync(who), WhoSeesWhat.Table[state][who]);
            if (seen != due) disagreements.Add($"{who} sees {seen} where the table says: {due}.");
        }

        Assert.True(disagreements.Count == 0, $"{state}\n{string.Join('\n', disagreements)}");
    }

    /// <summary>Does to something what its state says.</summary>
    async Task HideAsync(string state, Who owner, string what, long number, long above)
    {
        var layer = Says("oversight") ? "oversight" : "moderator";
        // Before anybody else did anything: what somebody may not know of they cannot delete.
        if (Says("deleted")) (await stage[owner].DeleteAsync($"/api/{what}s/{number}")).Expect(HttpStatusCode.OK);
        string[] hides = [.. Means("removed", "text"), .. Means("parted", "author"), .. Means("altogether", "text", "existence")];
        if (Says("below")) await app.HideExistenceAsync(above, Enum.Parse<SuppressionLayer>(layer, ignoreCase: true));
        else if (hides.Length > 0)
        {
            (long? thread, long? comment) = what == "thread" ? ((long?)number, (long?)null) : (null, number);
            await stage[Administrator].OpenCaseAsync(new { kind = "remove", scope = "subtree", thread, comment, layer, hides, reason = "Harm." });
        }

        bool Says(string word) => state.Contains(word, StringComparison.Ordinal);
        string[] Means(string word, params string[] hidden) => Says(word) ? hidden : [];
    }

    /// <summary>What somebody sees, which is the same wherever they look.</summary>
    /// <param name="place">Where it is shown among others, in <paramref name="list"/>.</param>
    async Task<string> SeenAsync(Who who, string what, long number, string place, string list)
    {
        var client = stage[who];
        var (own, history) = (await client.GetAsync($"/api/{what}s/{number}"), await client.GetAsync($"/api/{what}s/{number}/revisions"));
        if (own.Status != HttpStatusCode.OK) own.ExpectRefusal(HttpStatusCode.NotFound, $"{what}-not-found");
        if (own.Status != HttpStatusCode.OK) history.ExpectRefusal(HttpStatusCode.NotFound, $"{what}-not-found");

        var seen = own.Status == HttpStatusCode.OK ? Of(own.Json) : WhoSeesWhat.Nothing;
        var text = own.Status == HttpStatusCode.OK ? history["items"][0].GetProperty("body").GetString() : null;
        var due = (text: seen is WhoSeesWhat.All or WhoSeesWhat.NoAuthor, author: seen is WhoSeesWhat.All or WhoSeesWhat.NoText);
        var (among, theirs) = (
            await AmongAsync(place, list), await AmongAsync($"/api/members/{stage.Person(Stage.OwnerFor(who)).Handle}/{what}s?limit=200", "items"));
        return among == seen && theirs == (due.author ? seen : WhoSeesWhat.Nothing) && text == (due.text ? Text : null)
            ? seen
            : $"{seen} at its address, '{text}' in its history, {among} in its place and {theirs} under its author's name";

        async Task<string> AmongAsync(string url, string of)
        {
            var items = (await client.GetAsync(url)).Expect(HttpStatusCode.OK)[of].EnumerateArray();
            return items.Where(item => item.GetProperty("number").GetInt64() == number).Select(Of).FirstOrDefault() ?? WhoSeesWhat.Nothing;
        }
    }

    static string Of(JsonElement item)
    {
        var words = item.TryGetProperty("body", out var body) ? body.GetString() : item.GetProperty("title").GetString();
        return (words?.Length > 0, item.GetProperty("author").ValueKind != JsonValueKind.Null) switch
        {
            (true, true) => WhoSeesWhat.All,
            (false, true) => WhoSeesWhat.NoText,
            (true, false) => WhoSeesWhat.NoAuthor,
            _ => WhoSeesWhat.Place,
        };
    }
}
