using System.Diagnostics;
using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Domain.Imports.Dumps;

/// <summary>What a chunk of a dump records.</summary>
/// <param name="Comments">Parents before their answers.</param>
/// <param name="Suppressions">Of comments that were gone where they come from.</param>
public sealed record DumpImport(
    IReadOnlyList<ThreadImported> Threads, IReadOnlyList<PersonEvent> People, IReadOnlyList<CommentImported> Comments,
    IReadOnlyList<CommentSuppressed> Suppressions);

/// <summary>Makes threads, comments and imported authors of the lines that are new.</summary>
/// <param name="Communities">Where each thread goes, by folded name.</param>
/// <param name="Authors">Whose comments and threads they are, by <see cref="MemberKey"/>.</param>
public sealed record ImportDump(
    DumpSieve New, IReadOnlyDictionary<string, CommunityId> Communities, ImportedAuthors Authors, IReadOnlyList<long> ThreadNumbers,
    IReadOnlyList<long> CommentNumbers) : Command
{
    public static DumpImport Decide(ImportDump command) => new(
        [.. command.New.Threads.Zip(command.ThreadNumbers, command.Imported)],
        command.Authors.Events,
        [.. command.New.Comments.Zip(command.CommentNumbers, command.Imported)],
        [.. command.New.Comments.Where(comment => comment.Line.State is not CommentState.Shown).Select(Suppressed)]);

    ThreadImported Imported(SiftedThread thread, long number) => new(
        thread.Id, number, Communities[FoldedName.Of(thread.Community)],
        thread.Line.Author is { } author ? Authors.Members[author.Key] : null,
        thread.Line.Title, thread.Line.Body, thread.Line.Link, thread.Line.WrittenAt, thread.Line.Score);

    CommentImported Imported(SiftedComment comment, long number) => new(
        comment.Id, number, comment.Thread, comment.Parent, comment.ParentKnown, comment.Depth, Authors.Members[comment.Line.Author.Key],
        comment.Line.Body, comment.Line.WrittenAt, comment.Line.Score, comment.Line.Author.Badges);

    static CommentSuppressed Suppressed(SiftedComment comment) => new(
        comment.Id, new Suppression(new ImpositionId(comment.Id.Value), LayerOf(comment.Line.State), [Hidden.Text]));

    static SuppressionLayer LayerOf(CommentState state) => state switch
    {
        CommentState.DeletedByAuthor => SuppressionLayer.Author,
        CommentState.RemovedByModerator => SuppressionLayer.Moderator,
        _ => throw new UnreachableException(),
    };
}
