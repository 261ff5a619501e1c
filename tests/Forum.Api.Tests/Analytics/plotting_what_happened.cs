using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Forum.Api.Analytics;
using Forum.Api.Tests.Views;
using Npgsql;

namespace Forum.Api.Tests.Analytics;

/// <summary>Plots show what their SQL finds, at a cut that they tell, to whom it may be shown, and cost the database little.</summary>
public sealed class plotting_what_happened(AppFixture app) : AloneOnAForum(app)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task every_plot_shows_the_numbers_that_its_sql_finds_and_the_cut_that_they_stand_at()
    {
        await rebuilding_the_views.LiveALittleAsync(forum);
        await (await forum.SignUpAsync()).CommentAsync(await (await forum.SignUpAsync()).StartThreadAsync("nights"));
        var administrator = await forum.SignUpAdministratorAsync();
        await forum.ViewsCatchUpAsync();

        var list = (await administrator.GetAsync("/api/analytics/plots")).Expect(HttpStatusCode.OK);
        Assert.Equal(AnalyticsPlots.All.Select(plot => plot.Name), list["plots"].EnumerateArray().Select(plot => plot.GetProperty("name").GetString()));
        var cut = await forum.QueryAsync<long>("select cut from analytics.standing");
        Assert.Equal(cut, list["cut"].GetInt64());
        foreach (var plot in list["plots"].EnumerateArray())
        {
            var shown = (await administrator.GetAsync($"/api/analytics/plots/{plot.GetProperty("name")}")).Expect(HttpStatusCode.OK);
            Assert.Equal(cut, shown["cut"].GetInt64());
            Assert.Equal(plot.GetRawText(), shown["plot"].GetRawText());
            var (names, rows) = await RunAsync(plot.GetProperty("sql").GetString()!);
            Assert.Equal<string>(names, [shown["of"].GetProperty("name").GetString()!, .. shown["columns"].EnumerateArray().Select(column => column.GetProperty("name").GetString()!)]);
            Assert.NotEmpty(rows);
            Assert.Equal(rows, shown["rows"].EnumerateArray().Select(Told));
            Assert.Contains(rows, row => row.Split('|')[1..].Any(number => number is not ("" or "0")));
        }
    }

    [Fact]
    public async Task counts_a_talk_a_removal_its_undoing_and_a_report_where_they_belong()
    {
        var (mia, ben) = (await forum.SignUpAdministratorAsync(), await forum.SignUpAsync());
        var community = await mia.FoundCommunityAsync();
        var thread = await mia.StartThreadAsync(community);
        await mia.StartThreadAsync(community);
        var comment = await ben.CommentAsync(thread);
        await ben.CommentAsync(thread);
        var report = (await mia.PostAsync($"/api/comments/{comment}/reports", new { reason = "Rude." })).Expect(HttpStatusCode.Created)["number"];
        var removal = (await mia.OpenCaseAsync(new { kind = "remove", comment, reason = "Rude." }))["number"].GetInt64();
        await mia.OpenCaseAsync(new { kind = "lock", thread, reason = "Enough." });
        (await mia.PostAsync($"/api/reports/{report}/resolution", new { outcome = "acted", @case = removal })).Expect(HttpStatusCode.OK);
        (await mia.PostAsync($"/api/cases/{removal}/undo", new { reason = "Not so rude." })).Expect(HttpStatusCode.OK);
        await forum.ViewsCatchUpAsync();

        Assert.Equal<double>([2, 2, 0], await LastAsync(mia, "activity"));
        Assert.Equal<double>([2, 1], (await LastAsync(mia, "latency")).Skip(1));
        Assert.InRange((await LastAsync(mia, "latency"))[0], 0, 5);
        Assert.Equal<double>([2, 2, 0], await LastAsync(mia, "communities"));
        Assert.Equal<double>([1, 0, 1, 2], await LastAsync(mia, "moderation"));
        Assert.Equal<double>([50, 2], await LastAsync(mia, "undo-rate"));
        Assert.Equal<double>([1, 1], (await LastAsync(mia, "resolution")).Skip(1));
    }

    [Fact]
    public async Task what_is_about_few_people_is_for_administrators_alone_and_not_even_listed_for_others()
    {
        var founder = await forum.SignUpAsync(); // moderates what they found, as anybody may
        await founder.FoundCommunityAsync();
        await forum.ViewsCatchUpAsync();
        foreach (var (client, refusal) in ((Client, HttpStatusCode)[])[(forum.Anonymous(), HttpStatusCode.Unauthorized), (founder, HttpStatusCode.Forbidden)])
        {
            var listed = (await client.GetAsync("/api/analytics/plots")).Expect(HttpStatusCode.OK)["plots"].EnumerateArray().Select(plot => plot.GetProperty("name").GetString());
            Assert.Equal(["activity", "latency", "communities"], listed);
            foreach (var plot in AnalyticsPlots.All)
            {
                var answer = await client.GetAsync($"/api/analytics/plots/{plot.Name}");
                answer.Expect(listed.Contains(plot.Name) ? HttpStatusCode.OK : refusal);
            }
        }
    }

    [Fact]
    public async Task what_is_no_plot_is_not_found()
    {
        var refused = (await forum.Anonymous().GetAsync("/api/analytics/plots/select%201")).Expect(HttpStatusCode.NotFound);
        Assert.Equal("plot-not-found", refused.Code);
    }

    [Fact]
    public async Task an_answer_is_kept_and_one_that_takes_too_long_is_given_up_and_not_tried_again_at_once()
    {
        var ana = await forum.SignUpAsync();
        var community = await ana.FoundCommunityAsync();
        await ana.StartThreadAsync(community);
        await forum.ViewsCatchUpAsync();
        Assert.Equal<double>([1, 0, 0], await LastAsync(ana, "activity"));
        await ana.StartThreadAsync(community);
        await forum.ViewsCatchUpAsync();
        Assert.Equal<double>([1, 0, 0], await LastAsync(ana, "activity"));

        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using (var transaction = await connection.BeginTransactionAsync(Ct))
        {
            await using var hold = new NpgsqlCommand("lock table views.analytics_thread in access exclusive mode", connection);
            await hold.ExecuteNonQueryAsync(Ct);
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ana.GetAsync("/api/analytics/plots/latency")));
            Assert.All(answers, answer => Assert.Equal("plot-too-long", answer.Expect(HttpStatusCode.ServiceUnavailable).Code));
        }

        var since = Stopwatch.GetTimestamp();
        (await ana.GetAsync("/api/analytics/plots/latency")).Expect(HttpStatusCode.ServiceUnavailable);
        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(5));
        (await ana.GetAsync("/api/analytics/plots/communities")).Expect(HttpStatusCode.OK);
    }

    /// <summary>A page whose policy allows no styles in itself can show it, and its colours are the page's.</summary>
    [Fact]
    public async Task a_drawing_is_svg_with_all_its_names_and_nothing_that_a_strict_page_keeps_out()
    {
        var ana = await forum.SignUpAsync();
        var community = await ana.FoundCommunityAsync();
        await ana.StartThreadAsync(community);
        await forum.ViewsCatchUpAsync();
        var shown = (await ana.GetAsync("/api/analytics/plots/communities")).Expect(HttpStatusCode.OK);
        foreach (var drawing in (string[])["wide", "narrow"])
        {
            var svg = XElement.Parse(shown[drawing].GetString()!);
            var elements = svg.DescendantsAndSelf().ToList();
            Assert.All(elements.SelectMany(element => element.Attributes()), attribute => Assert.DoesNotContain(attribute.Name.LocalName, (string[])["style", "id", "href", "onload"]));
            Assert.All(elements, element => Assert.Contains(element.Name.LocalName, (string[])["svg", "g", "rect", "line", "polyline", "polygon", "path", "ellipse", "text", "tspan"]));
            // A long name is cut short; the numbers beside the drawing have it whole.
            Assert.Superset(new HashSet<string> { $"{community[..15]}…", "Threads", "Comments", "Imported" }, elements.Select(element => element.Value).ToHashSet());
            Assert.Contains(elements.SelectMany(element => element.Attributes()), attribute => attribute.Value.StartsWith("var(--plot-first", StringComparison.Ordinal));
            Assert.DoesNotContain("-1", elements.Select(element => element.Value));
            Assert.DoesNotContain("rgb(", shown[drawing].GetString(), StringComparison.Ordinal);
        }
    }

    static async Task<List<double>> LastAsync(Client client, string plot) =>
        [.. (await client.GetAsync($"/api/analytics/plots/{plot}")).Expect(HttpStatusCode.OK)["rows"].EnumerateArray().Last()
            .GetProperty("numbers").EnumerateArray().Select(number => number.GetDouble())];

    static string Told(JsonElement row) => string.Join('|', (string[])
        [row.GetProperty("of").GetString()!, .. row.GetProperty("numbers").EnumerateArray().Select(number => number.ValueKind == JsonValueKind.Null ? "" : Said(number.GetDouble()))]);

    static string Said(double number) => number.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);

    async Task<(string[] Names, List<string> Rows)> RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(Ct))
        {
            var of = reader.GetValue(0) is DateOnly day ? $"{day:yyyy-MM-dd}" : reader.GetString(0);
            rows.Add(string.Join('|', (string[])[of, .. Enumerable.Range(1, reader.FieldCount - 1)
                .Select(i => reader.IsDBNull(i) ? "" : Said(Convert.ToDouble(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)))]));
        }

        return ([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], rows);
    }
}
