using System.Collections;
using System.Text.Json;
using System.Text.RegularExpressions;
using Forum.Api.Exports;
using Forum.Api.Storage;

namespace Forum.Api.Tests.Exports;

/// <summary>Events go out without persons and texts, and a kind that nobody has thought about does not.</summary>
public sealed partial class telling_of_events(ExportedForum exported) : IClassFixture<ExportedForum>, IDisposable
{
    readonly ExportTrial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public void somebody_has_said_of_every_kind_what_may_go_out() =>
        Assert.Equal(EventNames.All.Keys.Select(type => type.Name).Order(), ExportedEvents.All.Keys.Select(type => type.Name).Order());

    [Fact]
    public void what_goes_out_of_them_is_numbers_and_words_of_the_program()
    {
        foreach (var (type, told) in ExportedEvents.All)
        {
            Assert.All(told.Fields, path => Assert.True(IsHarmless(TypeAt(type, path)), $"{type.Name}.{path} is a {TypeAt(type, path)}."));
        }

        static Type TypeAt(Type type, string path) => path.Split('.').Aggregate(type, (within, name) =>
            within.GetProperties().SingleOrDefault(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == name)?.PropertyType
            ?? throw new InvalidOperationException($"{within.Name} has no {name}."));

        static bool IsHarmless(Type type)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type.IsEnum || type == typeof(int) || type == typeof(long) || type == typeof(bool)) return true;
            return type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericArguments() is [var of] && IsHarmless(of);
        }
    }

    [Fact]
    public async Task they_are_those_of_the_log_in_its_order_and_nobody_is_in_them()
    {
        var forum = await exported.GetAsync();
        var manifest = await trial.ExportAsync(forum, ExportTrial.Request("events", ExportFormat.Ndjson, rowsPerFile: 40), "out");
        var lines = manifest.Files.SelectMany(file => File.ReadLines(Path.Combine(trial.At("out"), file.Name))).ToList();
        var events = lines.ConvertAll(line => JsonDocument.Parse(line).RootElement);
        string[] types = [.. ExportedEvents.All.Where(known => known.Value.IsTold).Select(known => EventNames.All[known.Key])];
        Assert.Equal(
            await forum.QueryAsync<string[]>(
                "select array_agg(seq_id || ' ' || type order by seq_id) from forum.mt_events where type = any($1) and seq_id <= $2", types, manifest.Cut),
            events.Select(told => $"{told.GetProperty("position")} {told.GetProperty("type")}"));
        Assert.Equal(types.Order(), events.Select(told => told.GetProperty("type").GetString()!).Distinct().Order());
        Assert.DoesNotContain(lines, line => Guids().IsMatch(line));
        Assert.DoesNotContain("vote_cast", types);
        Assert.DoesNotContain("report_filed", types);
        foreach (var (type, told) in ExportedEvents.All.Where(known => known.Value.IsTold))
        {
            var ofType = events.Where(one => one.GetProperty("type").GetString() == EventNames.All[type]).ToList();
            Assert.All(ofType, one => Assert.Equal(told.StreamKind, one.GetProperty("stream_kind").GetString()));
            var fields = ofType.Select(one => one.GetProperty("fields")).ToList();
            Assert.All(fields, field => Assert.Equal(told.Fields.Select(path => path.Split('.')[^1]).Order(), field.EnumerateObject().Select(property => property.Name).Order()));
            Assert.All(told.Fields, path => Assert.Contains(fields, field => field.GetProperty(path.Split('.')[^1]).ValueKind != JsonValueKind.Null));
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}", RegexOptions.IgnoreCase)]
    private static partial Regex Guids();
}
