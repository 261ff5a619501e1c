using System.Net;
using System.Text.Json;
using Forum.Api.Search;
using Forum.Domain;
using Forum.Domain.Comments;

namespace Forum.Api.Tests.Search;

public class searching_the_forum(AppFixture app)
{
    [Theory]
    [InlineData("the quick brown foxes jump", "fox")]
    [InlineData("a fox jumps", "\"foxes jump\"")]
    [InlineData("großer ÄRGER in Köln", "ärger grosser")]
    [InlineData("Большой пожар в порту", "ПОЖАР")]
    [InlineData("who is the who", "the who")]
    [InlineData("ｆｕｌｌ width", "full")]
    public async Task finds_words_in_whatever_language_and_form(string body, string query)
    {
        var (thread, word) = (await NewThreadAsync(), FreshWord());
        var comment = await PostAsync(thread, $"{body} {word}");
        Assert.Equal([comment], await CommentsAsync(app.Anonymous(), $"{query} {word}"));
        Assert.Empty(await CommentsAsync(app.Anonymous(), $"{query} {word} -{word}"));
    }

    [Fact]
    public async Task finds_either_of_two_words_and_leaves_out_a_third()
    {
        var (thread, one, other, third) = (await NewThreadAsync(), FreshWord(), FreshWord(), FreshWord());
        var first = await PostAsync(thread, one);
        var second = await PostAsync(thread, other);
        await PostAsync(thread, $"{other} {third}");
        Assert.Equal([first, second], (await CommentsAsync(app.Anonymous(), $"{one} or {other} -{third}")).Order());
    }

    [Fact]
    public async Task puts_a_title_before_a_body_and_shows_where_it_is()
    {
        var (word, community) = (FreshWord(), Scenarios.FreshCommunity());
        var body = (await app.ImportAsync($"Something else\n\nIt said {word} there.", community)).GetProperty("thread").GetInt64();
        var title = (await app.ImportAsync($"On {word}\n\nIt was nothing.", community)).GetProperty("thread").GetInt64();
        var comment = await PostAsync(title, $"What is <b>{word}</b>, @{{{Guid.NewGuid():N}}}?");

        var hits = await FindAsync(app.Anonymous(), $"q={word}");
        Assert.Equal(title, Number(hits[0], "thread"));
        Assert.Equal([body, title], hits.Where(hit => !hit.TryGetProperty("comment", out _)).Select(hit => Number(hit, "thread")).Order());
        var found = hits.Single(hit => hit.TryGetProperty("comment", out _));
        Assert.Equal((comment, title), (Number(found, "comment"), Number(found, "thread")));
        var (snippet, mark) = (found.GetProperty("snippet").GetProperty("text").GetString()!, found.GetProperty("snippet").GetProperty("marks")[0]);
        Assert.StartsWith("What is", snippet);
        Assert.DoesNotContain("<b>", snippet); // PostgreSQL leaves tags away
        Assert.Equal(word, snippet.Substring(mark.GetProperty("start").GetInt32(), mark.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task finds_a_new_version_and_never_an_old_one()
    {
        var (thread, before, after) = (await NewThreadAsync(), FreshWord(), FreshWord());
        var comment = await PostAsync(thread, before);
        var id = (await app.Anonymous().GetAsync($"/api/comments/{comment}"))["id"].GetGuid();
        Assert.Equal([comment], await CommentsAsync(app.Anonymous(), before));

        await app.AppendAsync(id, new CommentEdited(new CommentId(id), 2, after));
        Assert.Empty(await CommentsAsync(app.Anonymous(), before, catchUp: false));
        Assert.Equal([comment], await CommentsAsync(app.Anonymous(), after));
        Assert.Empty(await CommentsAsync(app.Anonymous(), before));
    }

    [Fact]
    public async Task narrows_by_community_author_and_time()
    {
        var word = FreshWord();
        var (here, elsewhere) = (Scenarios.FreshCommunity(), Scenarios.FreshCommunity());
        var imported = await app.ImportAsync($"News {Guid.NewGuid()}.\n\n• {Scenarios.FreshHandle("page")}\n  2 years ago\n\n  {word}", here);
        var old = (await app.Anonymous().GetAsync($"/api/threads/{imported.GetProperty("thread")}"))["comments"][0];
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle);
        var comment = await PostAsync(await NewThreadAsync(elsewhere), word, ana);
        var (author, number) = (old.GetProperty("author").GetProperty("number"), await app.MemberNumberAsync(handle));

        Assert.Equal([old.GetProperty("number").GetInt64()], await CommentsAsync(app.Anonymous(), $"{word}&community={here}"));
        Assert.Equal([comment], await CommentsAsync(app.Anonymous(), $"{word}&author={number}"));
        Assert.Equal([old.GetProperty("number").GetInt64()], await CommentsAsync(app.Anonymous(), $"{word}&author={author}"));
        Assert.Equal([comment], await CommentsAsync(app.Anonymous(), $"{word}&since=2025-03-01T00:00:00Z"));
        Assert.Equal([old.GetProperty("number").GetInt64()], await CommentsAsync(app.Anonymous(), $"{word}&until=2025-03-01T00:00:00Z"));

        // Once claimed, it is the claimer's, and nobody else's.
        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "approveClaim", member = author.GetInt64(), claimant = number, reason = "Has shown it." });
        Assert.Equal(
            new[] { old.GetProperty("number").GetInt64(), comment }.Order(), // numbers are taken in blocks: the older one may be the greater
            (await CommentsAsync(app.Anonymous(), $"{word}&author={number}")).Order());
        Assert.Empty(await CommentsAsync(app.Anonymous(), $"{word}&author={author}"));
    }

    [Fact]
    public async Task finds_members_by_how_their_handle_begins_and_communities_by_name()
    {
        var handle = Scenarios.FreshHandle("Zoë");
        await app.SignUpAsync(handle);
        var community = Scenarios.FreshCommunity();
        await NewThreadAsync(community);

        var member = Assert.Single(await FindAsync(app.Anonymous(), $"q={Uri.EscapeDataString("@" + handle[..^1].ToUpperInvariant())}&kind=members"));
        Assert.Equal(handle, member.GetProperty("member").GetProperty("handle").GetString());
        Assert.Empty(await FindAsync(app.Anonymous(), $"q={Uri.EscapeDataString(handle[1..])}&kind=members"));
        Assert.Empty(await FindAsync(app.Anonymous(), $"q=%25{Uri.EscapeDataString(handle)}&kind=members"));
        Assert.Empty(await FindAsync(app.Anonymous(), $"q={Uri.EscapeDataString(handle)}&kind=members&community={community}"));
        var place = Assert.Single(await FindAsync(app.Anonymous(), $"q={community}&kind=communities"));
        Assert.Equal(community, place.GetProperty("community").GetProperty("name").GetString());
    }

    [Fact]
    public async Task does_not_find_a_claimed_author_by_the_name_on_the_page()
    {
        var (page, own) = (Scenarios.FreshHandle("page"), Scenarios.FreshHandle());
        await app.ImportAsync($"News {Guid.NewGuid()}.\n\n• {page}\n  2 years ago\n\n  Hm.");
        await app.SignUpAsync(own);
        Assert.Single(await FindAsync(app.Anonymous(), $"q={page}&kind=members"));

        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new
        {
            kind = "approveClaim",
            member = await app.MemberNumberAsync(page),
            claimant = await app.MemberNumberAsync(own),
            reason = "Has shown it.",
        });
        Assert.Empty(await FindAsync(app.Anonymous(), $"q={page}&kind=members"));
    }

    [Fact]
    public async Task page_by_page_finds_everything_once()
    {
        var (thread, word) = (await NewThreadAsync(), FreshWord());
        var ana = await app.SignUpAsync();
        var posted = await Task.WhenAll(Enumerable.Range(0, 11).Select(i => PostAsync(thread, $"{word} {(i % 3 == 0 ? word : "")}", ana)));
        await app.ViewsCatchUpAsync();

        var (found, next) = (new List<long>(), (string?)null);
        do
        {
            var page = (await app.Anonymous().GetAsync($"/api/search?q={word}&limit=3{(next is null ? "" : $"&after={next}")}")).Expect(HttpStatusCode.OK);
            found.AddRange(page["items"].EnumerateArray().Select(hit => Number(hit, "comment")));
            next = page["next"].GetString();
            if (next is not null)
            {
                (await app.Anonymous().GetAsync($"/api/search?q={word}&kind=comments&after={next}")).ExpectRefusal(HttpStatusCode.BadRequest, "cursor-invalid");
            }
        }
        while (next is not null);
        Assert.Equal(posted.Order(), found.Order());
        Assert.Equal(await CommentsAsync(app.Anonymous(), word), found);
    }

    [Theory]
    [InlineData("", "search-query-length")]
    [InlineData("q=", "search-query-length")]
    [InlineData("q=%20%E2%80%8B", "search-query-length")]
    [InlineData("q=%00", "search-query-length")]
    [InlineData("q=-word", "search-unspecific")]
    [InlineData("q=the%20or%20-word", "search-unspecific")]
    [InlineData("q=...", "search-unspecific")]
    [InlineData("q=word&kind=1", "search-kind-unknown")]
    [InlineData("q=word&limit=0", "limit-out-of-range")]
    [InlineData("q=word&limit=201", "limit-out-of-range")]
    [InlineData("q=word&after=x", "cursor-invalid")]
    [InlineData("q=word&since=yesterday", "request-malformed")]
    public async Task that_makes_no_sense_is_refused(string query, string code) =>
        (await app.Anonymous().GetAsync($"/api/search?{query}")).ExpectRefusal(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task for_more_than_two_hundred_characters_is_refused()
    {
        (await app.Anonymous().GetAsync($"/api/search?q={new string('a', 200)}")).Expect(HttpStatusCode.OK);
        (await app.Anonymous().GetAsync($"/api/search?q={new string('a', 201)}")).ExpectRefusal(HttpStatusCode.BadRequest, "search-query-length");
        (await app.Anonymous().GetAsync($"/api/search?q=a&community={Scenarios.FreshCommunity()}")).ExpectRefusal(HttpStatusCode.NotFound, "community-not-found");
    }

    [Fact]
    public async Task bears_every_text_that_can_be_stored()
    {
        // A word that is too long, very many words, every script's longest character, what the index takes for a marker.
        var (thread, word) = (await NewThreadAsync(), FreshWord());
        string[] bodies =
        [
            $"{word} {new string('a', 9_000)}",
            $"{word} {string.Join(' ', Enumerable.Range(0, 1_600).Select(i => char.ConvertFromUtf32(0x20000 + i)))}",
            $"{word} \uFFFE ' \\ : & | ! ( ) * <-> '{word}':1A",
        ];
        foreach (var body in bodies) await PostAsync(thread, body);
        Assert.Equal(3, (await CommentsAsync(app.Anonymous(), word)).Length);
        Assert.Equal(SearchWords.Longest - 1, SearchWords.Fold(new string('a', SearchWords.Longest - 1) + "\U00020000").Length);
    }

    async Task<long[]> CommentsAsync(Client client, string query, bool catchUp = true) =>
        [.. (await FindAsync(client, $"kind=comments&q={query}", catchUp)).Select(hit => Number(hit, "comment"))];

    async Task<JsonElement[]> FindAsync(Client client, string query, bool catchUp = true)
    {
        if (catchUp) await app.ViewsCatchUpAsync();
        return [.. (await client.GetAsync($"/api/search?{query}")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()];
    }

    async Task<long> NewThreadAsync(string? community = null) =>
        (await app.ImportAsync($"News {Guid.NewGuid()}.", community)).GetProperty("thread").GetInt64();

    async Task<long> PostAsync(long thread, string body, Client? author = null) =>
        (await (author ?? await app.SignUpAsync()).PostAsync($"/api/threads/{thread}/comments", new { body }))
            .Expect(HttpStatusCode.Created)["number"].GetInt64();

    static long Number(JsonElement hit, string of) => hit.GetProperty(of).GetProperty("number").GetInt64();

    static string FreshWord() => $"w{Guid.NewGuid():N}"[..16];
}
