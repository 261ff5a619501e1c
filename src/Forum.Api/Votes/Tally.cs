using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Threads;
using Forum.Domain.Votes;
using JasperFx.Events;

namespace Forum.Api.Votes;

/// <summary>
/// How many votes an item has, up and down. It keeps for itself how each voter's vote was last counted, in the order of events, so that a
/// vote that changes counts once. What nobody ever voted on has no row.
/// </summary>
public sealed class Tally() : Counter(Counted, Tallies, Scores)
{
    static readonly ViewTable Counted = new ViewTable("counted_vote")
        .Key("voter_id", "uuid")
        .Key("item_id", "uuid")
        .Required("vote", "smallint");

    static readonly ViewTable Tallies = new ViewTable("tally")
        .Key("item_id", "uuid")
        .Required("up", "bigint")
        .Required("down", "bigint");

    /// <summary>The same of threads, with what lists order them by.</summary>
    static readonly ViewTable Scores = new ViewTable("thread_score")
        .Key("thread_id", "uuid")
        .Required("community_id", "uuid")
        .Required("number", "bigint")
        .Required("created_at", "timestamptz")
        .Required("score", "bigint")
        .Index("thread_score_created", "created_at", "number")
        .Index("thread_score_community_created", "community_id", "created_at", "number")
        .Index("thread_score_top", "score", "number")
        .Index("thread_score_community_top", "community_id", "score", "number");

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        var started = events.Select(e => (New: NewThread(e.Data), e.Timestamp)).Where(thread => thread.New is not null).ToList();
        if (started.Count > 0)
        {
            operations.QueueSqlCommand(
                """
                insert into views.thread_score (thread_id, community_id, number, created_at, score)
                select * from unnest(?, ?, ?, ?, ?)
                """,
                started.Select(thread => thread.New!.Thread.Value).ToArray(), started.Select(thread => thread.New!.Community.Value).ToArray(),
                started.Select(thread => thread.New!.Number).ToArray(), started.Select(thread => thread.Timestamp.ToUniversalTime()).ToArray(),
                started.Select(thread => thread.New!.Score).ToArray());
        }

        var votes = events.Select(e => e.Data).OfType<VoteCast>()
            .GroupBy(cast => (cast.VoterId, cast.Item.Id), (_, casts) => casts.Last())
            .ToList();
        if (votes.Count == 0) return;

        operations.QueueSqlCommand(
            """
            with latest as (
                select * from unnest(?, ?, ?) as latest(voter_id, item_id, vote)
            ),
            change as (
                select latest.item_id, latest.vote, coalesce(counted.vote, 0) as before
                from latest left join views.counted_vote counted on counted.voter_id = latest.voter_id and counted.item_id = latest.item_id
            ),
            kept as (
                insert into views.counted_vote (voter_id, item_id, vote) select voter_id, item_id, vote from latest
                on conflict (voter_id, item_id) do update set vote = excluded.vote
            ),
            scored as (
                update views.thread_score thread set score = thread.score + gained.votes
                from (select item_id, sum(vote - before) as votes from change group by item_id) gained
                where thread.thread_id = gained.item_id
            )
            insert into views.tally as tally (item_id, up, down)
            select item_id, sum((vote > 0)::int - (before > 0)::int), sum((vote < 0)::int - (before < 0)::int) from change group by item_id
            on conflict (item_id) do update set up = tally.up + excluded.up, down = tally.down + excluded.down
            """,
            votes.Select(cast => cast.VoterId.Value).ToArray(),
            votes.Select(cast => cast.Item.Id).ToArray(),
            votes.Select(cast => (int)VoteView.Number(cast.Vote)).ToArray());
    }

    static Scored? NewThread(object @event) => @event switch
    {
        ArticleImported imported => new(imported.ThreadId, imported.CommunityId, imported.Number, 0),
        ThreadStarted started => new(started.ThreadId, started.CommunityId, started.Number, 0),
        ThreadImported imported => new(imported.ThreadId, imported.CommunityId, imported.Number, imported.Score ?? 0),
        _ => null,
    };

    sealed record Scored(ThreadId Thread, CommunityId Community, long Number, long Score);
}
