using Forum.Api.Storage;
using JasperFx.Events;

namespace Forum.Api.Analytics;

/// <summary>The last event that the analytic tables hold, and when that was.</summary>
public sealed class AnalyticsStanding() : Counter(Standing)
{
    static readonly ViewTable Standing = new AnalyticsTable("standing")
        .Key("id", "integer")
        .Required("cut", "bigint")
        .Required("moment", "timestamptz");

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        if (events.Count == 0) return;
        operations.QueueSqlCommand(
            """
            insert into views.analytics_standing as standing (id, cut, moment) values (1, ?, ?)
            on conflict (id) do update set cut = excluded.cut, moment = excluded.moment where excluded.cut > standing.cut
            """,
            events[^1].Sequence, events[^1].Timestamp);
    }
}
