using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Forum.Api.Members;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Http.Nonsense;

/// <summary>A forum on a real socket, with one of everything that an address can name.</summary>
public sealed class NonsenseForum(AppFixture app) : IAsyncLifetime
{
    /// <summary>Whoever ends all of their sessions is signed out.</summary>
    static readonly string[] Losing = ["endSession", "signOut", "signOutEverywhere"];

    /// <summary>And these may end an account, or what one signs in to it with.</summary>
    static readonly string[] Ending = ["changePassword", "deleteAccount"];

    /// <summary>What each part of an address that stands for something is filled with: under the route up to it.</summary>
    readonly Dictionary<string, string> things = [];

    OwnDatabase? database;
    MemberId losing;

    public RunningForum Forum { get; private set; } = null!;

    /// <summary>Of what there is to read, an administrator may read all.</summary>
    public string Token { get; private set; } = null!;

    public string Community => things["/api/communities/{name}"];

    internal IReadOnlyList<ContractOperation> Operations { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        database = await OwnDatabase.CreateAsync(app.ConnectionString);
        Forum = await RunningForum.StartAsync(database.ConnectionString);
        var document = await Forum.NewHttpClient().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        Operations = [.. ContractOperation.Of(JsonNode.Parse(document)!)];
        (Token, losing) = (await NewTokenAsync(), await NewMemberAsync());
        var (founder, ben) = (new Client(Forum.NewHttpClient(), Token), Scenarios.FreshHandle("ben"));
        var claimant = await Forum.SignUpAsync(ben);
        var page = Scenarios.FreshHandle("page");
        await Forum.ImportAsync($"News {Guid.NewGuid()}.\n\n• {page}\n  2 years ago\n\n  Hm.");
        var community = await founder.FoundCommunityAsync();
        var thread = await founder.StartThreadAsync(community);
        var comment = await founder.CommentAsync(thread);
        var member = await Forum.MemberNumberAsync(ben);
        var report = await founder.PostAsync($"/api/members/by-number/{member}/reports", new { reason = "Rude.", part = "bio" });
        var @case = await founder.OpenCaseAsync(new { kind = "lock", thread, reason = "Enough." });

        var claim = await claimant.PostAsync(
            $"/api/members/by-number/{await Forum.MemberNumberAsync(page)}/claims", new { statement = "It is me." });

        var webhook = await founder.CreateWebhookAsync();
        await Forum.GiveUpAsync(webhook);

        things["/api/webhooks/{id}"] = $"{webhook}";
        things["/api/webhooks/{id}/dead-letters/{after}"] = "0";
        things["/api/analytics/plots/{name}"] = "activity";
        things["/api/communities/{name}"] = community;
        things["/api/threads/{number}"] = $"{thread}";
        things["/api/comments/{number}"] = $"{comment}";
        things["/api/threads/{number}/revisions/{revision}"] = things["/api/comments/{number}/revisions/{revision}"] = "1";
        things["/api/members/{handle}"] = ben;
        things["/api/members/by-number/{number}"] = things["/api/blocks/members/{number}"] = $"{member}";
        things["/api/reports/{number}"] = $"{report.Expect(HttpStatusCode.Created)["number"].GetInt64()}";
        things["/api/cases/{number}"] = $"{@case["number"].GetInt64()}";
        things["/api/claims/{number}"] = $"{claim.Expect(HttpStatusCode.Created)["number"].GetInt64()}";
        things["/api/sessions/{id}"] = $"{Guid.NewGuid()}";
    }

    public async ValueTask DisposeAsync()
    {
        await Forum.StopAsync();
        await Forum.DisposeAsync();
        await database!.DisposeAsync();
    }

    /// <summary>A token of an administrator, to whom anything may happen.</summary>
    internal async Task<string> TokenForAsync(ContractOperation operation)
    {
        if (Ending.Contains(operation.Id)) return await NewTokenAsync();
        return Losing.Contains(operation.Id) ? await SignInAsync(losing) : Token;
    }

    public async Task<string> NewTokenAsync() => await SignInAsync(await NewMemberAsync());

    async Task<MemberId> NewMemberAsync()
    {
        var registered = await Forum.Anonymous().PostAsync("/api/members", new { handle = Scenarios.FreshHandle(), password = Scenarios.Password });
        var member = new MemberId(registered.Expect(HttpStatusCode.Created)["id"].GetGuid());
        await Forum.InvokeAsync(new GrantAdministrator(member));
        return member;
    }

    /// <summary>As with their password, which would take its time.</summary>
    async Task<string> SignInAsync(MemberId member)
    {
        var hash = await Forum.QueryAsync<string>("select password_hash from views.credential where member_id = $1", member.Value);
        var session = await Forum.Services.GetRequiredService<Sessions>().StartAsync(member, hash, TestContext.Current.CancellationToken);
        return Forum.Services.GetRequiredService<Tokens>().Issue(session!);
    }

    /// <summary>The address of something that is there.</summary>
    public string AddressOf(string path) => Fill(path, value => [value]).Single();

    /// <summary>All addresses of which one part, or no part, is something else.</summary>
    public IEnumerable<string> AddressesOf(string path, Func<string, IEnumerable<string>> others) => Fill(path, others);

    /// <summary>Sends it, and expects to be answered as the document says, and not that something went wrong here.</summary>
    public async Task<HttpStatusCode> SendAsync(
        string method, string url, HttpContent? content, string? token, params (string Name, string Value)[] headers)
    {
        using var http = Forum.NewHttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), url) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode < 500, $"{method} {url} answered {(int)response.StatusCode}");
        if (response.Content.Headers.ContentType?.MediaType == "text/event-stream") return response.StatusCode;

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (IsRefusedByTheServerItself(response, text)) return response.StatusCode;
        if (!response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.NotModified)
        {
            Assert.Equal(Contract.Problem, response.Content.Headers.ContentType?.MediaType);
            Assert.NotNull(JsonNode.Parse(text)!["code"]);
        }

        // Where all of a request may be left out, so may the request.
        var isLeftOut = response.IsSuccessStatusCode && content is not null && await content.ReadAsStringAsync() is "" or " " or "null";
        if (!isLeftOut) await Contract.CheckAsync(request, response, text);
        return response.StatusCode;
    }

    /// <summary>After all that, it still answers.</summary>
    public async Task ExpectWellAsync() => Assert.Equal(HttpStatusCode.OK, await SendAsync("GET", "/api/threads", content: null, Token));

    /// <summary>Kestrel closes the line on what it does not read to its end, before any of our code has seen it.</summary>
    static bool IsRefusedByTheServerItself(HttpResponseMessage response, string text) => text.Length == 0
        && response.Headers.ConnectionClose == true
        && response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestUriTooLong or HttpStatusCode.RequestHeaderFieldsTooLarge;

    List<string> Fill(string path, Func<string, IEnumerable<string>> others)
    {
        var addresses = new List<string> { "" };
        var route = "";
        foreach (var part in path.Split('/')[1..])
        {
            route += $"/{part}";
            if (part[0] != '{')
            {
                addresses = [.. addresses.Select(address => $"{address}/{part}")];
                continue;
            }

            Assert.True(things.TryGetValue(route, out var thing), $"Say what {route} is filled with.");
            addresses = [.. addresses.SelectMany((address, i) => (i == 0 ? others(thing!) : [thing!]).Select(value => $"{address}/{value}"))];
        }

        return addresses;
    }
}
