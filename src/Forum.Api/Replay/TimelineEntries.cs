using Forum.Api.Http;
using Forum.Api.Text;
using Forum.Domain.Comments;
using Forum.Domain.Threads;

namespace Forum.Api.Replay;

/// <summary>Tells of happenings as people read them: who did it, by today's name, and the case, as far as today lets the viewer know.</summary>
public sealed class TimelineEntries(TimelineCases cases, TimelineAuthors authors, Mentioning mentioning)
{
    public async Task<List<TimelineEntry>> ReadAsync(
        ThreadThen thread, IReadOnlyList<Happening> happenings, Viewer viewer, CancellationToken cancellation)
    {
        var known = await cases.FindAsync(
            [.. happenings.Select(happening => Acts.CaseOf(happening.Event)).OfType<Guid>().Distinct()], viewer, cancellation);
        var wrote = await authors.FindAsync(thread, happenings.Select(happening => happening.Comment).ToHashSet(), viewer, cancellation);
        return await mentioning.ShowAsync(
            happenings.Select(happening => Entry(thread, happening, known, wrote.GetValueOrDefault(happening.Comment), viewer)).ToList(), cancellation);
    }

    static TimelineEntry Entry(
        ThreadThen thread, Happening happening, IReadOnlyDictionary<Guid, TimelineCase> cases, TimelineAuthor? author, Viewer viewer)
    {
        var kind = TimelineKinds.Of(happening, mark => thread.Past.MarkOf(mark.Mark));
        var number = happening.Comment < 0 ? (long?)null : thread.Past.Comments[happening.Comment].Number;
        var (suppression, ofRevision) = Acts.Suppressed(happening.Event);
        var revision = happening.IsEdit ? happening.Revision : ofRevision;
        var @case = Acts.CaseOf(happening.Event) is { } id ? cases.GetValueOrDefault(id) : null;
        if (@case is { IsAboutMember: true } && author is not { IsOpen: true }) @case = null;
        var isUndo = happening.Event is CommentCaseUndone or ThreadCaseUndone;
        return new TimelineEntry(
            happening.Cut, happening.At, kind, number,
            TimelineKinds.IsOfAuthor(happening) ? author?.Model : isUndo ? @case?.Undoer : @case?.Actor,
            revision, suppression?.Hides, suppression?.Layer, @case?.Number, isUndo ? @case?.UndoReason : @case?.Reason);
    }
}
