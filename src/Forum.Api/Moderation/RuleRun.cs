using Forum.Api.Rebuilding;
using Forum.Domain.Moderation.Rules;
using Marten;
using Npgsql;

namespace Forum.Api.Moderation;

/// <param name="Position">The event's, in the log.</param>
/// <param name="IsHidden">By a moderator, as things stand now.</param>
public sealed record RunHit(long Position, bool IsHidden, RuleHit Hit);

/// <param name="Judged">How often the rule was asked.</param>
public sealed record RuleOutcome(long Events, long Judged, IReadOnlyList<RunHit> Hits);

/// <summary>Runs a rule over the log as it is when it begins. It changes nothing.</summary>
public sealed class RuleRun(NpgsqlDataSource database, IDocumentStore store)
{
    /// <summary>Read at once. A long reading would keep the asynchronous views from passing over numbers that nobody used.</summary>
    const int Page = 5_000;

    public async Task<RuleOutcome> RunAsync(
        ModerationRule rule, DateTimeOffset since, IProgress<RebuildProgress> progress, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var newest = await connection.NumberAsync("select max(seq_id) from forum.mt_events", cancellation);
        var (stored, history) = (new StoredEvents(store.Options.Serializer()), new RuleHistory(rule, since));
        var (hits, events, last) = (new List<(long Position, RuleHit Hit)>(), 0L, 0L);
        for (var before = -1L; before < last;)
        {
            before = last;
            await foreach (var e in stored.ReadAsync(connection, before, [], cancellation, Page))
            {
                last = e.Sequence;
                if (last > newest) break;
                events++;
                if (history.Next(e.Data, e.Timestamp) is { } hit) hits.Add((e.Sequence, hit));
            }

            progress.Report(new RebuildProgress("reading events", events, last, newest));
        }

        return new RuleOutcome(events, history.Judged, [.. hits.Select(hit => new RunHit(hit.Position, history.IsHidden(hit.Hit.Id), hit.Hit))]);
    }
}
