using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;
using Marten;

namespace Forum.Api.Moderation;

/// <summary>A case to open, with what entitles whoever opens it.</summary>
/// <param name="IsDry">Only says whether it could be opened.</param>
public sealed record OpenCaseAs(OpenCase Case, CaseAuthority Authority, bool IsDry = false) : Command;

public static class OpenCaseHandler
{
    /// <summary>Opens a case and does its first batch. What is left is done by a message that is stored with it and so survives a crash.</summary>
    public static async Task<(Decision, AdvanceCase?)> Handle(
        OpenCaseAs message, IDocumentSession session, CaseWork work, CancellationToken cancellation)
    {
        var (command, act) = (message.Case, message.Case.Act);
        var states = session.CreateBatchQuery();
        var stream = states.Events.FetchStreamState(command.CaseId.Value);
        var existing = states.Events.FetchLatest<Case>(command.CaseId.Value);
        var community = act.Community is { } c ? states.Events.FetchLatest<Community>(c.Value) : Task.FromResult<Community?>(null);
        var thread = act.Thread is { } t ? states.Events.FetchLatest<DiscussionThread>(t.Value) : Task.FromResult<DiscussionThread?>(null);
        var comment = act.Comment is { } o ? states.Events.FetchLatest<Comment>(o.Value) : Task.FromResult<Comment?>(null);
        var member = act.Member is { } m ? states.Events.FetchLatest<Member>(m.Value) : Task.FromResult<Member?>(null);
        var claimant = act.Claimant is { } a ? states.Events.FetchLatest<Member>(a.Value) : Task.FromResult<Member?>(null);
        var entry = act.Entry is { } e ? states.Events.FetchLatest<Case>(e.Value) : Task.FromResult<Case?>(null);
        await states.Execute(cancellation);

        if (await existing is null && await stream is not null) return (PostComment.IdTaken, null); // by something that is no case
        var decision = OpenCase.Decide(command, new CaseSituation(
            message.Authority, await existing, await community, await thread, await comment, await member, await claimant, await entry));
        if (message.IsDry || decision is not Decision.Accepted { Events: [CaseOpened opened] }) return (decision, null);

        session.Events.StartStream<Case>(command.CaseId.Value, opened);
        var isLeft = await work.AdvanceAsync(session, Case.Evolve(null, opened)!, cancellation);
        return (decision, isLeft ? new AdvanceCase(command.CaseId) : null);
    }
}
