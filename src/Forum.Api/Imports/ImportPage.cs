using Forum.Domain;
using Forum.Domain.Imports;

namespace Forum.Api.Imports;

/// <summary>A page to import, as it arrived.</summary>
/// <param name="Capture">Null if nobody said when it was captured.</param>
/// <param name="Title">Null to take it from the page.</param>
/// <param name="Importer">Null for an operator on the command line.</param>
public sealed record ImportPage(byte[] Bytes, string Community, Capture? Capture, string? Title, MemberId? Importer)
    : Command
{
    public const string DefaultCommunity = "general";
}

/// <summary>What became of a page: the thread, or the rule that forbade it.</summary>
public abstract record ImportOutcome
{
    /// <param name="Thread">The thread's number.</param>
    /// <param name="Comments">How many comments the page held, and <paramref name="Members"/> how many people it names.</param>
    /// <param name="Created">False when this page was imported into this community before; then nothing was recorded.</param>
    public sealed record Imported(
        long Thread, Guid Id, string Title, int Comments, int Members, bool Created, IReadOnlyList<string> Warnings) : ImportOutcome;

    public sealed record NotImported(Refused Reason) : ImportOutcome;
}
