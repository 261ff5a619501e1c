using Forum.Api.Storage;
using Forum.Api.Votes;
using Forum.Domain.Votes;
using JasperFx.Events;

namespace Forum.Api.Analytics;

/// <summary>The last vote of each voter on each thing. One that was taken back is 0, and is not shown.</summary>
public sealed class AnalysedVotes() : Counter(Votes)
{
    static readonly ViewTable Votes = new AnalyticsTable("vote")
        .Key("item_id", "uuid")
        .Key("voter_id", "uuid")
        .Required("item_kind", "text")
        .Required("value", "integer")
        .Required("cast_at", "timestamptz");

    public override bool IsOfStreams => true;

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        var votes = events.Where(e => e.Data is VoteCast).Select(e => (Cast: (VoteCast)e.Data, At: e.Timestamp.ToUniversalTime()))
            .GroupBy(vote => (vote.Cast.VoterId, vote.Cast.Item.Id), (_, votes) => votes.Last())
            .ToList();
        if (votes.Count == 0) return;

        operations.QueueSqlCommand(
            """
            insert into views.analytics_vote as vote (item_id, voter_id, item_kind, value, cast_at) select * from unnest(?, ?, ?, ?, ?)
            on conflict (item_id, voter_id) do update set value = excluded.value, cast_at = excluded.cast_at
            """,
            votes.Select(vote => vote.Cast.Item.Id).ToArray(), votes.Select(vote => vote.Cast.VoterId.Value).ToArray(),
            votes.Select(vote => vote.Cast.Item.Kind == Domain.ItemKind.Thread ? AnalysedPosts.Thread : AnalysedPosts.Comment).ToArray(),
            votes.Select(vote => (int)VoteView.Number(vote.Cast.Vote)).ToArray(), votes.Select(vote => vote.At).ToArray());
    }
}
