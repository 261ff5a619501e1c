using Forum.Api.Http;
using Forum.Domain;

namespace Forum.Api.Members;

/// <summary>
/// What the viewer of a query, its first three parameters, does not want to read. It changes what they read and nothing else: whoever is blocked
/// reads, answers and is counted as before.
/// </summary>
/// <remarks>
/// Where it is hidden who wrote a post, nothing tells that it was somebody blocked: else one would find out by blocking people in turn.
/// </remarks>
public static class Blocked
{
    /// <summary>
    /// SQL that is true where a post's author is blocked, and the viewer does not moderate there: who does has to see what there is.
    /// </summary>
    /// <param name="post">The alias of a table with a <c>community_id</c> and <c>hides_author</c>.</param>
    /// <param name="person">The column that tells who its author is as of now; null for a post that nobody is named for.</param>
    public static string Folds(string post, string person) =>
        $"(not ($1 or {post}.community_id = any($2)) and {Author($"{post}.hides_author", person)})";

    /// <summary>The same wherever the viewer moderates: for what is said to themself.</summary>
    /// <param name="hides">The column that holds the layers which hide the author.</param>
    public static string Author(string hides, string person) => $"({hides} = 0 and {Is(person)})";

    /// <summary><see cref="Folds(string, string)"/> of a post whose author has been read.</summary>
    /// <param name="hidesAuthor">The layers that hide the author.</param>
    public static bool Folds(short hidesAuthor, Person? author, Viewer viewer, Guid community) =>
        hidesAuthor == 0 && author is { IsBlocked: true } && !viewer.Moderates(new CommunityId(community));

    /// <summary>
    /// SQL that is true where a community is blocked. Whoever asks for just that community is shown it all the same.
    /// </summary>
    public static string Community(string column) => $"({column} in (select target_id from views.block where member_id = $3))";

    /// <summary>SQL that is true where somebody is blocked.</summary>
    /// <param name="person">SQL that tells who they are as of now; looked at only where anybody is blocked.</param>
    // A set that is made once for a query, by a probe of the primary key: a row costs a look into it, however many are blocked, and it is empty
    // for most. Somebody is blocked under the name of any page that they have claimed, and nobody is by themself.
    public static string Is(string person) =>
        $"""
        (exists (select from views.block where member_id = $3) and coalesce({person} in (
            select coalesce(blocked.claimed_by, blocked.id) from views.block block join views.member blocked on blocked.id = block.target_id
            where block.member_id = $3 and coalesce(blocked.claimed_by, blocked.id) <> $3), false))
        """;
}
