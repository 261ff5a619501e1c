using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Storage;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Moderation;

/// <summary>What to do, to what, and why. What a kind of case has no use for is left out.</summary>
/// <param name="Id">Chosen by the client, so that a form submitted twice is one case; made here if not given.</param>
/// <param name="Scope"><c>item</c> if not said.</param>
/// <param name="Community">Its name; a thread or comment brings its own. Without any a case holds on the whole site.</param>
/// <param name="Thread">A number, as are comment, member, claimant (who claims an imported author) and entry (a case in the log).</param>
/// <param name="Revision">An earlier version only.</param>
/// <param name="Layer"><c>moderator</c> if not said.</param>
/// <param name="Hides">The text if not said.</param>
/// <param name="Removes">A ban that also removes what the member wrote.</param>
public sealed record OpenCaseRequest(
    Guid? Id = null, CaseKind? Kind = null, CaseScope Scope = CaseScope.Item, string? Community = null, long? Thread = null, long? Comment = null,
    int? Revision = null, long? Member = null, long? Claimant = null, long? Entry = null, ProfilePart? Part = null,
    SuppressionLayer Layer = SuppressionLayer.Moderator, Hidden[]? Hides = null, DateTimeOffset? Since = null, DateTimeOffset? Until = null,
    bool Removes = false, string? Reason = null, string? Rule = null);

/// <summary>What a case would touch.</summary>
public sealed record CasePreview(long Threads, long Comments, IReadOnlyList<CaseItemModel> First);

public static class OpenCaseEndpoint
{
    /// <summary>How many items a preview names.</summary>
    const int Shown = 50;

    /// <summary>Opens a case: removes, restores, bans, locks, pins, appoints and the like, each with the opposite. It can be undone exactly.</summary>
    /// <param name="dryRun">Answers with what would be touched, and does nothing.</param>
    [WolverinePost("/api/cases"), Tags("Moderation")]
    public static async Task<Results<Created<CaseModel>, Ok<CasePreview>, ProblemHttpResult>> Post(
        OpenCaseRequest? request, bool? dryRun, ClaimsPrincipal user, IMessageBus bus, NumberSequences numbers, CaseQueries cases,
        CaseSelection selection, Mentioning mentioning, TimeProvider clock, HttpContext http, CancellationToken cancellation)
    {
        request ??= new OpenCaseRequest(); // a body of JSON null
        if (request.Kind is not { } kind) return CaseRules.TargetMissing.ToProblem();
        if (CaseReason.Check(request.Reason) is { } badReason) return badReason.ToProblem();

        var viewer = user.Viewer();
        var targets = await cases.FindTargetsAsync(
            viewer, request.Community, request.Thread, request.Comment, request.Member, request.Claimant, request.Entry, cancellation);
        if (request.Community is not null && targets.Community is null) return Requests.CommunityNotFound.ToProblem();

        EquatableList<Hidden>? hides = kind is CaseKind.Remove or CaseKind.Ban ? [.. (request.Hides ?? [Hidden.Text]).Distinct()] : null;
        var act = new CaseAct(
            kind, request.Scope, targets.Community, targets.Thread, targets.Comment, request.Revision, targets.Member, targets.Claimant,
            targets.Entry, request.Part, request.Layer, hides, request.Since, request.Until, request.Removes);
        var authority = await cases.AuthorityAsync(viewer, act, cancellation);
        if (!authority.Covers(act) && !(kind == CaseKind.Dismiss && act.Member == viewer.Id)) return OpenCase.NotAllowed.ToProblem();

        var end = await selection.EndAsync(cancellation);
        var (threads, comments) = act.TouchesContent ? await selection.CountAsync(act, end, cancellation) : default;
        var isDry = dryRun == true;
        var command = new OpenCase(
            new CaseId(request.Id ?? http.NewId()), isDry ? 0 : await numbers.NextAsync(Numbered.Case, cancellation), viewer.Id, act,
            await mentioning.StoreAsync(request.Reason!, cancellation), await mentioning.StoreOrNullAsync(request.Rule, cancellation),
            end.Thread, end.Comment,
            (int)(threads + comments) + (act.TouchesContent && kind != CaseKind.Ban ? 0 : 1), clock.GetUtcNow());
        if (await bus.InvokeAsync<Decision>(new OpenCaseAs(command, authority, isDry), cancellation) is Refused refused) return refused.ToProblem();
        if (isDry)
        {
            var first = act.TouchesContent ? await selection.NextAsync(act, CasePlace.Start, end, Shown, cancellation) : [];
            return TypedResults.Ok(new CasePreview(
                threads, comments, [.. first.Select(selected => new CaseItemModel(selected.Item.Kind, selected.Number))]));
        }

        var opened = (await cases.FindAsync(command.CaseId, viewer, cancellation))!;
        return TypedResults.Created($"/api/cases/{opened.Number}", opened);
    }
}
