using System.Net;
using Forum.Api.Http;
using Forum.Api.Tests.Imports.Dumps;
using Forum.Domain;

namespace Forum.Api.Tests.Replay;

/// <summary>Several threads, imported ones among them, in which people write, edit, vote, delete, leave, and moderate each other, all by chance.</summary>
public sealed class TurbulentForum
{
    public const string Closed = "nights", Open = "days";

    readonly IForum forum;
    readonly Random random;
    readonly List<(long Number, Client Author)> comments = [];
    readonly List<(long Number, Client Author)> threads = [];
    readonly List<(long Number, Guid Id)> cases = [];
    readonly List<(long Number, Guid Id)> people = [];
    Client[] authors = [], moderators = [];

    TurbulentForum(IForum forum, Random random) => (this.forum, this.random) = (forum, random);

    /// <summary>Those who look back: nobody, one of the authors, a moderator of one community, and an administrator.</summary>
    public Viewer[] Viewers { get; private set; } = [];

    public static async Task<TurbulentForum> LiveAsync(IForum forum, Random random, int acts)
    {
        var life = new TurbulentForum(forum, random);
        await life.BeginAsync();
        for (var i = 0; i < acts; i++) await life.ActAsync(i);
        await life.EndAsync();
        return life;
    }

    async Task BeginAsync()
    {
        foreach (var (community, history) in new[] { (Closed, "moderators"), (Open, "everybody") })
        {
            (await (await forum.SignUpAsync()).PostAsync("/api/communities", new { name = community, history })).Expect(HttpStatusCode.Created);
        }

        authors = [.. await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => AuthorAsync()))];
        var administrator = await forum.SignUpAdministratorAsync();
        moderators = [await forum.SignUpModeratorAsync(Closed), administrator];
        await forum.ImportAsync(
            $"A long night {Guid.NewGuid()}.\n\n• wren\n  a day ago\n\n  Hm.\n\n  • kit\n    a day ago\n\n    Removed by mod\n\n• wren\n  an hour ago\n\n  Well.",
            Closed);
        await forum.ImportDumpAsync(
            """
            {"type":"thread","id":1,"title":"Old times","author":"wren","createdAt":1400000000,"score":4}
            {"type":"comment","id":1,"thread":1,"author":"kit","body":"They were.","createdAt":1400000001,"score":2}
            {"type":"comment","id":2,"thread":1,"parent":1,"author":"wren","body":"[removed]","createdAt":1400000002}
            """,
            community: Open);
        foreach (var community in new[] { Closed, Open, Closed })
        {
            var author = Any(authors);
            threads.Add((await author.StartThreadAsync(community, $"On {community}"), author));
        }
    }

    async Task<Client> AuthorAsync()
    {
        var handle = Scenarios.FreshHandle();
        var client = await forum.SignUpAsync(handle);
        var profile = await forum.Anonymous().GetAsync($"/api/members/{handle}");
        lock (people) people.Add((profile["number"].GetInt64(), profile["id"].GetGuid()));
        return client;
    }

    async Task EndAsync()
    {
        var wren = await forum.MemberNumberAsync("wren");
        await OpenAsync(new { kind = "approveClaim", member = wren, claimant = people[0].Number, reason = "Has shown it." });
        (await authors[^1].PostAsync("/api/members/me/deletion", new { password = Scenarios.Password, content = "withdraw" })).Expect(HttpStatusCode.NoContent);
        foreach (var one in cases.Where(_ => random.Next(6) == 0).ToList())
        {
            await moderators[1].PostAsync("/api/cases", new { kind = "remove", entry = one.Number, reason = "Names somebody." });
        }

        await forum.ViewsCatchUpAsync();
        var closed = new CommunityId(await forum.QueryAsync<Guid>("select id from views.community where name = $1", Closed));
        Viewers =
        [
            Viewer.Nobody,
            new Viewer(new MemberId(people[0].Id), IsAdministrator: false, []),
            new Viewer(new MemberId(Guid.CreateVersion7()), IsAdministrator: false, [closed]),
            new Viewer(new MemberId(Guid.CreateVersion7()), IsAdministrator: true, []),
        ];
    }

    async Task ActAsync(int i)
    {
        var (author, moderator) = (Any(authors), Any(moderators));
        var (comment, thread) = (comments.Count > 0 ? Any(comments) : default, Any(threads));
        switch (comments.Count < 5 ? 0 : random.Next(20))
        {
            case 0 or 1 or 2 or 3:
                var parent = comments.Count > 0 && random.Next(3) > 0 ? comment.Number : (long?)null;
                var at = parent is null ? thread.Number : (await moderators[1].GetAsync($"/api/comments/{parent}"))["thread"].GetInt64();
                var posted = await author.PostAsync($"/api/threads/{at}/comments", new { parent, body = $"Says {i}" });
                if (posted.Status == HttpStatusCode.Created) comments.Add((posted["number"].GetInt64(), author));
                break;
            case 4: await comment.Author.PutAsync($"/api/comments/{comment.Number}", new { body = $"Rather {i}" }); break;
            case 5: await comment.Author.DeleteAsync($"/api/comments/{comment.Number}"); break;
            case 6: await comment.Author.PostAsync($"/api/comments/{comment.Number}/restore", new { }); break;
            case 7: await comment.Author.DeleteAsync($"/api/comments/{comment.Number}/revisions/1"); break;
            case 8 or 9: await author.PutAsync($"/api/comments/{comment.Number}/vote", new { vote = Any(["up", "down", "none"]) }); break;
            case 10:
                await author.PutAsync($"/api/threads/{thread.Number}/vote", new { vote = Any(["up", "down", "none"]) });
                await thread.Author.PutAsync($"/api/threads/{thread.Number}", new { title = $"On {i}", body = $"Or {i}" });
                break;
            case 11 when random.Next(2) == 0: await thread.Author.DeleteAsync($"/api/threads/{thread.Number}"); break;
            case 11: await thread.Author.PostAsync($"/api/threads/{thread.Number}/restore", new { }); break;
            case 12 when cases.Count > 0:
                await moderators[1].PostAsync($"/api/cases/{Any(cases).Number}/undo", new { reason = "A mistake." });
                break;
            case 13:
                await author.SendAsync(Any([HttpMethod.Put, HttpMethod.Delete]), $"/api/communities/{Any([Closed, Open])}/follow", null);
                break;
            case 14 when random.Next(2) == 0:
                var place = Any([(Closed, "moderators"), (Open, "everybody")]);
                await moderators[1].PutAsync(
                    $"/api/communities/{place.Item1}", new { title = $"Talk {i}", description = $"About {i}", history = place.Item2, downvotes = random.Next(4) > 0 });
                break;
            case 15 when cases.Count > 0:
                await OpenAsync(new
                {
                    kind = "remove",
                    entry = Any(cases).Number,
                    hides = Any<string[]>([["text"], ["author"], ["existence", "text"]]),
                    reason = "Names somebody.",
                });
                break;
            default: await OpenAsync(AnyAct(comment.Number, thread.Number), moderator); break;
        }
    }

    async Task OpenAsync(object act, Client? by = null)
    {
        var opened = await (by ?? moderators[1]).PostAsync("/api/cases", act);
        if (opened.Status == HttpStatusCode.Created) cases.Add((opened["number"].GetInt64(), opened["id"].GetGuid()));
    }

    object AnyAct(long comment, long thread) => random.Next(12) switch
    {
        0 => new { kind = "remove", comment, reason = "Because." },
        1 => new { kind = "remove", comment, hides = new[] { "author" }, reason = "Because." },
        2 or 3 => new { kind = "remove", scope = "subtree", comment, hides = new[] { "existence", "text" }, reason = "Because." },
        4 => new { kind = "remove", scope = "member", community = Closed, member = Any(people).Number, reason = "Because." },
        5 => new { kind = "restore", scope = "subtree", thread, reason = "Because." },
        6 => new { kind = "ban", community = Open, member = Any(people).Number, removes = random.Next(2) == 0, reason = "Because." },
        7 => new { kind = "unban", community = Open, member = Any(people).Number, reason = "Because." },
        8 => new { kind = Any(["lock", "unlock", "pin", "unpin"]), thread, reason = "Because." },
        9 => new { kind = "remove", scope = "subtree", comment, layer = "oversight", hides = Any<string[]>([["text"], ["existence", "text"]]), reason = "Because." },
        10 => new { kind = "remove", comment, revision = 1, reason = "Because." },
        11 when random.Next(4) == 0 => new { kind = "remove", scope = "subtree", thread, hides = new[] { "existence" }, reason = "Because." },
        _ => new { kind = "remove", thread, hides = Any<string[]>([["text"], ["author"]]), reason = "Because." },
    };

    T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
