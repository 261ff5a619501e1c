using Forum.Api.Rebuilding;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Views;

/// <summary>All rows of all views as text, and the views made anew.</summary>
public static class ViewRows
{
    /// <summary>By table, each in one order.</summary>
    public static async Task<Dictionary<string, string[]>> ReadAsync(IForum forum)
    {
        var tables = await forum.QueryAsync<string[]>("select array_agg(tablename::text) from pg_tables where schemaname = 'views'");
        var rows = new Dictionary<string, string[]>();
        foreach (var table in tables)
        {
            rows[table] = await forum.QueryAsync<string[]>($"select coalesce(array_agg(row::text order by row::text), array[]::text[]) from views.{table} row");
        }

        return rows;
    }

    /// <summary>Throws all rows away and makes them again from the events.</summary>
    public static Task RebuildAsync(IForum forum) => RebuildAsync(forum, forum.Services.GetRequiredService<ViewRebuild>());

    public static Task RebuildAsync(IForum forum, string connectionString, int eventsAtOnce) =>
        RebuildAsync(forum, new ViewRebuild(
            new ViewMaking(connectionString, forum.Services.GetRequiredService<IDocumentStore>()) { EventsAtOnce = eventsAtOnce }));

    static async Task RebuildAsync(IForum forum, ViewRebuild rebuild)
    {
        foreach (var table in (await ReadAsync(forum)).Keys)
        {
            await forum.QueryAsync<object?>($"with gone as (delete from views.{table} returning 1) select count(*) from gone");
        }

        await rebuild.RunAsync(RebuiltViews.All, new Progress<RebuildProgress>(), TestContext.Current.CancellationToken);
    }

    public static string Difference(string[] expected, string[] actual) =>
        $"expected {expected.Except(actual).FirstOrDefault() ?? "nothing"}, got {actual.Except(expected).FirstOrDefault() ?? "nothing"}";
}
