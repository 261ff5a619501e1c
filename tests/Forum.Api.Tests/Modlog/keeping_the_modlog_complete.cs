using System.Net;

namespace Forum.Api.Tests.Modlog;

/// <summary>
/// Whatever somebody does to what others see has one entry in the log, and every entry tells of something that was done: an entry for each case
/// and each undo, and all that they changed belongs to one of them.
/// </summary>
public class keeping_the_modlog_complete(AppFixture app)
{
    /// <summary>By the event's own words: the case that it is a part of, whether it imposes, lifts or takes back.</summary>
    const string Changes =
        """
        select count(*)::int from (
            select coalesce(data ->> 'case', data -> 'suppression' ->> 'case', data -> 'mark' ->> 'case', data -> 'ban' ->> 'case', data -> 'claim' ->> 'case') as case_id,
                case when type like '%\_case\_undone' then 'Undo' end as kind
            from forum.mt_events where type not like 'report%') change
        where case_id is not null
          and 1 <> (select count(*) from views.modlog log
              where log.case_id = change.case_id::uuid and (log.kind = 'Undo') = (change.kind is not null))
        """;

    const string Entries =
        """
        select count(*)::int from views.modlog log
        where exists (select from views.case_item item where item.case_id = log.case_id) -- else there was nothing of what the case meant
          and not exists (
            select from forum.mt_events change
            where change.id <> log.event_id and (
                log.case_id::text in (data ->> 'case', data -> 'suppression' ->> 'case', data -> 'mark' ->> 'case', data -> 'ban' ->> 'case', data -> 'claim' ->> 'case')
                and (log.kind = 'Undo') = (type like '%\_case\_undone')))
        """;

    [Fact]
    public async Task of_a_busy_forum()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var random = new Random(20250301);
        var moderators = new List<Client>();
        var (threads, comments, members) = (new List<long>(), new List<long>(), new List<long>());
        foreach (var community in (string[])["north", "south"])
        {
            var page = $"Something in the {community} {Guid.NewGuid()}.\n\n{string.Join("\n\n", Enumerable.Range(0, 6).Select(i => $"• kit{i}\n  2 years ago\n\n  Number {i}"))}";
            threads.Add((await forum.ImportAsync(page, community)).GetProperty("thread").GetInt64());
            moderators.Add(await forum.SignUpModeratorAsync(community));
            var handle = Scenarios.FreshHandle();
            var writer = await forum.SignUpAsync(handle);
            members.Add(await forum.MemberNumberAsync(handle));
            foreach (var comment in (await forum.Anonymous().GetAsync($"/api/threads/{threads[^1]}"))["comments"].EnumerateArray())
            {
                comments.Add(comment.GetProperty("number").GetInt64());
                (await writer.PostAsync($"/api/threads/{threads[^1]}/comments", new { body = "So" })).Expect(HttpStatusCode.Created);
            }
        }

        moderators.Add(await forum.SignUpAdministratorAsync());
        var opened = new List<long>();
        for (var i = 0; i < 120; i++)
        {
            var moderator = moderators[random.Next(moderators.Count)];
            var answer = opened.Count > 3 && random.Next(4) == 0
                ? await moderator.PostAsync($"/api/cases/{Any(opened)}/undo", new { reason = "A mistake." })
                : await moderator.PostAsync("/api/cases", Act());
            if (answer.Status == HttpStatusCode.Created) opened.Add(answer["number"].GetInt64());
            else Assert.NotEqual(HttpStatusCode.InternalServerError, answer.Status);
        }

        await forum.ViewsCatchUpAsync();
        Assert.True(opened.Count > 30, $"Only {opened.Count} cases came about.");
        Assert.Equal(0, await forum.QueryAsync<int>(Changes));
        Assert.Equal(0, await forum.QueryAsync<int>(Entries));
        Assert.Equal(
            await forum.QueryAsync<long>("select count(*) from forum.mt_events where type in ('case_opened', 'case_undo_opened', 'community_edited')"),
            await forum.QueryAsync<long>("select count(distinct event_id) from views.modlog"));

        object Act() => random.Next(10) switch
        {
            0 => new { kind = "remove", thread = Any(threads), reason = "Untrue." },
            1 or 2 => new { kind = "remove", comment = Any(comments), hides = new[] { "text", "author" }, reason = "Spam." },
            3 => new { kind = "restore", comment = Any(comments), reason = "No spam." },
            4 => new { kind = "remove", scope = "member", community = random.Next(2) == 0 ? "north" : "south", member = members[0], reason = "Spam." },
            5 => new { kind = "ban", community = "north", member = Any(members), removes = true, reason = "Spam." },
            6 => new { kind = "lock", thread = Any(threads), reason = "Heated." },
            7 => new { kind = "unlock", thread = Any(threads), reason = "Cooled." },
            8 => new { kind = "hideProfile", member = Any(members), part = "bio", reason = "Rude." },
            _ => new { kind = "remove", entry = opened.Count > 0 ? Any(opened) : 1, reason = "Names somebody." },
        };

        long Any(List<long> of) => of[random.Next(of.Count)];
    }
}
