using Forum.Api.Communities;
using Forum.Api.History;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Storage;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Communities;
using Marten;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>
/// Communities as they stood at a cut: their settings folded from their events, whoever moderated them then by today's name, and how much there was in
/// them that everybody may know of, then and today.
/// </summary>
public sealed class CommunitiesThen(
    NpgsqlDataSource database, IDocumentStore store, CommunityQueries communities, ImpositionsThen impositions, Mentioning mentioning)
{
    const string Happened =
        """
        select happened.stream_id, happened.type, happened.data, happened.timestamp from forum.mt_events happened
        where happened.stream_id = any($1) and happened.seq_id <= $2 order by happened.seq_id
        """;

    // Whoever had left by then moderated nothing any more.
    const string Moderators =
        $"""
        select {MemberModel.Columns} from unnest($1, $2) as moderating(id, since) join views.member member on member.id = moderating.id
        where not exists (
            select from forum.mt_events happened where happened.stream_id = member.id and happened.type = 'member_deleted' and happened.seq_id <= $3)
        order by moderating.since, member.number
        """;

    static readonly string Counts =
        $"""
        with recursive {CountsThen.Fresh("$2::bigint")},
        unseen as (
            select unnest($3::uuid[]) as id
            union select thread.id from views.thread thread where thread.community_id = $1 and thread.hides_existence > 0
            union select comment.id from views.comment comment where comment.community_id = $1 and comment.hides_existence > 0
        ),
        gone as (
            select id from unseen union select child.id from gone join views.comment child on child.parent_key = gone.id
        )
        select counted.threads - (select count(*) from unseen join views.thread thread on thread.id = unseen.id where {ReplayedLists.Came("thread", "$2")}),
            counted.comments - (select count(*) from gone join views.comment comment on comment.id = gone.id where {ReplayedLists.Came("comment", "$2")}),
            counted.followers,
            exists (select from views.follow where member_id = $4 and community_id = $1),
            exists (select from views.block where member_id = $4 and target_id = $1)
        from {CountsThen.Of("$1", "$2::bigint")} counted
        """;

    public async Task<(CommunityProfile? Community, Refused? Refused)> FindAsync(
        string name, CutModel cut, Viewer viewer, CancellationToken cancellation)
    {
        if (await communities.FindStoredAsync(name, cancellation) is not { } today) return (null, Requests.CommunityNotFound);
        if ((await FoldAsync([today.Id], cut, cancellation)).GetValueOrDefault(today.Id) is not { } then) return (null, CutRequest.NotThereYet);

        var was = Was(today, then.State, viewer);
        var texts = await mentioning.ReadAsync([was.Title, was.Description], cancellation);
        var profile = CommunityProfile.Of(
            was.Shown(texts), texts.Html(was.Description), await ModeratorsAsync(then, cut, viewer, cancellation),
            await CountAsync(today.Id, cut, viewer, cancellation));
        return (profile with { Cut = cut, Closed = was.Closed }, null);
    }

    public async Task<Page<CommunityModel>> ListAsync(
        Paging<CommunitySort> paging, CutModel cut, Viewer viewer, CancellationToken cancellation)
    {
        var page = await communities.ListAsync(paging, cut, cancellation);
        var then = await FoldAsync([.. page.Items.Select(community => community.Id)], cut, cancellation);
        var was = page.Items.Select(today => Was(today, then[today.Id].State, viewer)).ToList();
        return new Page<CommunityModel>(await mentioning.ShowAsync(was, cancellation), page.Next) { Cut = cut };
    }

    /// <summary>Who may read earlier versions of what people wrote here may read those of what is written about it.</summary>
    static CommunityModel Was(CommunityModel today, Community then, Viewer viewer)
    {
        var settings = then.Settings;
        var isClosed = (settings.Title, settings.Description) != (today.Title, today.Description)
            && !new HistoryOwner(null, then.Id, today.History).IsOpenTo(viewer);
        return today with
        {
            Title = isClosed ? null : settings.Title,
            Description = isClosed ? "" : settings.Description,
            Downvotes = settings.Downvotes,
            MaxDepth = settings.MaxDepth,
            History = settings.History,
            Closed = isClosed ? true : null,
        };
    }

    async Task<Dictionary<Guid, Folded>> FoldAsync(Guid[] ids, CutModel cut, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Happened);
        command.Parameters.Add(new() { Value = ids });
        command.Parameters.Add(new() { Value = cut.Position });
        var folded = new Dictionary<Guid, Folded>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var e = store.Options.Serializer().FromJson(EventNames.TypeOf(rows.GetString(1)), rows, 2);
            var before = folded.GetValueOrDefault(rows.GetGuid(0));
            var since = before?.Since ?? [];
            if (e is ModeratorAppointed appointed) since[appointed.ToAppointment().Id] = rows.GetFieldValue<DateTimeOffset>(3);
            if (Community.Evolve(before?.State, e) is { } state) folded[rows.GetGuid(0)] = new Folded(state, since);
        }

        return folded;
    }

    async Task<IReadOnlyList<MemberModel>> ModeratorsAsync(Folded then, CutModel cut, Viewer viewer, CancellationToken cancellation)
    {
        var since = then.State.Appointments.Active.GroupBy(appointment => appointment.Moderator.Value)
            .Select(of => (Member: of.Key, Since: of.Min(appointment => then.Since[appointment.Id]))).ToList();
        await using var command = database.CreateCommand(Moderators);
        command.Parameters.Add(new() { Value = since.Select(one => one.Member).ToArray() });
        command.Parameters.Add(new() { Value = since.Select(one => one.Since.ToUniversalTime()).ToArray() });
        command.Parameters.Add(new() { Value = cut.Position });
        var moderators = new List<MemberModel>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) moderators.Add(MemberModel.Read(rows, 0, viewer));
        return moderators;
    }

    async Task<CommunityCounts> CountAsync(Guid community, CutModel cut, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Counts);
        command.Parameters.Add(new() { Value = community });
        command.Parameters.Add(new() { Value = cut.Position });
        command.Parameters.Add(new() { Value = await impositions.HiddenAsync(community, cut.Position, cancellation) });
        command.Parameters.Add(new() { Value = viewer.Id?.Value ?? Guid.Empty });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new CommunityCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetBoolean(3), row.GetBoolean(4));
    }

    /// <param name="Since">When each appointment was made.</param>
    sealed record Folded(Community State, Dictionary<ImpositionId, DateTimeOffset> Since);
}
