using System.Net;
using Forum.Api.Comments;
using Forum.Api.Communities;
using Forum.Api.Members;
using Forum.Api.Storage;
using Forum.Api.Threads;
using Forum.Domain;
using Forum.Domain.Communities;
using Forum.Domain.Threads;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Views;

/// <summary>The views are thrown away and made again from the events. They must come out the same, byte for byte.</summary>
public class rebuilding_the_views(AppFixture app)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    static readonly string[] Projections = [nameof(CommunityView), nameof(MemberView), nameof(ThreadView), nameof(CommentView), ForumStore.Activity];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

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

        var live = await RowsAsync(forum);
        Assert.All(live, table => Assert.True(table.Value.Length > 0, $"Nothing happened to {table.Key}, so it shows nothing."));
        foreach (var table in live.Keys) await forum.QueryAsync<object?>($"with gone as (delete from views.{table} returning 1) select count(*) from gone");
        await RebuildAsync(forum);
        var rebuilt = await RowsAsync(forum);

        Assert.Equal(live.Keys.Order(), rebuilt.Keys.Order());
        Assert.All(live, table => Assert.Equal(table.Value, rebuilt[table.Key]));
    }

    /// <summary>Every kind of event at least once, some of them by many at the same time.</summary>
    static async Task LiveALittleAsync(RunningForum forum)
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

        var (thread, id) = (imported.GetProperty("thread").GetInt64(), imported.GetProperty("id").GetGuid());
        var parent = (await forum.Anonymous().GetAsync($"/api/threads/{thread}"))["comments"][0].GetProperty("number").GetInt64();
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => forum.SignUpAsync(pronouns: "xe/xem, any")));
        var answers = await Task.WhenAll(people.SelectMany(person => Enumerable.Range(0, 5).Select(i =>
            person.PostAsync($"/api/threads/{thread}/comments", new { parent = i % 2 == 0 ? parent : (long?)null, body = $"Number {i}" }))));
        Assert.All(answers, answer => answer.Expect(HttpStatusCode.Created));

        var member = new MemberId(answers[0]["author"].GetProperty("id").GetGuid());
        var community = new CommunityId(await forum.QueryAsync<Guid>("select id from views.community where name = 'evenings'"));
        await forum.InvokeAsync(new AppointModerator(community, member));
        await forum.AppendAsync(id, new ThreadLocked(new ThreadId(id), member, "late"));
    }

    static async Task RebuildAsync(RunningForum forum)
    {
        using var daemon = await forum.Services.GetRequiredService<IDocumentStore>().BuildProjectionDaemonAsync();
        foreach (var projection in Projections) await daemon.RebuildProjectionAsync(projection, Patience, Ct);
        await daemon.StopAllAsync();
    }

    static async Task<Dictionary<string, string[]>> RowsAsync(RunningForum forum)
    {
        var tables = await forum.QueryAsync<string[]>("select array_agg(tablename::text) from pg_tables where schemaname = 'views'");
        var rows = new Dictionary<string, string[]>();
        foreach (var table in tables)
        {
            rows[table] = await forum.QueryAsync<string[]>($"select coalesce(array_agg(row::text order by row::text), array[]::text[]) from views.{table} row");
        }

        return rows;
    }
}
