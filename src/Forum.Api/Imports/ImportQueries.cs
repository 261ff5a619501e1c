using Forum.Api.Members;
using Forum.Domain;
using Forum.Domain.Imports;
using Forum.Domain.Members;
using Npgsql;

namespace Forum.Api.Imports;

/// <summary>What an import finds already there.</summary>
/// <param name="Thread">The thread that this very page became in this community.</param>
/// <param name="Authors">Those of the page's authors whom another page named before, by <see cref="MemberKey"/>.</param>
public sealed record ImportedBefore(CommunityId? Community, ThreadId? Thread, IReadOnlyDictionary<string, KnownAuthor> Authors);

public sealed class ImportQueries(NpgsqlDataSource database)
{
    /// <summary>Who was imported before, of those keys that the only parameter names.</summary>
    public const string AuthorsSql =
        $"""
        select member.handle_key, member.id, member.captured_at, {PronounColumns.Selected}
        from views.member member where member.imported and member.handle_key = any($1)
        """;

    public async Task<ImportedBefore> FindAsync(string community, string pageSha256, string[] authors, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            select community.id, thread.id
            from views.community community
            left join views.thread thread on thread.community_id = community.id and thread.page_sha256 = $2
            where community.name_key = $1
            """)
        {
            Parameters = { new() { Value = FoldedName.Of(community) }, new() { Value = pageSha256 } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(AuthorsSql)
        {
            Parameters = { new() { Value = authors } },
        });

        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var found = await rows.ReadAsync(cancellation);
        CommunityId? communityId = found ? new CommunityId(rows.GetGuid(0)) : null;
        ThreadId? thread = found && !rows.IsDBNull(1) ? new ThreadId(rows.GetGuid(1)) : null;

        await rows.NextResultAsync(cancellation);
        var known = new Dictionary<string, KnownAuthor>();
        while (await rows.ReadAsync(cancellation)) known.Add(rows.GetString(0), ReadAuthor(rows));
        return new ImportedBefore(communityId, thread, known);
    }

    public static KnownAuthor ReadAuthor(NpgsqlDataReader row) => new(
        new MemberId(row.GetGuid(1)),
        PronounColumns.Read(row, 3, areImported: true),
        row.GetFieldValue<DateTimeOffset>(2));
}
