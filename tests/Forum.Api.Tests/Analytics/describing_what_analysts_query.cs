using System.Net;
using Forum.Api.Analytics;
using Forum.Api.Tests.Views;

namespace Forum.Api.Tests.Analytics;

/// <summary>What everything means is said once, and stands in the database and in the answer of the API.</summary>
public class describing_what_analysts_query(AppFixture app)
{
    /// <summary>
    /// What each is made of. Whoever changes one changes what somebody's query of last year tells: add a column at the end, or another relation, and
    /// say so in CHANGELOG; only then put the new version here.
    /// </summary>
    static readonly Dictionary<string, string> Versions = new()
    {
        ["standing"] = "bf2ff49a8bfc",
        ["community"] = "65dee5d35352",
        ["member"] = "6215c862391a",
        ["day"] = "06f0cd4e5e91",
        ["pronoun_set"] = "e1f34af37e4b",
        ["thread"] = "2a63f503fc4c",
        ["comment"] = "28c51b242d91",
        ["edit"] = "b771d60ee0c8",
        ["vote"] = "c3ba645b00c2",
        ["report"] = "ee52594c2965",
        ["moderation_case"] = "0f6fe1d6f301",
        ["suppression"] = "3a1e0c3c8bae",
        ["membership"] = "13a6152b953b",
        ["daily_activity"] = "0e41a9ace6aa",
        ["reply_latency"] = "f45fbe24d6d1",
        ["retention_cohort"] = "628075fcf565",
        ["moderation_summary"] = "24fc40b5b2bf",
        ["reply_edge"] = "6c8358a392d3",
    };

    [Fact]
    public void what_a_column_means_never_changes() => Assert.All(AnalyticsDefinitions.All, relation => Assert.True(
        Versions.GetValueOrDefault(relation.Name) == relation.Version,
        $"[\"{relation.Name}\"] = \"{relation.Version}\" is another definition. A changed definition is a new column or relation, and CHANGELOG says so."));

    [Fact]
    public void nothing_that_was_there_goes() => Assert.Empty(Versions.Keys.Except(AnalyticsDefinitions.All.Select(relation => relation.Name)));

    [Fact]
    public async Task every_relation_and_column_in_the_database_has_a_comment()
    {
        var missing = await app.RowsAsync(
            """
            select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and (a.attnum > 0 or a.attnum = -1) and not a.attisdropped
            where c.relnamespace = 'analytics'::regnamespace
                and (coalesce(obj_description(c.oid, 'pg_class'), '') = '' or coalesce(col_description(c.oid, a.attnum), '') = '')
            """);
        Assert.Empty(missing);
        Assert.NotEmpty(await app.QueryAsync<string>("select obj_description('analytics'::regnamespace, 'pg_namespace')"));
    }

    [Fact]
    public async Task the_database_and_the_api_say_what_is_defined()
    {
        var answer = (await app.Anonymous().GetAsync("/api/analytics/tables")).Expect(HttpStatusCode.OK);
        var told = answer["tables"].EnumerateArray().SelectMany(table => table.GetProperty("columns").EnumerateArray().Select((column, i) =>
            (table.GetProperty("name").GetString(), i + 1, column.GetProperty("name").GetString(), column.GetProperty("type").GetString(), column.GetProperty("comment").GetString())));
        var stored = await app.QueryAsync<string[]>(
            """
            select array_agg(concat_ws('|', c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), col_description(c.oid, a.attnum)))
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped where c.relnamespace = 'analytics'::regnamespace
            """);
        Assert.Equal(stored.Order(), told.Select(column => $"{column.Item1}|{column.Item2}|{column.Item3}|{column.Item4}|{column.Item5}").Order());
    }

    [Fact]
    public async Task every_relation_shows_something_of_a_forum_in_which_everything_happened()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        await rebuilding_the_views.LiveALittleAsync(forum);
        await (await forum.SignUpAsync()).CommentAsync(await (await forum.SignUpAsync()).StartThreadAsync("nights"));
        await forum.ViewsCatchUpAsync();

        var all = await forum.AllAsync();
        Assert.Equal(AnalyticsDefinitions.All.Select(relation => relation.Name).Order(), all.Keys.Order());
        Assert.All(all, relation => Assert.True(relation.Value.Length > 0 || relation.Key == "pronoun_set", $"{relation.Key} shows nothing."));
    }
}
