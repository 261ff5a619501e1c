using Forum.Domain;
using Forum.Domain.Moderation;
using JasperFx.Core;
using Marten;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Forum.Api.Moderation;

/// <summary>There is more of a case to do, or to take back.</summary>
public sealed record AdvanceCase(CaseId CaseId) : Command;

public static class AdvanceCaseHandler
{
    /// <summary>Never given up: a case that is half done harms people.</summary>
    public static void Configure(HandlerChain chain) =>
        chain.OnException<Exception>().ScheduleRetryIndefinitely(1.Seconds(), 5.Seconds(), 30.Seconds());

    public static async Task<AdvanceCase?> Handle(AdvanceCase message, IDocumentSession session, CaseWork work, CancellationToken cancellation)
    {
        // The version is checked when the batch is stored: of two that advance one case, the second starts over.
        var stream = await session.Events.FetchForWriting<Case>(message.CaseId.Value, cancellation);
        stream.AlwaysEnforceConsistency = true;
        return await work.AdvanceAsync(session, stream.Aggregate!, cancellation) ? message : null;
    }
}
