using Forum.Domain;
using Forum.Domain.Moderation;
using Marten;

namespace Forum.Api.Moderation;

/// <summary>A case to take back, with what entitles whoever asks for it.</summary>
public sealed record UndoCaseAs(UndoCase Undo, CaseAuthority Authority) : Command;

public static class UndoCaseHandler
{
    public static async Task<(Decision, AdvanceCase?)> Handle(
        UndoCaseAs message, IDocumentSession session, CaseWork work, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Case>(message.Undo.CaseId.Value, cancellation);
        var decision = UndoCase.Decide(message.Undo, stream.Aggregate!, message.Authority);
        if (decision is not Decision.Accepted { Events: [CaseUndoOpened undo] }) return (decision, null);

        stream.AppendOne(undo);
        var isLeft = await work.AdvanceAsync(session, Case.Evolve(stream.Aggregate, undo)!, cancellation);
        return (decision, isLeft ? new AdvanceCase(message.Undo.CaseId) : null);
    }
}
