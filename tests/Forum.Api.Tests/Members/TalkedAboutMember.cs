using System.Net;
using Forum.Api.Analytics;
using Forum.Domain;
using Forum.Domain.Members;

namespace Forum.Api.Tests.Members;

/// <summary>
/// Somebody who has written, been answered, mentioned, reported and moderated, and people of every kind to look at it: wherever a forum can show
/// who somebody is, it shows her.
/// </summary>
public sealed class TalkedAboutMember
{
    public const string Herself = "herself";

    readonly string community = Scenarios.FreshCommunity(), lastWords = $"Said {Guid.NewGuid():N}.";
    readonly Dictionary<string, string?> viewers = new() { ["anonymous"] = null };
    readonly Dictionary<string, long> numbers = [];
    readonly List<long> comments = [], cases = [];
    long thread;
    Guid webhook;

    public string Handle { get; } = Scenarios.FreshHandle("former");

    public string NextHandle { get; } = Scenarios.FreshHandle("next");

    public string DisplayName { get; } = $"Was {Guid.NewGuid():N}";

    public string Bio { get; } = $"I was {Guid.NewGuid():N}.";

    public string Pronouns { get; } = $"h{Guid.NewGuid():N}/{Guid.NewGuid():N}"[..40];

    string Mention => $"@{Handle}";

    public string[] Names => [Handle, DisplayName, Bio, Pronouns];

    /// <summary>Who looks, with their tokens.</summary>
    public IReadOnlyDictionary<string, string?> Viewers => viewers;

    public Client Client { get; private set; } = null!;

    /// <summary>What ends a stream that would go on: what was written last, or a greeting to those who begin.</summary>
    public string[] Ends => [lastWords, "event: hello"];

    public async Task AppearAsync(RunningForum forum)
    {
        var imported = await forum.ImportAsync($"Something happened {Guid.NewGuid()}.\n\n• kit [they/them]\n  2 years ago\n\n  So it did.", community);
        thread = imported.GetProperty("thread").GetInt64();
        Client = await SignInAsync(forum, Herself, Handle);
        (await Client.PutAsync("/api/members/me/display-name", new { displayName = DisplayName })).Expect(HttpStatusCode.OK);
        (await Client.PutAsync("/api/members/me/bio", new { bio = Bio })).Expect(HttpStatusCode.OK);
        (await Client.PutAsync("/api/members/me/pronouns", new { sets = new[] { Pronouns } })).Expect(HttpStatusCode.OK);
        var (member, moderator, administrator) = (
            await SignInAsync(forum, "member"), await SignInAsync(forum, "moderator"), await SignInAsync(forum, "administrator"));
        await forum.InvokeAsync(new GrantAdministrator(await IdAsync(administrator)));

        webhook = await administrator.CreateWebhookAsync();
        await ModerateAsync(administrator, new { kind = "appoint", community, member = numbers["moderator"], reason = "Trusted." });
        await ModerateAsync(administrator, new { kind = "appoint", community, member = numbers[Herself], reason = "Trusted." });
        await WriteAsync(member);
        await BeTalkedAboutAsync(member, moderator);
        var last = await member.PostAsync($"/api/threads/{thread}/comments", new { parent = comments[0], body = lastWords });
        comments.Add(last.Expect(HttpStatusCode.Created)["number"].GetInt64());
        await forum.ViewsCatchUpAsync();
    }

    /// <summary>What to fill the parameters of routes with, so that they could show what she left behind.</summary>
    public IReadOnlyDictionary<string, string[]> Values => new Dictionary<string, string[]>
    {
        ["/api/threads/{number}"] = [$"{thread}"],
        ["/api/comments/{number}"] = [.. comments.Select(number => $"{number}")],
        ["/api/members/{handle}"] = [Handle, NextHandle, "kit"],
        ["/api/members/by-number/{number}"] = [$"{numbers[Herself]}", $"{numbers["member"]}"],
        ["/api/cases/{number}"] = [.. cases.Select(number => $"{number}")],
        ["/api/analytics/plots/{name}"] = [.. AnalyticsPlots.All.Select(plot => plot.Name)],
        ["/api/communities/{name}"] = [community],
        ["/api/webhooks/{id}"] = [$"{webhook}"],
        ["/api/inbox?kind"] = ["reply", "mention", "moderation"],
        ["/api/search?kind"] = ["thread", "comment", "member", "community"],
        ["/api/modlog?kind"] = [.. Enum.GetNames<Forum.Api.Modlog.LogKind>().Select(kind => $"{char.ToLowerInvariant(kind[0])}{kind[1..]}")],
        ["q"] = [Handle, NextHandle, DisplayName, Pronouns, "said", "mine"],
        ["author"] = [$"{numbers[Herself]}"],
        ["member"] = [$"{numbers[Herself]}"],
        ["actor"] = [$"{numbers[Herself]}", $"{numbers["moderator"]}"],
        ["community"] = [community],
        ["sort"] = ["new", "old", "active", "top", "hot"],
        ["period"] = ["all"],
        ["asOf"] = [$"{DateTimeOffset.UtcNow.AddSeconds(-1):O}"],
        ["cut"] = ["20", "40", "60"],
        ["from"] = ["0", "30"],
        ["to"] = ["50"],
        ["comment"] = [.. comments.Select(number => $"{number}")],
        ["/api/threads/{number}/timeline?kind"] = ["posted", "edited", "hidden", "imported"],
        ["/api/comments/{number}/explain?of"] = ["row", "score", "replyCount"],
        ["/api/threads/{number}/explain?of"] = ["row", "score", "commentCount"],
        ["feed"] = ["all", "followed"],
        ["/api/members/me/takeout?format"] = ["json", "activitystreams"],
        ["format"] = ["vcard", "jscontact", "schemaorg", "fhir", "suffix"],
        ["/api/claims?state"] = ["open", "refused"],
        ["state"] = ["open", "resolved", "all"],
        ["unread"] = ["true"],
        ["parent"] = [$"{comments[0]}"],
        ["depth"] = ["0", "1"],
        ["limit"] = ["1"],
        ["types"] = ["member_registered,handle_changed,bio_changed,comment_posted,case_opened"],
        ["wait"] = ["1"],
        ["since"] = ["2020-01-01T00:00:00Z"],
        ["until"] = ["2100-01-01T00:00:00Z"],
        ["lastEventId"] = ["0"],
        ["after"] = [], // further pages are read anyway
    };

    async Task WriteAsync(Client member)
    {
        var own = await Client.StartThreadAsync(community, "Mine", "This is mine.");
        comments.Add((await member.PostAsync($"/api/threads/{own}/comments", new { body = "To you." }))["number"].GetInt64());
        comments.Insert(0, await Client.CommentAsync(thread, "Mine"));
        (await Client.PutAsync($"/api/comments/{comments[0]}", new { body = "Mine, too." })).Expect(HttpStatusCode.OK);
        var answered = await member.CommentAsync(thread, "Theirs");
        var answer = await Client.PostAsync($"/api/threads/{thread}/comments", new { parent = answered, body = "Listen!" });
        comments.Add(answer.Expect(HttpStatusCode.Created)["number"].GetInt64());
        (await Client.PostAsync($"/api/comments/{answered}/reports", new { reason = "Rude." })).Expect(HttpStatusCode.Created);
    }

    async Task BeTalkedAboutAsync(Client member, Client moderator)
    {
        comments.Add(await member.CommentAsync(thread, $"As {Mention} says."));
        (await member.PutAsync($"/api/comments/{comments[^1]}", new { body = $"As {Mention} said, {Mention.ToUpperInvariant()}." })).Expect(HttpStatusCode.OK);
        await member.StartThreadAsync(community, $"Who is {Mention}?", $"Tell me of {Mention}.");
        (await member.PutAsync("/api/members/me/bio", new { bio = $"A friend of {Mention}." })).Expect(HttpStatusCode.OK);
        (await moderator.PutAsync($"/api/communities/{community}", new { title = $"{Mention}'s", description = $"Founded for {Mention}." })).Expect(HttpStatusCode.OK);
        (await member.PutAsync($"/api/comments/{comments[0]}/saved")).Expect(HttpStatusCode.OK);
        (await member.PutAsync($"/api/blocks/members/{numbers[Herself]}")).Expect(HttpStatusCode.NoContent);
        var report = (await member.PostAsync($"/api/comments/{comments[0]}/reports", new { reason = $"Untrue, {Mention}." }))
            .Expect(HttpStatusCode.Created)["number"];
        (await member.PostAsync($"/api/members/by-number/{numbers[Herself]}/reports", new { reason = "Rude.", part = "bio" })).Expect(HttpStatusCode.Created);
        (await Client.PutAsync($"/api/comments/{comments[0]}/saved")).Expect(HttpStatusCode.OK);
        await ModerateAsync(moderator, new { kind = "remove", comment = comments[0], reason = $"{Mention} is wrong.", rule = $"{Mention} again" });
        await ModerateAsync(moderator, new { kind = "restore", comment = comments[0], reason = $"{Mention} was right." });
        (await moderator.PostAsync($"/api/reports/{report}/resolution", new { outcome = "acted", note = $"{Mention} again." })).Expect(HttpStatusCode.OK);
        await ModerateAsync(Client, new { kind = "lock", thread, reason = "Heated." });
        await ModerateAsync(Client, new { kind = "unlock", thread, reason = "Cooled." });
    }

    async Task<Client> SignInAsync(RunningForum forum, string who, string? handle = null)
    {
        handle ??= Scenarios.FreshHandle(who);
        await forum.SignUpAsync(handle);
        var session = await forum.Anonymous().PostAsync("/api/sessions", new { handle, password = Scenarios.Password });
        viewers[who] = session["token"].GetString();
        numbers[who] = session["member"].GetProperty("number").GetInt64();
        return new Client(forum.NewHttpClient(), viewers[who]);
    }

    async Task ModerateAsync(Client moderator, object act) => cases.Add((await moderator.OpenCaseAsync(act))["number"].GetInt64());

    static async Task<MemberId> IdAsync(Client member) => new((await member.GetAsync("/api/members/me"))["id"].GetGuid());
}
