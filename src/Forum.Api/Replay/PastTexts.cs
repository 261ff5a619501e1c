using Forum.Api.Storage;
using Marten;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>Some posts as they were at a cut.</summary>
/// <param name="Tallies">What the votes on each came to.</param>
/// <param name="Secret">The cases of their suppressions whose reasons nobody is told.</param>
public sealed record PostsThen(
    IReadOnlyList<PostThen> Posts, IReadOnlyList<(long Up, long Down)> Tallies, IReadOnlySet<Guid> Secret);

/// <summary>Reads the texts of posts from the events themselves, and what else a page at a cut needs, in one round trip.</summary>
public sealed class PastTexts(NpgsqlDataSource database, IDocumentStore store)
{
    const string Texts = "select happened.seq_id, happened.type, happened.data from forum.mt_events happened where happened.seq_id = any($1)";

    const string Secret =
        "select entry.id from views.moderation_case entry where entry.id = any($1) and (entry.hides_text > 0 or entry.hides_existence > 0)";

    static readonly string Tallies =
        $"""
        select coalesce(last.up, 0), coalesce(last.down, 0)
        from unnest($1::uuid[]) with ordinality asked(id, place) left join lateral {TallyHistory.At("asked.id", "$2")} last on true
        order by asked.place
        """;

    public Task<PostsThen> ReadCommentsAsync(ThreadPast past, long cut, IReadOnlyList<int> comments, CancellationToken cancellation) =>
        ReadAsync(past, cut, [.. comments.Select(comment => (past.Comments[comment].Id, comment))], PostThen.OfComment, cancellation);

    public async Task<(PostThen Post, (long Up, long Down) Tally, IReadOnlySet<Guid> Secret)> ReadThreadAsync(
        ThreadPast past, long cut, CancellationToken cancellation)
    {
        var read = await ReadAsync(past, cut, [(past.Thread, -1)], PostThen.OfThread, cancellation);
        return (read.Posts[0], read.Tallies[0], read.Secret);
    }

    /// <summary>Events with a text, by their cuts.</summary>
    public async Task<Dictionary<long, object>> ReadAsync(IEnumerable<long> cuts, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        Add(batch, Texts, cuts.Distinct().ToArray());
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        return await ReadTextsAsync(rows, cancellation);
    }

    async Task<PostsThen> ReadAsync(
        ThreadPast past, long cut, IReadOnlyList<(Guid Id, int Comment)> asked,
        Func<IReadOnlyList<Happening>, IReadOnlyDictionary<long, object>, PostThen> fold, CancellationToken cancellation)
    {
        var happened = asked.Select(post => past.Of(post.Comment, cut).ToList()).ToList();
        await using var batch = database.CreateBatch();
        Add(batch, Texts, happened.SelectMany(PostThen.Texts).ToArray());
        Add(batch, Tallies, asked.Select(post => post.Id).ToArray());
        batch.BatchCommands[1].Parameters.Add(new() { Value = cut });
        Add(batch, Secret, happened.SelectMany(one => one).Select(happening => Acts.CaseOf(happening.Event)).OfType<Guid>().Distinct().ToArray());

        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var texts = await ReadTextsAsync(rows, cancellation);
        await rows.NextResultAsync(cancellation);
        var tallies = new List<(long, long)>(asked.Count);
        while (await rows.ReadAsync(cancellation)) tallies.Add((rows.GetInt64(0), rows.GetInt64(1)));
        await rows.NextResultAsync(cancellation);
        var secret = new HashSet<Guid>();
        while (await rows.ReadAsync(cancellation)) secret.Add(rows.GetGuid(0));
        return new PostsThen(happened.ConvertAll(one => fold(one, texts)), tallies, secret);
    }

    async Task<Dictionary<long, object>> ReadTextsAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var (serializer, texts) = (store.Options.Serializer(), new Dictionary<long, object>());
        while (await rows.ReadAsync(cancellation)) texts.Add(rows.GetInt64(0), serializer.FromJson(EventNames.TypeOf(rows.GetString(1)), rows, 2));
        return texts;
    }

    static void Add<T>(NpgsqlBatch batch, string sql, T[] keys)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new() { Value = keys });
        batch.BatchCommands.Add(command);
    }
}
