using Forum.Domain;
using Forum.Domain.Claims;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Inbox;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Reports;
using Forum.Domain.Threads;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Forum.Api.Storage;

// Marten folds with the very functions that the domain's tests fold with.

public sealed class CommentState : SingleStreamProjection<Comment, CommentId>
{
    public override Comment? Evolve(Comment? snapshot, CommentId id, IEvent e) => Comment.Evolve(snapshot, e.Data);
}

public sealed class ThreadState : SingleStreamProjection<DiscussionThread, ThreadId>
{
    public override DiscussionThread? Evolve(DiscussionThread? snapshot, ThreadId id, IEvent e) =>
        DiscussionThread.Evolve(snapshot, e.Data);
}

public sealed class MemberState : SingleStreamProjection<Member, MemberId>
{
    public override Member? Evolve(Member? snapshot, MemberId id, IEvent e) => Member.Evolve(snapshot, e.Data);
}

public sealed class RelationsState : SingleStreamProjection<Relations, RelationsId>
{
    public override Relations? Evolve(Relations? snapshot, RelationsId id, IEvent e) => Relations.Evolve(snapshot, e.Data);
}

public sealed class CommunityState : SingleStreamProjection<Community, CommunityId>
{
    public override Community? Evolve(Community? snapshot, CommunityId id, IEvent e) => Community.Evolve(snapshot, e.Data);
}

public sealed class InboxState : SingleStreamProjection<MemberInbox, InboxId>
{
    public override MemberInbox? Evolve(MemberInbox? snapshot, InboxId id, IEvent e) => MemberInbox.Evolve(snapshot, e.Data);
}

public sealed class CaseState : SingleStreamProjection<Case, CaseId>
{
    public override Case? Evolve(Case? snapshot, CaseId id, IEvent e) => Case.Evolve(snapshot, e.Data);
}

public sealed class ReportFold : SingleStreamProjection<Report, ReportId>
{
    public override Report? Evolve(Report? snapshot, ReportId id, IEvent e) => Report.Evolve(snapshot, e.Data);
}

public sealed class ClaimRequestState : SingleStreamProjection<ClaimRequest, ClaimRequestId>
{
    public override ClaimRequest? Evolve(ClaimRequest? snapshot, ClaimRequestId id, IEvent e) => ClaimRequest.Evolve(snapshot, e.Data);
}
