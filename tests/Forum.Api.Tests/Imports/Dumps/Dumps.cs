using System.Globalization;
using System.Text;
using Forum.Api.Imports.Dumps;
using Forum.Domain.Imports;
using Forum.Domain.Imports.Dumps;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Imports.Dumps;

public static class Dumps
{
    /// <summary>Imports a dump as the command line does and answers with what became of it.</summary>
    public static Task<DumpReport> ImportDumpAsync(
        this IForum app, string dump, string? source = null, string? community = null, IDumpWatch? watch = null, CancellationToken? cancellation = null) =>
        app.ImportDumpAsync(Encoding.UTF8.GetBytes(dump), source, community, watch, cancellation);

    public static async Task<DumpReport> ImportDumpAsync(
        this IForum app, byte[] dump, string? source = null, string? community = null, IDumpWatch? watch = null, CancellationToken? cancellation = null)
    {
        var origin = new DumpOrigin(
            new DumpIds(source ?? $"{Guid.NewGuid()}"), community ?? Scenarios.FreshCommunity(), Capture.On(new DateOnly(2025, 3, 1)));
        using var stream = new MemoryStream(dump);
        return await app.Services.GetRequiredService<DumpImporter>().ImportAsync(
            stream, origin, watch ?? new Unwatched(), cancellation ?? TestContext.Current.CancellationToken);
    }

    /// <summary>Threads of many comments, each of which answers the one before it, an earlier one or none.</summary>
    public static string Many(int comments, string prefix, int inThread = 100)
    {
        var (chance, lines) = (new Random(11), new StringBuilder());
        for (var i = 0; i < comments; i++)
        {
            var (thread, place) = (i / inThread, i % inThread);
            if (place == 0) lines.AppendLine(CultureInfo.InvariantCulture, $$"""{"type":"thread","id":{{thread}},"title":"Number {{thread}}","body":"So.","author":"{{prefix}}0","createdAt":1400000000}""");
            var parent = place == 0 || chance.Next(4) == 0 ? "null" : $"{i - 1 - chance.Next(Math.Min(place, 3))}";
            var body = chance.Next(20) switch { 0 => "[deleted]", 1 => "[removed]", var n => $"I am number {i}, and {n}." };
            lines.AppendLine(
                CultureInfo.InvariantCulture,
                $$"""{"type":"comment","id":{{i}},"thread":{{thread}},"parent":{{parent}},"author":"{{prefix}}{{chance.Next(30)}} [they/them]","body":"{{body}}","createdAt":{{1400000000 + i}},"score":{{i % 7}}}""");
        }

        return lines.ToString();
    }

    sealed class Unwatched : IDumpWatch
    {
        public void Refused(RefusedLine line)
        {
        }

        public void Reached(long position)
        {
        }
    }
}
