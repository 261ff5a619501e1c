using System.Net;
using static Forum.Api.Tests.Authorization.Who;

namespace Forum.Api.Tests.Authorization;

public sealed record Person(Client Client, string Handle, long Number);

/// <summary>
/// One of each kind of people, and what they talk about: the author's thread and comment, and those of the banned author, in the moderator's
/// community. What a request uses up is made for it.
/// </summary>
public sealed class Stage(AppFixture app) : IAsyncLifetime
{
    readonly Dictionary<Who, Person> people = [];
    readonly Dictionary<Who, (long Thread, long Comment)> written = [];
    readonly Dictionary<string, long> kept = [];
    Guid? webhook;

    public string Community { get; private set; } = "";

    public string Elsewhere { get; private set; } = "";

    /// <summary>Whom all this is about who asks nothing.</summary>
    public Person Bystander { get; private set; } = null!;

    public Client this[Who who] => who == Anonymous ? app.Anonymous() : people[who].Client;

    public Person Person(Who who) => people[who];

    /// <summary>Whose item it is that somebody asks about.</summary>
    public static Who OwnerFor(Who who) => who == BannedAuthor ? BannedAuthor : Author;

    public long ThreadFor(Who who) => written[OwnerFor(who)].Thread;

    public long CommentFor(Who who) => written[OwnerFor(who)].Comment;

    /// <summary>What somebody wrote before they could not any more. Whoever is not signed in passes for the author.</summary>
    public (long Thread, long Comment)? WrittenBy(Who who) =>
        written.TryGetValue(who == Anonymous ? Author : who, out var theirs) ? theirs : null;

    public async ValueTask InitializeAsync()
    {
        foreach (var who in Enum.GetValues<Who>().Except([Anonymous, Administrator, Analyst])) people[who] = await JoinAsync();
        people[Administrator] = await PersonAsync(await app.SignUpAdministratorAsync());
        people[Analyst] = await PersonAsync(await app.SignUpAnalystAsync());
        Bystander = await JoinAsync();
        (Community, Elsewhere) = (await this[Moderator].FoundCommunityAsync(), await this[ModeratorElsewhere].FoundCommunityAsync());
        foreach (var owner in (Who[])[Author, BannedAuthor, BannedMember])
        {
            var thread = await this[owner].StartThreadAsync(Community);
            written[owner] = (thread, await this[owner].CommentAsync(thread));
        }

        await BanAsync(people[BannedAuthor].Number);
        people[BannedMember] = await BanFromTheSiteAsync(people[BannedMember]);
    }

    /// <summary>There may be few webhooks, and all tests share them.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var one in (await this[Administrator].GetAsync("/api/webhooks"))["items"].EnumerateArray())
        {
            await this[Administrator].DeleteAsync($"/api/webhooks/{one.GetProperty("id").GetGuid()}");
        }
    }

    /// <summary>Somebody of a kind whom nobody will miss.</summary>
    public async Task<Client> ExpendableAsync(Who who)
    {
        if (who == Anonymous) return app.Anonymous();
        if (who == Administrator) return await app.SignUpAdministratorAsync();
        if (who == Analyst) return await app.SignUpAnalystAsync();
        var somebody = await JoinAsync();
        if (who == BannedAuthor) await BanAsync(somebody.Number);
        if (who == BannedMember) somebody = await BanFromTheSiteAsync(somebody);
        if (who == Moderator) await AppointAsync(Moderator, Community);
        if (who == ModeratorElsewhere) await AppointAsync(ModeratorElsewhere, Elsewhere);
        return somebody.Client;

        Task AppointAsync(Who by, string community) =>
            this[by].OpenCaseAsync(new { kind = "appoint", community, member = somebody.Number, reason = "Trusted." });
    }

    /// <summary>The same person in a session that nobody will miss.</summary>
    public async Task<Client> SignInAgainAsync(Who who) => who == Anonymous
        ? app.Anonymous()
        : await app.SignInAsync((await this[who].GetAsync("/api/members/me"))["handle"].GetString()!);

    /// <summary>A new thread of whose items this person asks about, and what its author did with it before it came to this.</summary>
    public Task<long> NewThreadAsync(Who who, params Func<Client, long, Task<Answer>>[] before) =>
        WriteAsync(OwnerFor(who), author => author.StartThreadAsync(Community), before);

    public Task<long> NewCommentAsync(Who who, params Func<Client, long, Task<Answer>>[] before) =>
        WriteAsync(OwnerFor(who), author => author.CommentAsync(written[Author].Thread), before);

    /// <summary>A new comment of nobody who asks.</summary>
    public Task<long> SpareCommentAsync() => Bystander.Client.CommentAsync(written[Author].Thread);

    public Task<long> SpareThreadAsync() => Bystander.Client.StartThreadAsync(Community);

    public async Task<long> NewMemberAsync() => (await JoinAsync()).Number;

    /// <summary>Something that is made once for all rows and people, since no request changes it so that it matters.</summary>
    public async Task<long> KeptAsync(string name, Func<Task<long>> make) =>
        kept.TryGetValue(name, out var number) ? number : kept[name] = await make();

    /// <summary>The number of a case that was opened.</summary>
    public async Task<long> CaseAsync(Who by, object act) => (await this[by].OpenCaseAsync(act))["number"].GetInt64();

    /// <summary>A case of removing a comment.</summary>
    public Task<long> RemovalAsync() => KeptAsync("removal", () => NewRemovalAsync());

    public async Task<long> NewRemovalAsync(Who by = Moderator, string layer = "moderator") =>
        await CaseAsync(by, new { kind = "remove", comment = await SpareCommentAsync(), layer, reason = "Spam." });

    /// <summary>The number of a report by the bystander.</summary>
    public async Task<long> ReportAsync(string url, object? body = null) =>
        (await Bystander.Client.PostAsync($"{url}/reports", body ?? new { reason = "Rude." })).Expect(HttpStatusCode.Created)["number"].GetInt64();

    /// <summary>An author whom a page names who has written here only.</summary>
    public Task<long> NamedHereAsync() => KeptAsync("author here", () => ImportAsync(Community, Scenarios.FreshHandle("page")));

    /// <summary>The number of an author whom a page names.</summary>
    public async Task<long> ImportAsync(string community, string name)
    {
        var imported = await app.ImportAsync($"Something happened {Guid.NewGuid()}.\n\n• {name}\n  2 years ago\n\n  So it did.", community);
        var thread = await app.Anonymous().GetAsync($"/api/threads/{imported.GetProperty("thread").GetInt64()}");
        return thread["comments"][0].GetProperty("author").GetProperty("number").GetInt64();
    }

    /// <summary>The number of an open request to be taken for that author.</summary>
    public async Task<long> ClaimAsync(Client claimant)
    {
        var asked = await claimant.PostAsync($"/api/members/by-number/{await NamedHereAsync()}/claims", new { statement = "It is me." });
        return asked.Expect(HttpStatusCode.Created)["number"].GetInt64();
    }

    /// <summary>A webhook for all who ask, or for one who does away with it.</summary>
    public async Task<Guid> WebhookAsync(bool isUsedUp = false) =>
        isUsedUp ? await this[Administrator].CreateWebhookAsync() : webhook ??= await this[Administrator].CreateWebhookAsync();

    /// <summary>A webhook that has given up what comes after the beginning.</summary>
    public async Task<Guid> DeadLetterAsync()
    {
        await app.GiveUpAsync(await WebhookAsync());
        return webhook!.Value;
    }

    public static Task<Answer> EditCommentAsync(Client author, long number) =>
        author.PutAsync($"/api/comments/{number}", new { body = "So be it." });

    async Task<Person> JoinAsync()
    {
        var handle = Scenarios.FreshHandle();
        return await PersonAsync(await app.SignUpAsync(handle));
    }

    /// <summary>Lets an author write, even the one who is banned.</summary>
    public async Task<long> WriteAsync(Who owner, Func<Client, Task<long>> write, params Func<Client, long, Task<Answer>>[] before)
    {
        if (owner == BannedAuthor) await BanAsync(people[owner].Number, "unban");
        var number = await write(this[owner]);
        foreach (var step in before) Assert.True((await step(this[owner], number)).Status < HttpStatusCode.Ambiguous);
        if (owner == BannedAuthor) await BanAsync(people[owner].Number);
        return number;
    }

    Task<Answer> BanAsync(long member, string kind = "ban") =>
        this[Moderator].OpenCaseAsync(new { kind, community = Community, member, reason = "Rude." });

    /// <summary>In a new session, since this ends all that there are.</summary>
    async Task<Person> BanFromTheSiteAsync(Person somebody)
    {
        await this[Administrator].OpenCaseAsync(new { kind = "ban", member = somebody.Number, reason = "Rude." });
        return somebody with { Client = await app.SignInAsync(somebody.Handle) };
    }

    static async Task<Person> PersonAsync(Client client)
    {
        var profile = (await client.GetAsync("/api/members/me")).Expect(HttpStatusCode.OK);
        return new Person(client, profile["handle"].GetString()!, profile["number"].GetInt64());
    }
}
