using System.Runtime.CompilerServices;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Members;
using Forum.Domain.Shelves;
using Forum.Domain.Votes;
using JasperFx.Events;
using Marten;

namespace Forum.Api.Takeout;

/// <summary>What somebody did that stands in a stream of their own, the earliest first.</summary>
public sealed class TakenMarks(IDocumentStore store, TakenItems items, Mentioning mentioning)
{
    public async IAsyncEnumerable<TakenVote> VotesAsync(Viewer viewer, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var portion in Paged.EventsAsync(store, BallotId.Of(viewer.Id!.Value).Value, cancellation))
        {
            var find = await items.FindAsync(portion.Select(e => e.Data).OfType<VoteCast>().Select(cast => cast.Item.Id), viewer, cancellation);
            foreach (var e in portion)
            {
                if (e.Data is VoteCast cast) yield return new TakenVote(e.Sequence, e.Timestamp, find(cast.Item.Id), cast.Vote);
            }
        }
    }

    public async IAsyncEnumerable<TakenShelfMark> ShelfAsync(Viewer viewer, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var portion in Paged.EventsAsync(store, ShelfId.Of(viewer.Id!.Value).Value, cancellation))
        {
            var marks = portion.Select(Mark).OfType<(IEvent Of, TakenShelfKind Kind, Guid Item, long? UpTo)>().ToList();
            var find = await items.FindAsync(marks.Select(mark => mark.Item), viewer, cancellation);
            foreach (var mark in marks) yield return new TakenShelfMark(mark.Of.Sequence, mark.Of.Timestamp, mark.Kind, find(mark.Item), mark.UpTo);
        }
    }

    public async IAsyncEnumerable<TakenChange> ChangesAsync(Viewer viewer, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var portion in Paged.EventsAsync(store, viewer.Id!.Value.Value, cancellation))
        {
            var changes = portion.Select(e => Change(e, viewer)).OfType<TakenChange>().ToList();
            var texts = await mentioning.ReadAsync(changes.Select(change => change.Bio), cancellation);
            foreach (var change in changes) yield return change with { Bio = texts.PlainOrNull(change.Bio) };
        }
    }

    static (IEvent, TakenShelfKind, Guid, long?)? Mark(IEvent e) => e.Data switch
    {
        ItemSaved saved => (e, TakenShelfKind.Saved, saved.Item.Id, null),
        ItemUnsaved unsaved => (e, TakenShelfKind.Unsaved, unsaved.Item.Id, null),
        ReadMarkMoved moved => (e, TakenShelfKind.Read, moved.ThreadId.Value, moved.UpTo),
        _ => null,
    };

    /// <returns>Null for what others did.</returns>
    static TakenChange? Change(IEvent e, Viewer viewer)
    {
        return e.Data switch
        {
            MemberRegistered registered => new(e.Sequence, e.Timestamp, TakenChangeKind.Registered, registered.Handle, Pronouns: Own(registered.Pronouns)),
            HandleChanged changed => new(e.Sequence, e.Timestamp, TakenChangeKind.Handle, changed.Handle),
            DisplayNameChanged changed => new(e.Sequence, e.Timestamp, TakenChangeKind.DisplayName, DisplayName: changed.DisplayName),
            BioChanged changed => new(e.Sequence, e.Timestamp, TakenChangeKind.Bio, Bio: changed.Bio),
            PronounsChanged changed => new(e.Sequence, e.Timestamp, TakenChangeKind.Pronouns, Pronouns: Own(changed.Pronouns)),
            PasswordSet => new(e.Sequence, e.Timestamp, TakenChangeKind.Password),
            ExternalIdentityLinked linked => new(e.Sequence, e.Timestamp, TakenChangeKind.ExternalIdentity, Issuer: linked.Issuer),
            AdministratorGranted => new(e.Sequence, e.Timestamp, TakenChangeKind.Administrator),
            AnalystGranted => new(e.Sequence, e.Timestamp, TakenChangeKind.Analyst),
            _ => null,
        };

        PronounsModel Own(Pronouns pronouns) => PronounsModel.Of(pronouns, areHidden: false, viewer.Id!.Value, viewer);
    }
}
