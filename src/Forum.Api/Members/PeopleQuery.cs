using Forum.Api.Http;
using Forum.Api.Moderation;
using Npgsql;

namespace Forum.Api.Members;

/// <summary>
/// Those who wrote what a page shows, each read once: a page has more posts than people, and a person more columns than a post.
/// </summary>
public sealed class PeopleQuery(NpgsqlDataSource database)
{
    static readonly string ByIds = Sql("= any($4)");

    /// <summary>SQL whose rows <see cref="ReadAsync"/> reads. $3 is the viewer.</summary>
    /// <param name="which">SQL for which authors, behind their id.</param>
    public static string Sql(string which) =>
        $"""
        select author.id, {Person.Columns}
        from views.member author join views.member member on member.id = coalesce(author.claimed_by, author.id)
        where author.id {which}
        """;

    public static async Task<Dictionary<Guid, Person>> ReadAsync(NpgsqlDataReader rows, Viewer viewer, CancellationToken cancellation)
    {
        var people = new Dictionary<Guid, Person>();
        while (await rows.ReadAsync(cancellation)) people[rows.GetGuid(0)] = Person.Read(rows, 1, viewer);
        return people;
    }

    /// <param name="authors">Ids as posts have them.</param>
    public Task<Dictionary<Guid, Person>> FindAsync(IEnumerable<Guid> authors, Viewer viewer, CancellationToken cancellation) =>
        CompleteAsync([], authors, viewer, cancellation);

    /// <summary>Finds those who are missing, in a round trip of its own where there are any.</summary>
    public async Task<Dictionary<Guid, Person>> CompleteAsync(
        Dictionary<Guid, Person> people, IEnumerable<Guid> authors, Viewer viewer, CancellationToken cancellation)
    {
        Guid[] missing = [.. authors.Where(author => !people.ContainsKey(author)).Distinct()];
        if (missing.Length == 0) return people;

        await using var command = database.CreateCommand(ByIds);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = missing });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        foreach (var (author, person) in await ReadAsync(rows, viewer, cancellation)) people.Add(author, person);
        return people;
    }
}
