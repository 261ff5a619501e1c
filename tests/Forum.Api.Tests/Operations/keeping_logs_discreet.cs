using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Forum.Api.Tests.Members;

namespace Forum.Api.Tests.Operations;

/// <summary>Conflicts, refusals and malformed requests are logged, and the log has no name, body or password in it.</summary>
public class keeping_logs_discreet(AppFixture app)
{
    [Fact]
    public async Task of_what_people_wrote_and_who_they_are()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        var log = new RecordingLogger();
        await using var forum = await RunningForum.StartAsync(database.ConnectionString, log, "--Logging:LogLevel:Forum.Api.Storage=Trace");
        var (handle, pageHandle, body, password) = (Scenarios.FreshHandle("secretive"), Scenarios.FreshHandle("quoted"), "What I wrote", Scenarios.Password);

        var registrations = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            forum.Anonymous().PostAsync("/api/members", new { handle, password, pronouns = "hush/hushed" })));
        Assert.Single(registrations, answer => answer.Status == HttpStatusCode.Created);
        var page = $"A page {Guid.NewGuid()}.\n\n• {pageHandle} [hush/hushed]\n  a day ago\n\n  {body}";
        var thread = (await forum.ImportAsync(page)).GetProperty("thread").GetInt64();
        var client = await forum.SignInAsync(handle);
        var form = new { id = Guid.CreateVersion7(), body };
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => client.PostAsync($"/api/threads/{thread}/comments", form)));
        await client.PostAsync($"/api/threads/{thread}/comments", $"{{ \"body\": \"{body}\", \"parent\": \"{handle}\" }}", "application/json");
        await forum.Anonymous().PostAsync("/api/sessions", new { handle, password = password + "!" });
        var garbled = await forum.Anonymous().PostAsync("/api/sessions", $"{{ \"handle\": n{handle} }}", "application/json");
        Assert.DoesNotContain(handle, garbled.Json.ToString(), StringComparison.OrdinalIgnoreCase);
        await forum.Anonymous().GetAsync($"/api/members/{handle}");

        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, line => Assert.All(
            [handle, pageHandle, body, password, "hush/hushed", "AQAAAA"],
            secret => Assert.DoesNotContain(secret, line, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task of_what_people_change_and_how_they_sign_in()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var issuer = await OtherIssuer.StartAsync();
        var log = new RecordingLogger();
        await using var forum = await RunningForum.StartAsync(
            database.ConnectionString, log, [.. OtherIssuer.Settings(0, issuer.Authority), "--Logging:LogLevel:Forum.Api.Storage=Trace"]);
        var (first, handle, newcomer) = (Scenarios.FreshHandle("before"), Scenarios.FreshHandle("after"), Scenarios.FreshHandle("newcomer"));
        var (password, changed, subject) = (Scenarios.Password, "another horse battery", $"{Guid.NewGuid()}@secret");
        var people = await Task.WhenAll([forum.SignUpAsync(first), .. Enumerable.Range(0, 3).Select(_ => forum.SignUpAsync())]);

        await Task.WhenAll(people.Select(person => person.PutAsync("/api/members/me/handle", new { handle })));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => people[0].PutAsync("/api/members/me/display-name", new { displayName = $"Secretly {i}" })));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => people[0].PutAsync("/api/members/me/bio", new { bio = $"Secretly, {i}" })));
        foreach (var what in (string[])["handle", "display-name", "bio", "password"])
        {
            await people[0].PutAsync($"/api/members/me/{what}", JsonDocument.Parse($"{{ \"handle\": [\"{handle}\"], \"displayName\": 7, \"bio\": [\"Secretly\"], \"new\": [\"{changed}\"] }}"));
        }

        await people[1].PutAsync("/api/members/me/password", new { current = password, @new = changed });
        await people[2].PutAsync("/api/members/me/password", new { current = "secretly wrong", @new = changed });
        await people[3].PostAsync("/api/members/me/deletion", new { password = "secretly wrong", content = "keep" });
        await people[3].PostAsync("/api/members/me/deletion", new { password, content = "withdraw" });
        var tokens = Enumerable.Range(0, 4).Select(i => issuer.Issue(subject, lifetime: TimeSpan.FromMinutes(i + 1))).ToList();
        await Task.WhenAll(tokens.Select(token => new Client(forum.NewHttpClient(), token).PostAsync("/api/members/external", new { handle = newcomer })));
        await new Client(forum.NewHttpClient(), issuer.Issue(subject, audience: "secretly another")).GetAsync("/api/threads");
        await new Client(forum.NewHttpClient(), "secretly.no.token").GetAsync("/api/threads");

        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, line => Assert.All(
            [first, handle, newcomer, "secretly", password, changed, subject, "@secret", "AQAAAA", .. tokens],
            secret => Assert.DoesNotContain(secret, line, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task of_what_cannot_be_read()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        var log = new RecordingLogger();
        await using var forum = await RunningForum.StartAsync(database.ConnectionString, log);
        var ana = await forum.SignUpAsync();
        var paths = (await forum.Anonymous().GetAsync("/openapi/v1.json"))["paths"].EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(operation => operation.Name is "post" or "put").Select(operation => (operation.Name, Path: path.Name)));

        foreach (var (method, path) in paths)
        {
            var url = Regex.Replace(path, "{[^}]+}", "1");
            foreach (var garbled in (string[])["{ \"body\": secretly }", "{ \"id\": \"secretly\", \"thread\": \"secretly\" }", "[\"secretly\"]"])
            {
                using var content = new StringContent(garbled, MediaTypeHeaderValue.Parse("application/json"));
                var answer = await ana.SendAsync(new HttpMethod(method.ToUpperInvariant()), url, content);
                Assert.DoesNotContain("secretly", $"{answer.Json}", StringComparison.Ordinal);
            }
        }

        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, line => Assert.DoesNotContain("secretly", line, StringComparison.Ordinal));
    }
}
