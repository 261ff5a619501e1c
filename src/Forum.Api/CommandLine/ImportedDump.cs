using Forum.Api.Imports.Dumps;
using Forum.Domain.Communities;
using Forum.Domain.Imports;
using Forum.Domain.Imports.Dumps;

namespace Forum.Api.CommandLine;

/// <summary>Imports one file that is a dump. Lines that are left out are told as they come; they do not keep the others out.</summary>
public static class ImportedDump
{
    /// <param name="source">Null to name it after the file.</param>
    /// <param name="progress">How much of the file is done.</param>
    /// <returns>Null where nothing could be read.</returns>
    public static async Task<DumpReport?> OfAsync(
        ToolHost host, string file, string? source, string community, Capture? capture, Action<double> progress, CancellationToken cancellation)
    {
        if (CommunityName.Check(community) is { } bad)
        {
            await Console.Error.WriteLineAsync($"{bad.Reason} ({bad.Code})");
            return null;
        }

        try
        {
            await using var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            var origin = new DumpOrigin(
                new DumpIds(source ?? Path.GetFileNameWithoutExtension(file)), community,
                capture ?? Capture.On(DateOnly.FromDateTime(DateTime.UtcNow), isAssumed: true));
            var watch = new Watch(file, stream.CanSeek ? stream.Length : 0, progress);
            return await host.Services.GetRequiredService<DumpImporter>().ImportAsync(stream, origin, watch, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return null;
        }
    }

    public static string Sentence(DumpReport report) =>
        $"{report.Threads} threads and {report.Comments} comments by {report.Members} people who were not here before, " +
        $"{report.Again} there already, {report.Refused} of {report.Lines} lines left out" +
        (report.Adrift > 0 ? $"; {report.Adrift} comments answer something that is not there" : "");

    sealed class Watch(string file, long length, Action<double> progress) : IDumpWatch
    {
        public void Refused(RefusedLine line) => Console.Error.WriteLine($"{file}:{line.Number}: {line.Reason.Reason} ({line.Reason.Code})");

        public void Reached(long position)
        {
            if (length > 0) progress((double)position / length);
        }
    }
}
