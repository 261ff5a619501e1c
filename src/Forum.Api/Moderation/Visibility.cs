using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Domain;
using Forum.Domain.Moderation;
using Npgsql;

namespace Forum.Api.Moderation;

/// <summary>What somebody may see of what suppressions hide: everything that each layer which hides it lets them see.</summary>
public static class Visibility
{
    public static readonly int Author = SuppressionRows.Bit(SuppressionLayer.Author);
    static readonly int Moderator = SuppressionRows.Bit(SuppressionLayer.Moderator);
    static readonly int Oversight = SuppressionRows.Bit(SuppressionLayer.Oversight);

    /// <summary>
    /// The layers that do not hide from a viewer. An author sees what they or a moderator hid; moderators see what moderators hid and not
    /// what its author deleted; only administrators see what oversight hid.
    /// </summary>
    public static int SeesThrough(Viewer viewer, Guid? author, Guid community) =>
        (author is { } id && viewer.Id?.Value == id ? Author | Moderator : 0)
        | (viewer.Moderates(new CommunityId(community)) ? Moderator : 0)
        | (viewer.IsAdministrator ? Oversight : 0);

    /// <param name="hides">The layers that hide it, as bits.</param>
    public static bool Shows(int hides, int seesThrough) => (hides & ~seesThrough) == 0;

    /// <summary>
    /// SQL that is true where a post may be known of. It refers to the first three parameters of its query, which are those of
    /// <see cref="AddViewer"/>.
    /// </summary>
    /// <param name="post">The alias of a table with the columns of <see cref="SuppressionRows"/> and a <c>community_id</c>.</param>
    /// <param name="person">The column that tells who its author is as of now.</param>
    public static string Exists(string post, string person) =>
        $"({post}.hides_existence = 0 or $1 or ({post}.hides_existence < 4 and ({post}.community_id = any($2) or {person} = $3)))";

    /// <summary>The same of a post that has been read.</summary>
    public static bool Exists(int hides, Viewer viewer, Guid? person, Guid community) =>
        hides == 0 || viewer.IsAdministrator
        || (hides < Oversight && (viewer.Moderates(new CommunityId(community)) || (person is { } id && viewer.Id?.Value == id)));

    /// <summary>SQL of <see cref="Shows(int, int)"/>, for what is looked for: true where the viewer may see what a column hides.</summary>
    /// <param name="hides">The column that holds the layers which hide it.</param>
    public static string Shows(string post, string hides, string person) =>
        $"""
        ({post}.{hides} = 0 or {post}.{hides} & ~(
            case when {person} = $3 then {Author | Moderator} else 0 end
            | case when $1 or {post}.community_id = any($2) then {Moderator} else 0 end | case when $1 then {Oversight} else 0 end) = 0)
        """;

    /// <summary>
    /// SQL that is true where a viewer, the first three parameters, sees what the layers in <paramref name="column"/> hide, other than as
    /// its author.
    /// </summary>
    public static string Shows(string post, string column) =>
        $"({post}.{column} & ~(case when $1 then {Moderator | Oversight} when {post}.community_id = any($2) then {Moderator} else 0 end)) = 0";

    /// <summary>SQL that is true where the viewer may know who wrote a post; parameters as for <see cref="Exists(string, string)"/>.</summary>
    public static string ShowsAuthor(string post, string person) =>
        $"""
        ({post}.hides_author = 0 or {post}.hides_author & ~(
            case when {person} = $3 then {Author | Moderator} else 0 end
            | case when $1 or {post}.community_id = any($2) then {Moderator} else 0 end
            | case when $1 then {Oversight} else 0 end) = 0)
        """;

    /// <summary>
    /// SQL for the layers that hide what a post says: those of its suppressions, and the author's where somebody left and took all that they wrote
    /// with them.
    /// </summary>
    /// <param name="person">The alias of the row of its author as of now.</param>
    public static string HidesText(string post, string person) =>
        $"({post}.hides_text | coalesce({person}.withdrawn, false)::integer)::smallint";

    /// <summary>The same of a post that has been read.</summary>
    public static int HidesText(int hides, Person? person) => person is { Withdrew: true } ? hides | Author : hides;

    /// <summary>SQL for the author of a post as of now, looked up only where it is asked for.</summary>
    public static string AuthorOf(string post) =>
        $"coalesce((select author.claimed_by from views.member author where author.id = {post}.author_id), {post}.author_id)";

    /// <summary>
    /// The viewer as the first three parameters of a query: $1 an administrator, $2 the communities they moderate, $3 their id.
    /// </summary>
    public static void AddViewer(this NpgsqlParameterCollection parameters, Viewer viewer)
    {
        parameters.AddRights(viewer);
        parameters.Add(new() { Value = viewer.Id?.Value ?? Guid.Empty });
    }

    /// <summary>The first two of these.</summary>
    public static void AddRights(this NpgsqlParameterCollection parameters, Viewer viewer)
    {
        parameters.Add(new() { Value = viewer.IsAdministrator });
        parameters.Add(new() { Value = viewer.Communities.Select(community => community.Value).ToArray() });
    }

    /// <summary>SQL about one viewer, for many whose ids stand in a column.</summary>
    public static string OfMany(string sql, string ids) => sql.Replace("$3", ids, StringComparison.Ordinal);
}
