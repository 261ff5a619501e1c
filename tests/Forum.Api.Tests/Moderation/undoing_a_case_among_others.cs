using System.Net;
using Forum.Api.Tests.Views;

namespace Forum.Api.Tests.Moderation;

/// <summary>
/// The law of undoing, through the doors that people use: authors write, edit, delete and vote, moderators open and undo cases, all by chance. Then
/// one case is undone, the database is copied, every event of that case is struck out of the copy, and its views are made anew from what is left.
/// </summary>
public class undoing_a_case_among_others(AppFixture app)
{
    const int Acts = 60;

    static readonly string[] OfTheCase = ["moderation_case", "case_item", "analytics_case", "analytics_suppression", "analytics_appointment"];

    static readonly string[] OfTheLog = ["modlog", "notice", "analytics_standing"];

    [Fact]
    public async Task leaves_what_everybody_else_did()
    {
        var seed = Random.Shared.Next();
        await using var with = await OwnDatabase.CreateAsync(app.ConnectionString);
        Guid undone;
        Dictionary<string, string[]> expected;
        await using (var forum = await RunningForum.StartAsync(with.ConnectionString))
        {
            undone = await LiveAsync(forum, new Random(seed));
            await forum.ViewsCatchUpAsync();
            await forum.StopAsync();
            expected = await ViewRows.ReadAsync(forum);
        }

        await using var without = await OwnDatabase.CopyAsync(app.ConnectionString, with);
        await using var other = await RunningForum.StartAsync(without.ConnectionString);
        await other.StopAsync();
        Assert.True(await other.QueryAsync<long>(
            """
            with struck as (delete from forum.mt_events where stream_id = $1 or data @? ('$.** ? (@ == "' || $1::text || '")')::jsonpath returning 1)
            select count(*) from struck
            """,
            undone) > 2);
        await ViewRows.RebuildAsync(other);

        var actual = await ViewRows.ReadAsync(other);
        foreach (var (table, rows) in expected.Where(view => !OfTheLog.Contains(view.Key)))
        {
            var all = OfTheCase.Contains(table) ? rows.Where(row => !IsOf(row, undone)).ToArray() : rows;
            Assert.True(actual[table].SequenceEqual(all), $"With seed {seed} {table} differs: {ViewRows.Difference(actual[table], all)}");
        }
    }

    /// <summary>Whether a row is the case's, or tells of what it imposed.</summary>
    static bool IsOf(string row, Guid undone) =>
        row.Contains($"({undone},", StringComparison.Ordinal) || row.Contains($",{undone},", StringComparison.Ordinal);

    /// <returns>The case that was undone last.</returns>
    static async Task<Guid> LiveAsync(RunningForum forum, Random random)
    {
        var thread = (await forum.ImportAsync($"A long night {Guid.NewGuid()}.\n\n• wren\n  a day ago\n\n  Hm.", "nights")).GetProperty("thread").GetInt64();
        var handles = Enumerable.Range(0, 4).Select(_ => Scenarios.FreshHandle()).ToArray();
        var authors = await Task.WhenAll(handles.Select(handle => forum.SignUpAsync(handle)));
        var numbers = await Task.WhenAll(handles.Select(forum.MemberNumberAsync));
        Client[] moderators = [await forum.SignUpModeratorAsync("nights"), await forum.SignUpAdministratorAsync()];
        var comments = new List<(long Number, Client Author)>();
        var cases = new List<(long Number, Guid Id)>();
        for (var i = 0; i < Acts; i++)
        {
            var (author, moderator) = (Any(authors), Any(moderators));
            var comment = comments.Count > 0 ? Any(comments) : default;
            switch (random.Next(10))
            {
                case 0 or 1 or 2:
                    var parent = comments.Count > 0 && random.Next(2) == 0 ? comment.Number : (long?)null;
                    var posted = await author.PostAsync($"/api/threads/{thread}/comments", new { parent, body = $"Says {i}" });
                    if (posted.Status == HttpStatusCode.Created) comments.Add((posted["number"].GetInt64(), author));
                    break;
                case 3 when comments.Count > 0:
                    await comment.Author.PutAsync($"/api/comments/{comment.Number}", new { body = $"Rather {i}" });
                    break;
                case 4 when comments.Count > 0:
                    await comment.Author.DeleteAsync($"/api/comments/{comment.Number}");
                    break;
                case 5 when comments.Count > 0:
                    await author.PutAsync($"/api/comments/{comment.Number}/vote", new { vote = Any(["up", "down", "none"]) });
                    break;
                case 6 when cases.Count > 0:
                    await moderator.PostAsync($"/api/cases/{Any(cases).Number}/undo", new { reason = "A mistake." });
                    break;
                case 7 or 8 or 9 when comments.Count > 0:
                    var opened = await moderator.PostAsync("/api/cases", AnyAct(comment.Number));
                    if (opened.Status == HttpStatusCode.Created) cases.Add((opened["number"].GetInt64(), opened["id"].GetGuid()));
                    break;
            }
        }

        if (cases.Count == 0) cases.Add(await RemoveAsync());
        var chosen = Any(cases);
        (await moderators[1].PostAsync($"/api/cases/{chosen.Number}/undo", new { reason = "A mistake." })).Expect(HttpStatusCode.OK);
        return chosen.Id;

        async Task<(long, Guid)> RemoveAsync()
        {
            var removal = await moderators[1].OpenCaseAsync(new { kind = "remove", scope = "subtree", thread, reason = "Because." });
            return (removal["number"].GetInt64(), removal["id"].GetGuid());
        }

        object AnyAct(long comment) => random.Next(9) switch
        {
            0 => new { kind = "remove", comment, reason = "Because." },
            1 => new { kind = "remove", scope = "subtree", comment, hides = new[] { "existence" }, reason = "Because." },
            2 => new { kind = "remove", scope = "member", community = "nights", member = Any(numbers), reason = "Because." },
            3 => new { kind = "restore", comment, reason = "Because." },
            4 => new { kind = "restore", scope = "subtree", thread, reason = "Because." },
            5 => new { kind = "ban", community = "nights", member = Any(numbers), removes = random.Next(2) == 0, reason = "Because." },
            6 => new { kind = "unban", community = "nights", member = Any(numbers), reason = "Because." },
            7 => new { kind = Any(["lock", "unlock", "pin", "unpin"]), thread, reason = "Because." },
            _ => new { kind = Any(["appoint", "dismiss"]), community = "nights", member = Any(numbers), reason = "Because." },
        };

        T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
    }
}
