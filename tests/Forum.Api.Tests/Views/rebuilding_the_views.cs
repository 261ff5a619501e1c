using System.Net;
using Forum.Api.Storage;
using Forum.Api.Tests.Imports.Dumps;
using Forum.Domain;
using Forum.Domain.Members;

namespace Forum.Api.Tests.Views;

/// <summary>The views are thrown away and made again from the events. They must come out the same, byte for byte.</summary>
public class rebuilding_the_views(AppFixture app)
{
    [Fact]
    public async Task gives_every_row_byte_for_byte()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        await LiveALittleAsync(forum);
        await forum.ViewsCatchUpAsync();
        await forum.StopAsync();
        Assert.Equal(
            EventNames.All.Values.Order(),
            await forum.QueryAsync<string[]>("select array_agg(type order by type) from (select distinct type::text from forum.mt_events) kinds"));

        var live = await ViewRows.ReadAsync(forum);
        Assert.All(live, table => Assert.True(table.Value.Length > 0, $"Nothing happened to {table.Key}, so it shows nothing."));
        // In small batches hardly anything refers to what is in the same batch, in a large one nearly all does.
        foreach (var eventsAtOnce in (int[])[3, 2_000])
        {
            await ViewRows.RebuildAsync(forum, database.ConnectionString, eventsAtOnce);
            var rebuilt = await ViewRows.ReadAsync(forum);
            Assert.Equal(live.Keys.Order(), rebuilt.Keys.Order());
            Assert.All(live, table => Assert.Equal(table.Value, rebuilt[table.Key]));
        }
    }

    /// <summary>Every kind of event at least once, some of them by many at the same time.</summary>
    internal static async Task LiveALittleAsync(RunningForum forum)
    {
        var handle = Scenarios.FreshHandle();
        var imported = await forum.ImportAsync(
            $"""
            A long evening {Guid.NewGuid()}.

              • {handle} [he/him]
                4 years ago

                Hello

                □ kit [any] M
                  3·
                  3 years ago

                  deleted by creator

              • wren@far.example
                a year ago

                Removed by mod
            """,
            community: "evenings");
        await forum.ImportAsync($"Another evening {Guid.NewGuid()}.\n\n• {handle} [they/them]\n  a day ago\n\n  Hello again", "evenings", capturedAt: "2026-03-01");

        var thread = imported.GetProperty("thread").GetInt64();
        var parent = (await forum.Anonymous().GetAsync($"/api/threads/{thread}"))["comments"][0].GetProperty("number").GetInt64();
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => forum.SignUpAsync(pronouns: "xe/xem, any")));
        await forum.SignUpAnalystAsync();
        var answers = await Task.WhenAll(people.SelectMany(person => Enumerable.Range(0, 5).Select(i =>
            person.PostAsync($"/api/threads/{thread}/comments", new { parent = i % 2 == 0 ? parent : (long?)null, body = $"Number {i}" }))));
        Assert.All(answers, answer => answer.Expect(HttpStatusCode.Created));

        var (written, edited) = await WriteAsync(forum, people);
        await ClaimAsync(forum, people[1], await forum.MemberNumberAsync("kit"));
        await ReportAsync(forum, people[1], thread, answers[0]["number"].GetInt64());
        await VoteAndSaveAsync(people, thread, parent, answers[0]["number"].GetInt64());
        (await people[0].PutAsync("/api/members/me/pronouns", new { sets = new object[] { "they/them", new { display = "hen", language = "sv" } } }))
            .Expect(HttpStatusCode.OK);
        await MentionAsync(forum, thread, answers[0]["number"].GetInt64(), people[0], people[1]);
        await ModerateAsync(forum, thread, parent, answers[0]["number"].GetInt64(), answers[0]["author"].GetProperty("number").GetInt64());
        await EditAmongCasesAsync(forum, people[2], written, edited);
        await forum.ImportDumpAsync(
            $$"""
            {"type":"thread","id":1,"title":"Old times","author":"{{handle}} [he/him]","createdAt":1400000000,"score":4}
            {"type":"comment","id":1,"thread":1,"author":"kit","body":"[removed]","createdAt":1400000001}
            """);
        await ChangeWhoTheyAreAsync(people, answers[^1]["author"].GetProperty("number").GetInt64(), forum);
    }

    /// <summary>Whatever people do with what they wrote, and with whom and what they read.</summary>
    static async Task<(long Thread, long Comment)> WriteAsync(RunningForum forum, Client[] people)
    {
        var (ana, kit) = (people[2], people[3]);
        const string community = "/api/communities/nights";
        await OkAsync(ana.PostAsync("/api/communities", new { name = "nights", title = "Nights", history = "everybody" }));
        await OkAsync(ana.PutAsync(community, new { title = "All nights", description = "*Dark*", downvotes = false, maxDepth = 7 }));
        foreach (var person in people.Take(4)) await OkAsync(person.PutAsync($"{community}/follow"));
        foreach (var name in new[] { "nights", "evenings" }) await OkAsync(kit.PutAsync($"/api/communities/{name}/block"));
        foreach (var number in new[] { 1, 2 }) await OkAsync(kit.PutAsync($"/api/blocks/members/{number}"));
        await OkAsync(kit.DeleteAsync($"{community}/follow"));
        await OkAsync(kit.DeleteAsync($"{community}/block"));
        await OkAsync(kit.DeleteAsync("/api/blocks/members/1"));

        var thread = await ana.StartThreadAsync("nights");
        var link = (await OkAsync(ana.PostAsync("/api/threads", new { community = "nights", title = "Look", link = "https://example.org" })))["number"].GetInt64();
        var comment = await ana.CommentAsync(link);
        foreach (var url in new[] { $"/api/threads/{link}", $"/api/comments/{comment}" })
        {
            for (var i = 1; i <= 3; i++) await OkAsync(ana.PutAsync(url, new { title = $"Look {i}", body = $"Rather {i}", link = i == 2 ? "https://example.org/2" : null }));
            await OkAsync(ana.PutAsync($"{url}/official", new { official = true }));
            await OkAsync(ana.DeleteAsync($"{url}/revisions/1"));
            await OkAsync(ana.DeleteAsync($"{url}/revisions/2"));
            await OkAsync(ana.PostAsync($"{url}/revisions/2/restore", new { }));
            await OkAsync(ana.DeleteAsync(url));
            await OkAsync(ana.PostAsync($"{url}/restore", new { }));
        }

        await OkAsync(ana.DeleteAsync($"/api/threads/{thread}"));
        return (link, comment);
    }

    /// <summary>Authors go on between a removal and the day when it is taken back.</summary>
    static async Task EditAmongCasesAsync(RunningForum forum, Client author, long thread, long comment)
    {
        var administrator = await forum.SignUpAdministratorAsync();
        foreach (var (url, target) in new (string, object)[]
        {
            ($"/api/threads/{thread}", new { kind = "remove", thread, revision = 3, reason = "Spam." }),
            ($"/api/comments/{comment}", new { kind = "remove", comment, revision = 3, reason = "Spam." }),
        })
        {
            var removal = (await administrator.OpenCaseAsync(target))["number"].GetInt64();
            await OkAsync(author.PutAsync(url, new { title = "Look", body = "After all" }));
            await OkAsync(author.DeleteAsync($"{url}/revisions/3"));
            await OkAsync(author.DeleteAsync(url));
            await OkAsync(administrator.PostAsync($"/api/cases/{removal}/undo", new { reason = "A mistake." }));
            await OkAsync(author.PostAsync($"{url}/restore", new { }));
            await OkAsync(author.PutAsync(url, new { title = "Look", body = "In the end" }));
        }
    }

    static async Task<Answer> OkAsync(Task<Answer> answer) =>
        (await answer) is { Status: HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent } done
            ? done
            : throw new InvalidOperationException($"{(await answer).Status}: {(await answer).Json}");

    /// <summary>Two of one's own, of which one is taken back and asked again, to be refused.</summary>
    static async Task ClaimAsync(RunningForum forum, Client claimant, long author)
    {
        var administrator = await forum.SignUpAdministratorAsync();
        var first = await claimant.PostAsync($"/api/members/by-number/{author}/claims", new { statement = "It is me." });
        (await claimant.DeleteAsync($"/api/claims/{first.Expect(HttpStatusCode.Created)["number"]}")).Expect(HttpStatusCode.NoContent);
        var second = await claimant.PostAsync($"/api/members/by-number/{author}/claims", new { statement = "It is me after all." });
        (await administrator.PostAsync($"/api/claims/{second["number"]}/refusal", new { reason = "It is not." })).Expect(HttpStatusCode.OK);
    }

    static async Task ReportAsync(RunningForum forum, Client reporter, long thread, long comment)
    {
        var administrator = await forum.SignUpAdministratorAsync();
        foreach (var url in (string[])[$"/api/threads/{thread}/reports", $"/api/comments/{comment}/reports"])
        {
            var report = (await reporter.PostAsync(url, new { reason = "Rude." })).Expect(HttpStatusCode.Created)["number"].GetInt64();
            (await administrator.PostAsync($"/api/reports/{report}/resolution", new { outcome = "noAction", note = "So be it." })).Expect(HttpStatusCode.OK);
            (await reporter.PostAsync(url, new { reason = "Rude again." })).Expect(HttpStatusCode.Created);
        }
    }

    /// <summary>Votes that change, things saved and not, by everybody at once.</summary>
    static async Task VoteAndSaveAsync(Client[] people, long thread, long imported, long comment)
    {
        var answers = await Task.WhenAll(people.SelectMany((person, i) => new[]
        {
            person.PutAsync($"/api/comments/{imported}/vote", new { vote = i % 3 == 0 ? "down" : "up" }),
            person.PutAsync($"/api/comments/{comment}/vote", new { vote = "up" }),
            person.PutAsync($"/api/threads/{thread}/vote", new { vote = "up" }),
            person.PutAsync($"/api/comments/{comment}/saved"),
            person.PutAsync($"/api/threads/{thread}/saved"),
            person.PutAsync($"/api/threads/{thread}/read", new { upTo = imported }),
        }));
        Assert.All(answers, answer => answer.Expect(HttpStatusCode.OK));
        (await people[0].PutAsync($"/api/threads/{thread}/vote", new { vote = "down" })).Expect(HttpStatusCode.OK);
        (await people[1].PutAsync($"/api/threads/{thread}/vote", new { vote = "none" })).Expect(HttpStatusCode.OK);
        (await people[0].DeleteAsync($"/api/threads/{thread}/saved")).Expect(HttpStatusCode.OK);
        (await people[0].PutAsync($"/api/threads/{thread}/read", new { upTo = comment })).Expect(HttpStatusCode.OK);
    }

    /// <summary>Somebody is answered and mentioned, and reads some of it.</summary>
    static async Task MentionAsync(RunningForum forum, long thread, long parent, Client reader, Client writer)
    {
        var id = (await forum.Anonymous().GetAsync($"/api/comments/{parent}"))["author"].GetProperty("id").GetGuid();
        for (var i = 0; i < 3; i++)
        {
            (await writer.PostAsync($"/api/threads/{thread}/comments", new { parent, body = $"You, @{{{id:N}}}?" })).Expect(HttpStatusCode.Created);
        }

        await forum.ViewsCatchUpAsync();
        var notices = (await reader.GetAsync("/api/inbox"))["items"].EnumerateArray().Select(notice => notice.GetProperty("id").GetInt64()).ToList();
        (await reader.PutAsync("/api/inbox/read", new { ids = new[] { notices[0], notices[2] } })).Expect(HttpStatusCode.OK);
        (await reader.PutAsync("/api/inbox/read", new { upTo = notices[1] })).Expect(HttpStatusCode.OK);
    }

    /// <summary>Every kind of case, some taken back.</summary>
    static async Task ModerateAsync(RunningForum forum, long thread, long imported, long comment, long member)
    {
        var administrator = await forum.SignUpAdministratorAsync();
        var wren = await forum.MemberNumberAsync("wren@far.example");
        object[] acts =
        [
            new { kind = "appoint", community = "evenings", member, reason = "Trusted." },
            new { kind = "dismiss", community = "evenings", member, reason = "Tired." },
            new { kind = "remove", comment, hides = new[] { "text", "author" }, reason = "Spam." },
            new { kind = "restore", comment, reason = "No spam." },
            new { kind = "remove", scope = "subtree", comment = imported, reason = "Heated.", rule = "Be kind." },
            new { kind = "remove", scope = "member", community = "evenings", member, reason = "Spam." },
            new { kind = "remove", thread, reason = "Untrue." },
            new { kind = "restore", thread, reason = "True." },
            new { kind = "lock", thread, reason = "Heated." },
            new { kind = "unlock", thread, reason = "Cooled." },
            new { kind = "pin", thread, reason = "News." },
            new { kind = "ban", member, removes = true, reason = "Spam." },
            new { kind = "unban", member, reason = "Sorry." },
            new { kind = "hideProfile", member, part = "displayName", reason = "Rude." },
            new { kind = "showProfile", member, part = "displayName", reason = "Changed." },
            new { kind = "approveClaim", member = wren, claimant = member, reason = "Has shown it." },
        ];
        var cases = new List<long>();
        foreach (var act in acts) cases.Add((await administrator.OpenCaseAsync(act))["number"].GetInt64());

        object[] ofTheLog = [new { kind = "remove", entry = cases[2], reason = "Names somebody." }, new { kind = "restore", entry = cases[2], reason = "It does not." }];
        foreach (var act in ofTheLog) cases.Add((await administrator.OpenCaseAsync(act))["number"].GetInt64());

        // All but one are taken back, so that every kind of thing sees a case undone; then some are done again, so that their tables show something.
        foreach (var number in cases.Skip(1))
        {
            (await administrator.PostAsync($"/api/cases/{number}/undo", new { reason = "A mistake." })).Expect(HttpStatusCode.OK);
        }

        (await administrator.PostAsync($"/api/cases/{cases[0]}/undo", new { reason = "A mistake." })).Expect(HttpStatusCode.OK);
        foreach (var act in acts) await administrator.OpenCaseAsync(act);
        await administrator.OpenCaseAsync(ofTheLog[0]);
    }

    static async Task ChangeWhoTheyAreAsync(Client[] people, long last, RunningForum forum)
    {
        await (await forum.SignUpAdministratorAsync()).OpenCaseAsync(new { kind = "appoint", community = "evenings", member = last, reason = "Trusted." });
        await forum.InvokeAsync(new RegisterExternalMember(
            new MemberId(Guid.CreateVersion7()), 4711, Scenarios.FreshHandle(), Pronouns.Unset, "https://id.example", "00ff"));
        var answers = await Task.WhenAll(people.Select(person => person.PutAsync("/api/members/me/handle", new { handle = Scenarios.FreshHandle() })));
        Assert.All(answers, answer => answer.Expect(HttpStatusCode.OK));
        (await people[0].PutAsync("/api/members/me/display-name", new { displayName = "Wren" })).Expect(HttpStatusCode.OK);
        (await people[0].PutAsync("/api/members/me/bio", new { bio = "I *sing*." })).Expect(HttpStatusCode.OK);
        (await people[^2].PostAsync("/api/members/me/deletion", new { password = Scenarios.Password, content = "keep" })).Expect(HttpStatusCode.NoContent);
        (await people[^1].PostAsync("/api/members/me/deletion", new { password = Scenarios.Password, content = "withdraw" })).Expect(HttpStatusCode.NoContent);
    }
}
