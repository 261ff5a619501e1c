using Forum.Api.Reports;
using Forum.Domain.Members;
using Forum.Domain.Votes;
using JasperFx.Events;

namespace Forum.Api.Takeout;

/// <summary>The words of ActivityStreams for what people do here.</summary>
/// <param name="home">Where this forum is: what everything is called by begins with it.</param>
public sealed class ActivityWords(string home, long member)
{
    const string Markdown = "text/markdown";

    public string Actor { get; } = $"{home}/api/members/by-number/{member}";

    string Shelf => $"{home}/api/members/me/saved";

    /// <summary>That it was written, each time that it was changed, and that it was taken away.</summary>
    public IEnumerable<Activity> Of(TakenPost post)
    {
        var id = post.Thread is null ? $"{home}/api/threads/{post.Number}" : $"{home}/api/comments/{post.Number}";
        foreach (var version in post.Versions)
        {
            yield return version == post.Versions[0]
                ? new Activity($"{id}#create", "Create", Actor, post.CreatedAt, Say(post, version, id))
                : new Activity($"{id}#update-{version.Revision}", "Update", Actor, version.At, Say(post, version, id));
        }

        if (post.DeletedAt is { } at) yield return new Activity($"{id}#delete", "Delete", Actor, at, id);
    }

    public Activity Of(TakenVote vote) => vote.Vote switch
    {
        Vote.Up => Do(vote.Position, "Like", vote.At, Name(vote.Item)),
        Vote.Down => Do(vote.Position, "Dislike", vote.At, Name(vote.Item)),
        _ => Do(vote.Position, "Undo", vote.At, new ActivityObject(Id: null, "Activity", Actor: Actor, To: Name(vote.Item))),
    };

    public Activity Of(TakenShelfMark mark) => mark.Kind switch
    {
        TakenShelfKind.Saved => Do(mark.Position, "Add", mark.At, Name(mark.Item)) with { Target = Shelf },
        TakenShelfKind.Unsaved => Do(mark.Position, "Remove", mark.At, Name(mark.Item)) with { Target = Shelf },
        _ => Do(mark.Position, "Read", mark.At, Name(mark.Item)),
    };

    /// <returns>Null for what there is no word for: pronouns, say, and passwords.</returns>
    public Activity? Of(TakenChange change) => change.Kind switch
    {
        TakenChangeKind.Registered => Do(change.Position, "Join", change.At, home),
        TakenChangeKind.Handle => Become(change, new ActivityObject(Actor, "Person", PreferredUsername: change.Handle)),
        TakenChangeKind.DisplayName => Become(change, new ActivityObject(Actor, "Person", change.DisplayName ?? "")),
        TakenChangeKind.Bio => Become(change, new ActivityObject(Actor, "Person", Summary: change.Bio, MediaType: Markdown)),
        _ => null,
    };

    public Activity Of(ReportModel report)
    {
        var about = report switch
        {
            { Thread: { } number } => $"{home}/api/threads/{number}",
            { Comment: { } number } => $"{home}/api/comments/{number}",
            { Member: { } number } => $"{home}/api/members/by-number/{number}",
            _ => Unknown(report.Id), // what was reported is gone, and only the report is known of
        };
        return new Activity(Unknown(report.Id), "Flag", Actor, report.FiledAt, about) { Content = report.Reason };
    }

    /// <returns>Null for an event of another kind.</returns>
    public Activity? Of(IEvent e) => e.Data switch
    {
        CommunityFollowed followed => Do(e.Sequence, "Follow", e.Timestamp, Unknown(followed.Community.Value)),
        CommunityUnfollowed unfollowed => Undo(e, "Follow", unfollowed.Community.Value),
        CommunityBlocked blocked => Do(e.Sequence, "Block", e.Timestamp, Unknown(blocked.Community.Value)),
        CommunityUnblocked unblocked => Undo(e, "Block", unblocked.Community.Value),
        MemberBlocked blocked => Do(e.Sequence, "Block", e.Timestamp, Unknown(blocked.Blocked.Value)),
        MemberUnblocked unblocked => Undo(e, "Block", unblocked.Blocked.Value),
        _ => null,
    };

    ActivityObject Say(TakenPost post, TakenVersion version, string id) => new(
        id, post.Thread is null ? "Article" : "Note", version.Title, Content: version.Body, MediaType: version.Body is null ? null : Markdown,
        Url: version.Link, AttributedTo: Actor,
        InReplyTo: post switch
        {
            { Parent: { } parent } => $"{home}/api/comments/{parent}",
            { Thread: { } thread } => $"{home}/api/threads/{thread}",
            _ => null,
        },
        Published: post.CreatedAt);

    Activity Become(TakenChange change, ActivityObject person) => Do(change.Position, "Update", change.At, person);

    Activity Undo(IEvent e, string what, Guid done) =>
        Do(e.Sequence, "Undo", e.Timestamp, new ActivityObject(Id: null, what, Actor: Actor, To: Unknown(done)));

    Activity Do(long position, string what, DateTimeOffset at, object to) => new($"{Actor}#activity-{position}", what, Actor, at, to);

    string Name(TakenItem item) => item switch
    {
        { Thread: { } number } => $"{home}/api/threads/{number}",
        { Comment: { } number } => $"{home}/api/comments/{number}",
        _ => Unknown(item.Id),
    };

    static string Unknown(Guid id) => $"urn:uuid:{id}";
}
