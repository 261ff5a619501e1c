using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Threads;
using Forum.Domain.Votes;
using Marten;

namespace Forum.Api.Votes;

public static class CastVoteHandler
{
    public static async Task<Decision> Handle(CastVote command, IDocumentSession session, CancellationToken cancellation)
    {
        var ballot = await OwnEvents.HoldAsync(session, BallotId.Of(command.Voter).Value, cancellation);
        var present = await VoteView.FindAsync(session, command.Voter, command.Item, cancellation);

        var states = session.CreateBatchQuery();
        var voter = states.Events.FetchLatest<Member>(command.Voter.Value);
        var community = states.Events.FetchLatest<Community>(command.CommunityId.Value);
        var thread = states.Events.FetchLatest<DiscussionThread>(command.ThreadId.Value);
        var comment = command.Comment is { } id ? states.Events.FetchLatest<Comment>(id.Value) : Task.FromResult<Comment?>(null);
        await states.Execute(cancellation);

        var decision = CastVote.Decide(command, present, (await voter)!, (await community)!, (await thread)!, await comment);
        if (decision is Decision.Accepted { Events: var events }) ballot.Record<Ballot>(session, events);
        return decision;
    }
}
