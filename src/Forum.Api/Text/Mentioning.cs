using Forum.Domain;
using Forum.Domain.Communities;
using Forum.Domain.Text;
using Npgsql;

namespace Forum.Api.Text;

/// <summary>
/// Puts ids where a writer names members, and names where a reader meets ids: those that the members have when it is read. A text that mentions
/// nobody costs no round trip.
/// </summary>
public sealed class Mentioning(NpgsqlDataSource database, Markup markup)
{
    // An account goes before an imported author of the same name. A name on a page that somebody claimed leads nowhere: it may be one that they
    // left behind.
    const string Names =
        """
        select distinct on (handle_key) handle_key, id from views.member
        where handle_key = any($1) and claimed_by is null
        order by handle_key, imported, number
        """;

    const string Ids = "select null::text, id from views.member where id = any($1)";

    const string People =
        """
        select author.id, member.number, member.handle, member.host
        from views.member author
        join views.member member on member.id = coalesce(author.claimed_by, author.id)
        where author.id = any($1) and member.handle is not null
        """;

    /// <summary>A text as it is stored: with the ids of those whom it names.</summary>
    public async Task<string> StoreAsync(string typed, CancellationToken cancellation)
    {
        var (names, ids) = (Mentions.Names(typed), Mentions.Members(typed));
        if (names.Count == 0 && ids.Count == 0) return typed;

        await using var batch = database.CreateBatch();
        Add(batch, Names, names.Select(name => name.Key).Distinct().ToArray());
        Add(batch, Ids, ids.Select(id => id.Value).ToArray());
        var (byName, known) = (new Dictionary<string, MemberId>(), new HashSet<MemberId>());
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) byName.Add(rows.GetString(0), new MemberId(rows.GetGuid(1)));
        await rows.NextResultAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) known.Add(new MemberId(rows.GetGuid(1)));
        return Mentions.Store(typed, name => byName.TryGetValue(name.Key, out var id) ? id : null, known.Contains);
    }

    public async Task<string?> StoreOrNullAsync(string? typed, CancellationToken cancellation) =>
        typed is null ? null : await StoreAsync(typed, cancellation);

    public async Task<CommunitySettings> StoreAsync(CommunitySettings typed, CancellationToken cancellation) => typed with
    {
        Title = await StoreOrNullAsync(typed.Title, cancellation),
        Description = await StoreAsync(typed.Description, cancellation),
    };

    /// <summary>Answers as somebody reads them.</summary>
    public async Task<List<T>> ShowAsync<T>(IReadOnlyCollection<T> stored, CancellationToken cancellation) where T : IMentioning<T>
    {
        var texts = await ReadAsync(stored.SelectMany(answer => answer.Texts), cancellation);
        return [.. stored.Select(answer => answer.Shown(texts))];
    }

    /// <summary>Finds those whom some stored texts mention, so that they can be shown.</summary>
    public async Task<MentioningTexts> ReadAsync(IEnumerable<string?> stored, CancellationToken cancellation)
    {
        Guid[] ids = [.. stored.OfType<string>().SelectMany(Mentions.Members).Distinct().Select(id => id.Value)];
        var members = new Dictionary<MemberId, MentionedMember>();
        if (ids.Length == 0) return new MentioningTexts(members, markup);

        await using var command = database.CreateCommand(People);
        command.Parameters.Add(new() { Value = ids });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var name = new MentionedName(rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3));
            members.Add(new MemberId(rows.GetGuid(0)), new MentionedMember(name, rows.GetInt64(1)));
        }

        return new MentioningTexts(members, markup);
    }

    static void Add<T>(NpgsqlBatch batch, string sql, T[] keys)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new() { Value = keys });
        batch.BatchCommands.Add(command);
    }
}
