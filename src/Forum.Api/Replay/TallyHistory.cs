using Forum.Api.Storage;
using Forum.Api.Votes;
using Forum.Domain.Votes;
using JasperFx.Events;

namespace Forum.Api.Replay;

/// <summary>
/// What the votes on an item came to after each of them: a row for every vote, so that a score at any cut is one probe, however many voted. Who voted is
/// in it to find what a vote replaced, and for the voter alone.
/// </summary>
public sealed class TallyHistory() : Counter(Rows)
{
    static readonly ViewTable Rows = new ViewTable("tally_history")
        .Key("item_id", "uuid")
        .Key("seq_id", "bigint")
        .Required("voter_id", "uuid")
        .Required("vote", "smallint")
        .Required("up", "bigint")
        .Required("down", "bigint")
        .Index("tally_history_voter", "voter_id", "item_id", "seq_id");

    /// <summary>SQL for the sums of an item as they stood at a cut, to be joined laterally.</summary>
    public static string At(string item, string cut) =>
        $"""
        (select history.up, history.down from views.tally_history history
        where history.item_id = {item} and history.seq_id <= {cut} order by history.seq_id desc limit 1)
        """;

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        var votes = events.Where(e => e.Data is VoteCast).Select(e => (Cast: (VoteCast)e.Data, e.Sequence)).ToList();
        if (votes.Count == 0) return;

        operations.QueueSqlCommand(
            """
            with cast_vote as (
                select * from unnest(?, ?, ?, ?) as cast_vote(item_id, seq_id, voter_id, vote)
            ),
            step as (
                select cast_vote.*, coalesce(
                    lag(vote) over (partition by item_id, voter_id order by seq_id),
                    (select earlier.vote from views.tally_history earlier
                    where earlier.voter_id = cast_vote.voter_id and earlier.item_id = cast_vote.item_id order by earlier.seq_id desc limit 1),
                    0) as before
                from cast_vote
            )
            insert into views.tally_history (item_id, seq_id, voter_id, vote, up, down)
            select step.item_id, step.seq_id, step.voter_id, step.vote,
                coalesce(last.up, 0) + sum((step.vote > 0)::int - (step.before > 0)::int) over so_far,
                coalesce(last.down, 0) + sum((step.vote < 0)::int - (step.before < 0)::int) over so_far
            from step left join lateral (
                select earlier.up, earlier.down from views.tally_history earlier
                where earlier.item_id = step.item_id order by earlier.seq_id desc limit 1) last on true
            window so_far as (partition by step.item_id order by step.seq_id)
            """,
            votes.Select(vote => vote.Cast.Item.Id).ToArray(), votes.Select(vote => vote.Sequence).ToArray(),
            votes.Select(vote => vote.Cast.VoterId.Value).ToArray(), votes.Select(vote => (int)VoteView.Number(vote.Cast.Vote)).ToArray());
    }
}
