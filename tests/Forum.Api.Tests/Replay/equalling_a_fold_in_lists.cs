using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Modlog;
using Forum.Api.Rebuilding;
using Forum.Api.Replay;
using Forum.Api.Threads;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using JasperFx.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Replay;

/// <summary>The law of time travel for what is counted and put in order: feeds, communities, cases and the modlog are what a fold of all events says.</summary>
public class equalling_a_fold_in_lists(LivedForum life) : IClassFixture<LivedForum>
{
    const int Tries = 120;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task holds_for_every_order_of_a_feed()
    {
        for (var i = 0; i < Tries; i++)
        {
            var (cut, viewer) = (await AnyCutAsync(), life.Any(life.Viewers));
            var then = life.Oracle.At(cut.Position);
            var community = life.Random.Next(3) == 0 ? (Guid?)null : life.Any(Communities).Id.Value;
            foreach (var sort in Enum.GetValues<ThreadSort>().Where(sort => sort != ThreadSort.Old))
            {
                var expected = life.Oracle.Feed(then, community, viewer, thread => Key(sort, thread, then, cut), thread => life.Threads[thread]);
                var feed = new ThreadFeed(community, Feed.All, Period.All);
                var listed = new List<long>();
                Cursor? after = null;
                do
                {
                    var page = await Get<ReplayedFeed>().ListAsync(feed, new Paging<ThreadSort>(sort, 2, after), cut, viewer, Ct);
                    listed.AddRange(page.Items.Select(thread => thread.Number));
                    after = page.Next is { } next ? Cursor.Parse(next, $"{sort}") : null;
                }
                while (after is not null);
                Assert.True(
                    expected.Select(thread => life.Threads[thread]).SequenceEqual(listed),
                    $"{Where(cut, viewer)}, {sort}: {string.Join(' ', expected.Select(thread => life.Threads[thread]))}, got {string.Join(' ', listed)}");
            }
        }
    }

    [Fact]
    public async Task holds_for_communities_and_what_is_counted_in_them()
    {
        var followed = 0L;
        for (var i = 0; i < Tries; i++)
        {
            var (cut, viewer) = (await AnyCutAsync(), life.Any(life.Viewers));
            var then = life.Oracle.At(cut.Position);
            var listed = await Get<CommunitiesThen>().ListAsync(new Paging<CommunitySort>(CommunitySort.Old, 50, null), cut, viewer, Ct);
            Assert.Equal(Communities.Where(one => then.States.ContainsKey(one.Id.Value)).Select(one => one.Id.Value), listed.Items.Select(one => one.Id));
            foreach (var community in Communities)
            {
                var (found, refused) = await Get<CommunitiesThen>().FindAsync(community.Name, cut, viewer, Ct);
                if (!then.States.ContainsKey(community.Id.Value))
                {
                    Assert.Equal(CutRequest.NotThereYet, refused);
                    continue;
                }

                var (was, now) = (then.Community(community.Id.Value), life.Oracle.At(long.MaxValue).Community(community.Id.Value));
                var isClosed = (was.Settings.Title, was.Settings.Description) != (now.Settings.Title, now.Settings.Description)
                    && !viewer.Moderates(community.Id) && now.Settings.History != HistoryVisibility.Everybody;
                var place = community.Id.Value;
                Assert.Equal(
                    (
                        isClosed ? null : was.Settings.Title, isClosed ? "" : was.Settings.Description, was.Settings.Downvotes, isClosed,
                        (long)life.Threads.Keys.Count(thread => InCommunity(thread, place) && life.Oracle.KnowsThread(thread, then, Viewer.Nobody)),
                        (long)then.Came.Count(comment => InCommunity(comment.Thread, place) && life.Oracle.KnowsComment(comment.Id, then, Viewer.Nobody)),
                        Followers(place, cut)),
                    (found!.Title, found.Description, found.Downvotes, found.Closed ?? false, found.ThreadCount, found.CommentCount, found.FollowerCount));
                Assert.Equal(
                    was.Moderators.Select(member => member.Value).Where(member => !HasLeft(member, cut)).Order(),
                    found.Moderators.Select(member => member.Id).Order());
                followed += found.FollowerCount;
            }
        }

        Assert.True(followed > 0, $"With seed {life.Seed} nobody followed.");
    }

    [Fact]
    public async Task holds_for_cases_and_the_modlog()
    {
        var (hidden, touched) = (0, 0);
        for (var i = 0; i < Tries; i++)
        {
            var (cut, viewer) = (await AnyCutAsync(), life.Any(life.Viewers));
            var then = life.Oracle.At(cut.Position);
            var cases = then.States.Values.OfType<Case>().ToDictionary(one => one.Number);
            var page = await Get<ReplayedLog>().ListAsync(
                ModlogFilter.None, new Paging<ModlogSort>(ModlogSort.New, int.MaxValue - 1, null), cut, viewer, Ct);
            var log = life.Log.TakeWhile(e => e.Sequence <= cut.Position).Select(LogRecord.Of).OfType<LogRecord>().Reverse().ToList();
            Assert.Equal(log.Count, page.Items.Count);
            foreach (var (record, entry) in log.Zip(page.Items))
            {
                if (record.Case is not { } id) continue;
                var one = cases.Values.Single(one => one.Id.Value == id);
                if (!life.Oracle.Knows(one, viewer))
                {
                    Assert.Null(entry.Kind);
                    hidden++;
                    continue;
                }

                var act = one.Act;
                var showsText = life.Oracle.Sees(one, Hidden.Text, viewer);
                Assert.Equal(
                    (record.Kind, one.Number, one.Items, showsText, act.Thread is { } thread && life.Oracle.KnowsThread(thread.Value, then, viewer),
                        act.Comment is { } comment && life.Oracle.KnowsComment(comment.Value, then, viewer)),
                    (entry.Kind!.Value, entry.Case!.Value, entry.Touched!.Value, entry.Reason is not null, entry.Thread is not null, entry.Comment is not null));
                Assert.Equal(showsText, entry.Revealed.Any(part => part.Part == ModlogEntry.ReasonPart));
            }

            if (cases.Count == 0) continue;
            var any = life.Any(cases.Values);
            var (found, refused) = await Get<CasesThen>().FindAsync(any.Number, new CutRequest(cut.Position, null), viewer, Ct);
            if (!life.Oracle.Knows(any, viewer))
            {
                Assert.Equal(Requests.CaseNotFound, refused);
                continue;
            }

            Assert.Equal(
                (any.Items, any.IsComplete, any.IsUndoing, any.IsUndone, any.UndoneItems),
                (found!.Touched, found.CompletedAt is not null, found.Undo is not null, found.Progress == CaseProgress.Undone, found.Undo?.Undone ?? 0));
            var (items, _) = await Get<CasesThen>().ItemsAsync(
                any.Number, new Paging<CaseItemSort>(CaseItemSort.Old, Requests.MaxLimit, null), new CutRequest(cut.Position, null), viewer, Ct);
            Assert.True(items!.Items.Count <= any.Items, $"{Where(cut, viewer)}: case {any.Number}");
            Assert.Equal(
                TouchedBy(any, cut).Where(item => Knows(item, any, then, viewer)).Select(item => item.Kind), items.Items.Select(item => item.Kind));
            touched += items.Items.Count;
        }

        Assert.True(hidden > 0 && touched > 0, $"With seed {life.Seed} nothing was hidden or touched: {hidden}, {touched}");
    }

    /// <summary>It was counted as it came, a few events at a time, and is counted at once here, over the end of a block.</summary>
    [Fact]
    public async Task is_the_same_however_many_events_are_counted_at_once()
    {
        Assert.InRange(CountHistory.Block, life.Log[0].Sequence + 1, life.Log[^1].Sequence - 1);
        var truth = await Get<ViewVerification>().RunAsync(new Progress<RebuildProgress>(), Ct);
        Assert.Empty(truth.Wrong);
    }

    IReadOnlyList<(CommunityId Id, string Name)> Communities =>
        [.. life.Log.Select(e => e.Data).OfType<CommunityFounded>().Select(founded => (founded.CommunityId, founded.Name))];

    IComparable Key(ThreadSort sort, Guid thread, World then, CutModel cut)
    {
        var begun = life.Log.First(e => e.StreamId == thread).Timestamp;
        var comments = life.Log.TakeWhile(e => e.Sequence <= cut.Position).Where(e => ThreadOf(e) == thread).ToList();
        var (up, down) = then.Votes(thread);
        var score = (long)up - down + then.Elsewhere(thread);
        return sort switch
        {
            ThreadSort.Active => comments.Select(e => e.Timestamp).Append(begun).Max(),
            ThreadSort.Comments => comments.Count,
            ThreadSort.Top => score,
            ThreadSort.Hot => (long)Math.Round(
                1e9 * Math.Log10(Math.Max(2, score + 2)) / Math.Pow(Math.Max(0, (cut.At!.Value - begun).TotalSeconds) / 3600 + 2, 1.8)),
            _ => begun,
        };
    }

    static Guid? ThreadOf(IEvent e) => e.Data switch
    {
        CommentPosted posted => posted.ThreadId.Value,
        CommentImported imported => imported.ThreadId.Value,
        _ => null,
    };

    bool InCommunity(Guid thread, Guid community) => life.Oracle.At(long.MaxValue).Thread(thread).Community.Value == community;

    long Followers(Guid community, CutModel cut) => life.Log.TakeWhile(e => e.Sequence <= cut.Position).Sum(e => e.Data switch
    {
        CommunityFollowed followed when followed.Community.Value == community => 1L,
        CommunityUnfollowed unfollowed when unfollowed.Community.Value == community => -1L,
        _ => 0L,
    });

    bool HasLeft(Guid member, CutModel cut) => life.Log.Any(e => e.Data is MemberDeleted && e.StreamId == member && e.Sequence <= cut.Position);

    IEnumerable<CaseItem> TouchedBy(Case one, CutModel cut) => life.Log.TakeWhile(e => e.Sequence <= cut.Position)
        .Where(e => e.StreamId == one.Id.Value).Select(e => e.Data).OfType<CaseAdvanced>().SelectMany(advanced => advanced.Items);

    bool Knows(CaseItem item, Case one, World then, Viewer viewer) => item.Kind switch
    {
        CaseItemKind.Thread => life.Oracle.KnowsThread(item.Id, then, viewer) && (one.Act.Member is null || MayKnowAuthor(item, viewer)),
        CaseItemKind.Comment => life.Oracle.KnowsComment(item.Id, then, viewer) && (one.Act.Member is null || MayKnowAuthor(item, viewer)),
        CaseItemKind.Case => life.Oracle.Knows((Case)then.States[item.Id], viewer),
        _ => true,
    };

    /// <summary>Who may not know whose something is does not learn it from a case about its author. What hides it today decides.</summary>
    bool MayKnowAuthor(CaseItem item, Viewer viewer)
    {
        var today = life.Oracle.At(long.MaxValue);
        var (suppressions, community) = today.States[item.Id] is Comment comment
            ? (comment.Suppressions, today.Thread(today.Came.Single(came => came.Id == item.Id).Thread).Community)
            : (today.Thread(item.Id).Suppressions, today.Thread(item.Id).Community);
        return suppressions.Active.Where(one => one.Hides.Contains(Hidden.Author)).All(one =>
            viewer.IsAdministrator ? one.Layer != SuppressionLayer.Author : viewer.Moderates(community) && one.Layer == SuppressionLayer.Moderator);
    }

    async Task<CutModel> AnyCutAsync() => (await Get<Cuts>().FindAsync(new CutRequest(life.AnyCut(), null), Ct)).Cut!;

    T Get<T>() where T : notnull => life.Forum.Services.GetRequiredService<T>();

    string Where(CutModel cut, Viewer viewer) => $"With seed {life.Seed}, at {cut.Position} for {LivedForum.Name(viewer)}";
}
