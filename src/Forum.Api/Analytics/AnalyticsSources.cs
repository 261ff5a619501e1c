using Forum.Api.Storage;
using Forum.Domain.Moderation;
using SuppressionRows = Forum.Api.Moderation.SuppressionRows;

namespace Forum.Api.Analytics;

/// <summary>What relations are made of, and who and what is not in them.</summary>
/// <param name="Schema">Where the relations are.</param>
/// <param name="Made">Where the tables are, as of a cut or as of now.</param>
/// <param name="Now">Where those of now are: whoever has left and what is hidden by now is in no relation of any cut.</param>
public sealed record AnalyticsSources(string Schema, string Made, string Now)
{
    public static readonly AnalyticsSources Live = new(ForumStore.Analytics, ViewTable.Schema, ViewTable.Schema);

    public static AnalyticsSources At(long cut) => new($"{ForumStore.Analytics}_at_{cut}", $"{ForumStore.Analytics}_made_at_{cut}", ViewTable.Schema);

    public string Table(string name) => $"{Made}.{AnalyticsTable.Prefix}{name}";

    /// <summary>SQL for the joins that find the keys of whose something is: <paramref name="alias"/> has <c>member_key</c> and <c>private_key</c>.</summary>
    /// <param name="id">The column with the id of a member.</param>
    public string Keys(string id, string alias) =>
        $"""
        left join {Table("member")} {alias}_member on {alias}_member.id = {id}
        left join {ForumStore.EventSchema}.analytics_link {alias} on {alias}.member_id = coalesce({alias}_member.claimed_by, {id})
        """;

    /// <summary>SQL that is true of a post that everybody may see, then and now.</summary>
    public string IsVisible(string post) => Made == Now ? IsVisible(post, Made) : $"{IsVisible(post, Made)} and {IsVisible(post, Now)}";

    /// <summary>SQL that is true of a case whose entry in the log everybody may see all of, then and now.</summary>
    public string IsTold(string of) => string.Join(" and ", new[] { Made, Now }.Distinct().Select(schema =>
        $"not exists (select from {schema}.analytics_suppression entry where entry.target_id = {of}.id and {ImposedTable.IsInForce("entry")})"));

    // What is below something whose existence is hidden is hidden as well, and few things are: they are walked down from. The walk is in a table of its
    // own: then the database makes it once and joins it, and else it thinks that it would have to for each row.
    static string IsVisible(string post, string schema) =>
        $"""
        not exists (
            select from (
                with recursive below(id) as (
                    select hiding.target_id from {schema}.analytics_suppression hiding
                    where {ImposedTable.IsInForce("hiding")} and hiding.revision is null and hiding.hides & {SuppressionRows.Bit(Hidden.Existence)} <> 0
                    union
                    select comment.id from below join {schema}.analytics_comment comment on comment.parent_key = below.id
                )
                select id from below
                union all
                select hiding.target_id from {schema}.analytics_suppression hiding where {ImposedTable.IsInForce("hiding")} and hiding.revision is null) hidden
            where hidden.id = {post}.id)
        and not exists (
            select from {schema}.analytics_member author left join {schema}.analytics_member owner on owner.id = author.claimed_by
            where author.id = {post}.author_id and coalesce(owner.withdrawn, author.withdrawn))
        """;
}
