using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Communities;
using Npgsql;

namespace Forum.Api.History;

/// <summary>The versions of a comment or thread: what edits replaced, and what it says now.</summary>
public sealed class HistoryQuery(NpgsqlDataSource database, Mentioning mentioning)
{
    /// <returns>Null where there is no such comment that the viewer may know of.</returns>
    public Task<Revisions?> FindCommentAsync(long number, Paging<RevisionSort> paging, Viewer viewer, CancellationToken cancellation) =>
        FindAsync(HistorySql.OfComment, number, paging, viewer, cancellation);

    /// <returns>Null where there is no such thread that the viewer may know of.</returns>
    public Task<Revisions?> FindThreadAsync(long number, Paging<RevisionSort> paging, Viewer viewer, CancellationToken cancellation) =>
        FindAsync(HistorySql.OfThread, number, paging, viewer, cancellation);

    async Task<Revisions?> FindAsync(
        string sql, long number, Paging<RevisionSort> paging, Viewer viewer, CancellationToken cancellation)
    {
        var after = paging.After?.Number ?? 0;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = number });
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = paging.Limit + 2 }); // one before the page, and one behind it

        HistoryOwner? owner = null;
        var versions = new List<Version>();
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                owner ??= new HistoryOwner(
                    row.IsDBNull(0) ? null : new MemberId(row.GetGuid(0)), new CommunityId(row.GetGuid(1)),
                    Enum.Parse<HistoryVisibility>(row.GetString(2)));
                versions.Add(new Version(
                    row.GetInt32(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6),
                    row.GetFieldValue<DateTimeOffset>(7), row.GetInt16(8)));
            }
        }

        if (owner is null) return null;
        if (!owner.IsOpenTo(viewer)) return new Revisions(Page: null);

        var seesThrough = Visibility.SeesThrough(viewer, owner.Author?.Value, owner.Community.Value);
        var texts = await mentioning.ReadAsync(versions.SelectMany(version => new[] { version.Title, version.Body }), cancellation);
        var models = versions.Where(version => version.Revision > after).Take(paging.Limit + 1)
            .Select(version => Show(versions.Find(earlier => earlier.Revision == version.Revision - 1), version, seesThrough, texts))
            .ToList();
        return new Revisions(paging.Cut(models, revision => (Key: 0, revision.Revision)));
    }

    /// <summary>A version that somebody may not read is nowhere: not in its own text, and not in what was changed to or from it.</summary>
    static RevisionModel Show(Version? earlier, Version version, int seesThrough, MentioningTexts texts)
    {
        var hidden = HiddenModel.Of(version.Hides, author: 0, existence: 0, reason: null);
        if (!Visibility.Shows(version.Hides, seesThrough))
        {
            return new RevisionModel(version.Revision, version.CreatedAt, null, null, null, null, null, null, hidden);
        }

        var compared = earlier is not null && Visibility.Shows(earlier.Hides, seesThrough) ? earlier : null;
        return new RevisionModel(
            version.Revision, version.CreatedAt, texts.PlainOrNull(version.Title), version.Link, texts.Plain(version.Body), texts.Html(version.Body),
            compared?.Title is { } title ? WordDiff.Between(texts.Plain(title), texts.Plain(version.Title!)) : null,
            compared is null ? null : WordDiff.Between(texts.Plain(compared.Body), texts.Plain(version.Body)), hidden);
    }

    /// <summary>What somebody wrote said at one time.</summary>
    /// <param name="Hides">The layers that hide it, as bits.</param>
    sealed record Version(int Revision, string? Title, string Body, string? Link, DateTimeOffset CreatedAt, int Hides);
}
