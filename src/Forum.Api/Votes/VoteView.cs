using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Votes;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace Forum.Api.Votes;

/// <summary>How each member votes at present: 1 for up, -1 for down, no row for none. Who reads it is the voter.</summary>
public sealed class VoteView() : RowProjection(Votes)
{
    static readonly ViewTable Votes = new ViewTable("vote")
        .Key("voter_id", "uuid")
        .Key("item_id", "uuid")
        .Required("vote", "smallint");

    public static short Number(Vote vote) => vote switch { Vote.Up => 1, Vote.Down => -1, _ => 0 };

    /// <summary>As answers show it: null where there is none.</summary>
    public static Vote? Shown(short number) => number == 0 ? null : Of(number);

    public static Vote Of(short number) => number switch { > 0 => Vote.Up, < 0 => Vote.Down, _ => Vote.None };

    public static async Task<Vote> FindAsync(IDocumentSession session, MemberId voter, Item item, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select vote from views.vote where voter_id = $1 and item_id = $2")
        {
            Parameters = { new() { Value = voter.Value }, new() { Value = item.Id } },
        };
        await using var row = await session.ExecuteReaderAsync(command, cancellation);
        return await row.ReadAsync(cancellation) ? Of(row.GetInt16(0)) : Vote.None;
    }

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        if (e.Data is not VoteCast cast) return;
        if (cast.Vote == Vote.None)
        {
            operations.QueueSqlCommand("delete from views.vote where voter_id = ? and item_id = ?", cast.VoterId.Value, cast.Item.Id);
            return;
        }

        operations.QueueSqlCommand(
            """
            insert into views.vote (voter_id, item_id, vote) values (?, ?, ?)
            on conflict (voter_id, item_id) do update set vote = excluded.vote
            """,
            cast.VoterId.Value, cast.Item.Id, Number(cast.Vote));
    }
}
