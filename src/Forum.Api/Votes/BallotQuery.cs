using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Votes;
using Npgsql;

namespace Forum.Api.Votes;

/// <summary>What somebody votes on, how they vote on it at present, and the streams that decide whether they may.</summary>
/// <param name="Comment">Null for a vote on the thread itself.</param>
/// <param name="Ballot">All votes of the voter.</param>
public sealed record VotePlace(
    StreamVersion Community, StreamVersion Thread, StreamVersion? Comment, StreamVersion Voter, StreamVersion Ballot, Vote Present)
{
    public CastVote Cast(Vote vote, DateTimeOffset now) => new(
        new MemberId(Voter.Id), new CommunityId(Community.Id), new ThreadId(Thread.Id), Comment is { } comment ? new CommentId(comment.Id) : null,
        vote, now);
}

/// <param name="Comment">As it is stored: mentions and HTML come with <see cref="CommentModel.Shown"/>.</param>
public sealed record CommentOnBallot(VotePlace Place, CommentModel Comment);

/// <summary>Finds what the number in a vote names, as far as the voter may know of it. A comment is read along: only the voter's own vote changes at once.</summary>
public sealed class BallotQuery(NpgsqlDataSource database)
{
    readonly AskedByViewers<Ask, VotePlace> threads = new(
        database,
        Sql(
            $"""
            select thread.id as item, thread.community_id as community, thread.id as thread, null::uuid as comment from views.thread thread
            where thread.number = asked.number and {Visibility.Exists("thread", Visibility.AuthorOf("thread"))} limit 1
            """),
        Add, (row, _, _) => Read(row, 0));

    readonly AskedByViewers<Ask, CommentOnBallot> comments = new(
        database,
        Sql(
            $"""
            select {CommentModel.Columns}, comment.id as item, comment.community_id as community, comment.thread_id as thread, comment.id as comment
            from {CommentModel.Tables} where comment.number = asked.number and {CommentModel.Exists} limit 1
            """),
        Add, (row, voter, _) => new CommentOnBallot(Read(row, CommentModel.Width), CommentModel.Read(row, voter, unfolds: true)));

    public Task<VotePlace?> FindThreadAsync(long number, Viewer voter, CancellationToken cancellation) =>
        threads.AskAsync(voter, new Ask(number, BallotId.Of(voter.Id!.Value)), cancellation);

    public Task<CommentOnBallot?> FindCommentAsync(long number, Viewer voter, CancellationToken cancellation) =>
        comments.AskAsync(voter, new Ask(number, BallotId.Of(voter.Id!.Value)), cancellation);

    // The limits keep the database from joining all that there is to what is asked for. The selects hide from it how much this is: else it plans anew
    // each time.
    static string Sql(string place) =>
        $"""
        select place.*, {StreamVersion.Of("place.community")}, {StreamVersion.Of("place.thread")}, {StreamVersion.Of("place.comment")},
            asked.viewer, {StreamVersion.Of("asked.viewer")}, asked.ballot, {StreamVersion.Of("asked.ballot")},
            coalesce((select own.vote from views.vote own where own.voter_id = asked.viewer and own.item_id = place.item), 0::smallint), asked.place
        from unnest((select $3::uuid[]), (select $4::bigint[]), (select $5::uuid[])) with ordinality as asked(viewer, number, ballot, place)
        cross join lateral ({Visibility.OfMany(place, "asked.viewer")}) place
        """;

    static void Add(NpgsqlParameterCollection parameters, Ask[] votes)
    {
        parameters.Add(new() { Value = Array.ConvertAll(votes, vote => vote.Number) });
        parameters.Add(new() { Value = Array.ConvertAll(votes, vote => vote.Ballot.Value) });
    }

    static VotePlace Read(NpgsqlDataReader row, int at)
    {
        return new VotePlace(
            Stream(1, 4), Stream(2, 5), row.IsDBNull(at + 3) ? null : Stream(3, 6), Stream(7, 8), Stream(9, 10), VoteView.Of(row.GetInt16(at + 11)));

        StreamVersion Stream(int id, int version) => new(row.GetGuid(at + id), row.IsDBNull(at + version) ? 0 : row.GetInt64(at + version));
    }

    sealed record Ask(long Number, BallotId Ballot);
}
