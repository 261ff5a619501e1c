using Forum.Domain.Imports.Dumps;

namespace Forum.Api.Imports.Dumps;

public sealed record DumpReportLine(long Line, string Code, string Reason);

/// <summary>What became of a dump.</summary>
/// <param name="Lines">How many there were; blank ones do not count.</param>
/// <param name="Threads">How many were new, as <paramref name="Comments"/> and <paramref name="Members"/>, its authors.</param>
/// <param name="Again">How many lines told what was there already.</param>
/// <param name="Adrift">How many of the comments answer one that never came.</param>
/// <param name="Refused">How many lines were left out, and <paramref name="Refusals"/> the first of them.</param>
public sealed record DumpReport(
    long Lines, long Threads, long Comments, long Members, long Again, long Adrift, long Refused, IReadOnlyList<DumpReportLine> Refusals)
{
    /// <summary>Each is told as it comes; the summary of a file that is all wrong stays short.</summary>
    const int MaxRefusals = 1000;

    public static readonly DumpReport Empty = new(0, 0, 0, 0, 0, 0, 0, []);

    public DumpReport With(WrittenChunk chunk) => this with
    {
        Threads = Threads + chunk.Sieve.Threads.Count,
        Comments = Comments + chunk.Sieve.Comments.Count,
        Members = Members + chunk.Members,
        Again = Again + chunk.Sieve.Again,
        Adrift = Adrift + chunk.Sieve.Comments.Count(comment => !comment.ParentKnown),
    };

    public DumpReport With(RefusedLine refused) => this with
    {
        Refused = Refused + 1,
        Refusals = Refused < MaxRefusals
            ? [.. Refusals, new DumpReportLine(refused.Number, refused.Reason.Code, refused.Reason.Reason)]
            : Refusals,
    };
}
