using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Forum.Api.Tests.Live;
using Forum.Domain.Comments;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Api.Tests.Comments;

/// <summary>Who may not know of something does not learn of it by what was written below it, not even by what they wrote there themself.</summary>
public class lying_below_something_hidden(AppFixture app)
{
    const string Above = "the comment above", Thread = "the thread";

    readonly string word = $"w{Guid.NewGuid():N}"[..16], handle = Scenarios.FreshHandle("cora");

    Client moderator = null!, cora = null!;
    string community = "";
    long thread, top, below, deeper;

    [Theory]
    [InlineData(Above)]
    [InlineData(Thread)]
    public async Task is_found_at_no_address_of_a_comment(string hidden)
    {
        await WriteAsync();
        await HideAsync(hidden);
        var stranger = await app.SignUpAsync();
        var operations = await OperationsAsync();
        Assert.Contains(operations, operation => operation.Method == "DELETE");
        foreach (var operation in operations)
        {
            foreach (var client in (Client[])[cora, stranger]) (await CallAsync(client, operation)).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
        }

        (await app.Anonymous().GetAsync($"/api/comments/{deeper}")).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
        foreach (var operation in operations) Assert.NotEqual("comment-not-found", (await CallAsync(moderator, operation)).Code);
    }

    [Fact]
    public async Task cannot_be_answered_or_read_up_to()
    {
        await WriteAsync();
        await HideAsync(Above);
        (await cora.PostAsync($"/api/threads/{thread}/comments", new { parent = below, body = "And so" })).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
        (await cora.PutAsync($"/api/threads/{thread}/read", new { upTo = below })).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
        (await cora.GetAsync($"/api/threads/{thread}?parent={below}")).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
        (await moderator.PutAsync($"/api/threads/{thread}/read", new { upTo = below })).Expect(HttpStatusCode.OK);
        (await moderator.PostAsync("/api/cases", new { kind = "remove", comment = below, reason = "Spam." })).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(Above)]
    [InlineData(Thread)]
    public async Task is_in_no_list(string hidden)
    {
        await WriteAsync();
        foreach (var client in (Client[])[cora, moderator])
        {
            (await client.PutAsync($"/api/comments/{deeper}/saved")).Expect(HttpStatusCode.OK);
            (await client.PostAsync($"/api/comments/{deeper}/reports", new { reason = "Rude." })).Expect(HttpStatusCode.Created);
        }

        (string Url, bool IsModerators)[] lists =
        [
            ($"/api/members/{handle}/comments", true), ("/api/members/me/saved", true), ("/api/members/me/reports", true),
            ($"/api/search?q={word}&kind=comments", true), ($"/api/reports?community={community}", true), ("/api/inbox", false),
        ];
        await app.ViewsCatchUpAsync();
        foreach (var (url, isModerators) in lists) Assert.NotEmpty(await NumbersAsync(isModerators ? moderator : cora, url));
        Assert.Equal(1, (await cora.GetAsync("/api/inbox/counts"))["replies"].GetInt64());

        await HideAsync(hidden);

        foreach (var (url, isModerators) in lists)
        {
            if (!url.StartsWith("/api/reports", StringComparison.Ordinal)) Assert.Empty(await NumbersAsync(cora, url));
            if (isModerators) Assert.NotEmpty(await NumbersAsync(moderator, url));
        }

        Assert.Empty(await NumbersAsync(app.Anonymous(), $"/api/search?q={word}&kind=comments"));
        Assert.Equal(0, (await cora.GetAsync("/api/inbox/counts"))["replies"].GetInt64());
    }

    [Fact]
    public async Task is_not_counted()
    {
        await WriteAsync();
        var dora = await app.SignUpAsync();
        (await dora.PutAsync($"/api/threads/{thread}/read", new { upTo = top })).Expect(HttpStatusCode.OK);
        var beside = await cora.CommentAsync(thread, "Beside");
        Assert.Equal((4, 3, 4), await CountsAsync());
        await HideAsync(Above);
        Assert.Equal((1, 1, 1), await CountsAsync());
        await app.HideExistenceAsync(beside);
        Assert.Equal((0, 0, 0), await CountsAsync());

        async Task<(long Comments, long Unread, long OfCommunity)> CountsAsync()
        {
            await app.ViewsCatchUpAsync();
            var shown = await dora.GetAsync($"/api/threads/{thread}");
            return (shown["commentCount"].GetInt64(), shown["unread"].GetInt64(), (await dora.GetAsync($"/api/communities/{community}"))["commentCount"].GetInt64());
        }
    }

    [Fact]
    public async Task is_not_counted_in_the_community_of_a_hidden_thread()
    {
        await WriteAsync();
        await HideAsync(Thread);
        await app.ViewsCatchUpAsync();
        var shown = await app.Anonymous().GetAsync($"/api/communities/{community}");
        Assert.Equal((0, 0), (shown["threadCount"].GetInt64(), shown["commentCount"].GetInt64()));
    }

    [Fact]
    public async Task is_told_to_nobody_who_follows_the_thread()
    {
        await WriteAsync();
        await HideAsync(Above);
        await app.ViewsCatchUpAsync();
        await using var reader = await LiveReader.OpenAsync(cora, $"/api/threads/{thread}/live");
        await reader.ExpectAsync("hello");
        (await moderator.PostAsync($"/api/threads/{thread}/comments", new { parent = below, body = "And so" })).Expect(HttpStatusCode.Created);
        var beside = await moderator.CommentAsync(thread, "Beside");
        Assert.Equal(beside, (await reader.ExpectAsync("comment-posted")).Comment());
    }

    [Fact]
    public async Task of_the_layer_of_oversight_is_come_to_by_no_case_of_a_moderator()
    {
        await WriteAsync();
        var administrator = await app.SignUpAdministratorAsync();
        var act = new { kind = "remove", scope = "subtree", thread, reason = "Spam." };
        await HideAsync(Above, SuppressionLayer.Oversight);
        Assert.Equal(0, (await moderator.PostAsync("/api/cases?dryRun=true", act)).Expect(HttpStatusCode.OK)["comments"].GetInt64());
        var oversight = new { act.kind, act.scope, act.thread, act.reason, layer = "oversight" };
        Assert.Equal(3, (await administrator.PostAsync("/api/cases?dryRun=true", oversight)).Expect(HttpStatusCode.OK)["comments"].GetInt64());
    }

    async Task WriteAsync()
    {
        (moderator, cora) = (await app.SignUpAsync(), await app.SignUpAsync(handle));
        community = await moderator.FoundCommunityAsync(history: "everybody");
        thread = await (await app.SignUpAsync()).StartThreadAsync(community);
        top = await (await app.SignUpAsync()).CommentAsync(thread, "Above");
        below = await ReplyAsync(cora, top);
        deeper = await ReplyAsync(await app.SignUpAsync(), below);

        async Task<long> ReplyAsync(Client client, long parent) =>
            (await client.PostAsync($"/api/threads/{thread}/comments", new { parent, body = word })).Expect(HttpStatusCode.Created)["number"].GetInt64();
    }

    async Task HideAsync(string hidden, SuppressionLayer layer = SuppressionLayer.Moderator)
    {
        var suppression = new Suppression(new(Guid.CreateVersion7()), layer, [Hidden.Text, Hidden.Existence]);
        var (table, number) = hidden == Above ? ("comment", top) : ("thread", thread);
        var id = await app.QueryAsync<Guid>($"select id from views.{table} where number = $1", number);
        await app.AppendAsync(id, hidden == Above ? new CommentSuppressed(new(id), suppression) : new ThreadSuppressed(new(id), suppression));
    }

    /// <summary>All operations that there are on a comment, with the request that the document gives as an example.</summary>
    async Task<List<ContractOperation>> OperationsAsync()
    {
        var document = (await app.Anonymous().GetAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK).Json;
        return [.. ContractOperation.Of(JsonSerializer.SerializeToNode(document)!).Where(operation => operation.Path.StartsWith("/api/comments/{number}", StringComparison.Ordinal))];
    }

    Task<Answer> CallAsync(Client client, ContractOperation operation)
    {
        var url = operation.Path.Replace("{number}", $"{below}", StringComparison.Ordinal).Replace("{revision}", "1", StringComparison.Ordinal);
        var body = operation.Json["requestBody"]?["content"]?[Contract.Json]?["example"]?.DeepClone().AsObject();
        body?.Remove("id");
        return client.SendAsync(
            HttpMethod.Parse(operation.Method), url, body is null ? null : new StringContent(body.ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue(Contract.Json)));
    }

    /// <summary>The numbers of all comments in what a list shows.</summary>
    async Task<List<long>> NumbersAsync(Client client, string url)
    {
        var shown = JsonNode.Parse((await client.GetAsync(url)).Expect(HttpStatusCode.OK).Json.GetRawText())!;
        return [.. Numbers(shown).Where(number => number == below || number == deeper)];

        static IEnumerable<long> Numbers(JsonNode? node) => node switch
        {
            JsonObject json when json["parentKnown"] is not null => [json["number"]!.GetValue<long>()],
            JsonObject json => json.SelectMany(part => part.Key == "comment" && part.Value is JsonValue number ? [number.GetValue<long>()] : Numbers(part.Value)),
            JsonArray array => array.SelectMany(Numbers),
            _ => [],
        };
    }
}
