using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Threads;
using static Forum.Domain.Decision;

namespace Forum.Domain.Votes;

/// <param name="Comment">Null for a vote on the thread itself.</param>
public sealed record CastVote(
    MemberId Voter, CommunityId CommunityId, ThreadId ThreadId, CommentId? Comment, Vote Vote, DateTimeOffset Now) : Command
{
    public static readonly Refused DownvotesOff = new("downvotes-off", "There are no downvotes in this community.");

    public Item Item => Item.Of(ThreadId, Comment);

    /// <summary>A locked thread takes votes: nobody is answered by them.</summary>
    /// <param name="present">The voter's vote on the item as it stands.</param>
    /// <param name="comment">The comment that <see cref="Comment"/> names.</param>
    public static Decision Decide(
        CastVote command, Vote present, Member voter, Community community, DiscussionThread thread, Comment? comment)
    {
        if (command.Vote == present) return Nothing;
        if (voter.IsBanned(community.Id, command.Now)) return PostComment.Banned;
        if (thread.IsHidden) return PostComment.ThreadHidden;
        if (comment is { IsHidden: true }) return EditComment.Hidden;
        if (command.Vote == Vote.Down && !community.Settings.Downvotes) return DownvotesOff;
        return Record(new VoteCast(command.Voter, command.Item, community.Id, command.Vote));
    }
}
