using Forum.Api.Tests.Views;
using Forum.Domain;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Moderation;

/// <summary>
/// The law of undoing: in a forum where a case was opened and undone, every row of every view is what it is in a forum where the case never was
/// and everything else happened. Two databases tell the same histories by the same projections, one without the case.
/// </summary>
public class undoing_a_case_exactly(AppFixture app)
{
    /// <summary>How many histories, and how many things happen in each beside its beginning.</summary>
    const int Histories = 2_000, Steps = 16;

    /// <summary>What tells of the case itself, and is about nothing else.</summary>
    static readonly Dictionary<string, string> OfTheCase = new()
    {
        ["moderation_case"] = "id",
        ["case_item"] = "case_id",
        ["analytics_case"] = "id",
        ["analytics_suppression"] = "case_id",
        ["analytics_appointment"] = "case_id",
    };

    /// <summary>Views that keep where in the log something is told: the log of a forum without the case is shorter.</summary>
    static readonly string[] OfTheLog = ["modlog", "notice", "analytics_standing"];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task leaves_every_view_as_if_it_had_never_been()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var histories = Enumerable.Range(1, Histories).Select(index => new LittleForum(random, index, Steps)).ToList();
        var undone = histories.Select(history => history.Chosen).OfType<CaseId>().Select(id => id.Value).ToArray();
        Assert.True(undone.Length > Histories * 0.9, $"Only {undone.Length} histories have a case.");

        await using var with = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var without = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(with.ConnectionString);
        await using var other = await RunningForum.StartAsync(without.ConnectionString);
        await TellAsync(forum, histories, (_, _) => true);
        await TellAsync(other, histories, (history, recorded) => recorded.Of is null || recorded.Of != history.Chosen);
        await forum.ViewsCatchUpAsync();
        await other.ViewsCatchUpAsync();

        var tables = await forum.QueryAsync<string[]>("select array_agg(tablename::text) from pg_tables where schemaname = 'views'");
        foreach (var table in tables.Except(OfTheLog))
        {
            var (rows, others) = (await RowsAsync(forum, table, undone), await RowsAsync(other, table, undone));
            Assert.True(others.SequenceEqual(rows), $"With seed {seed} {table} differs: {ViewRows.Difference(others, rows)}");
        }
    }

    /// <summary>The same step of all histories is one transaction, unless a stream comes twice.</summary>
    static async Task TellAsync(RunningForum forum, List<LittleForum> histories, Func<LittleForum, Recorded, bool> happened)
    {
        var store = forum.Services.GetRequiredService<IDocumentStore>();
        HashSet<Guid> started = [];
        for (var step = 0; step < histories.Max(history => history.Steps.Count); step++)
        {
            await using var session = store.LightweightSession();
            foreach (var history in histories.Where(history => step < history.Steps.Count))
            {
                foreach (var stream in history.Steps[step].Where(recorded => happened(history, recorded)).GroupBy(recorded => recorded.Stream))
                {
                    object[] events = [.. stream.Select(recorded => Event.For(recorded.Event).AtTimestamp(recorded.At))];
                    if (started.Add(stream.Key)) session.Events.StartStream(stream.First().State, stream.Key, events);
                    else session.Events.Append(stream.Key, events);
                }
            }

            await session.SaveChangesAsync(Ct);
        }
    }

    static async Task<string[]> RowsAsync(RunningForum forum, string table, Guid[] undone)
    {
        var which = OfTheCase.TryGetValue(table, out var column) ? $"where ({column} = any($1)) is not true" : "where $1::uuid[] is not null";
        return await forum.QueryAsync<string[]>(
            $"select coalesce(array_agg(row::text order by row::text), array[]::text[]) from (select * from views.{table} {which}) row", undone);
    }
}
