using Forum.Domain.Comments;
using Forum.Domain.Imports;
using Forum.Domain.Imports.Dumps;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;
using static Forum.Domain.Tests.Imports.Dumps.Dumped;

namespace Forum.Domain.Tests.Imports.Dumps;

public class importing_a_dump
{
    static readonly CommunityId General = new(Guid.NewGuid());
    static readonly MemberId Ana = new(Guid.NewGuid()), Kit = new(Guid.NewGuid());
    static readonly Capture Captured = Capture.On(new DateOnly(2025, 3, 1));

    [Fact]
    public void records_a_thread_its_comments_and_who_wrote_them()
    {
        var import = Import(Thread("t"), Comment("a"), Comment("b", "a"));

        Assert.Equal([new ThreadImported(Ids.Thread("t"), 10, General, Ana, "Why?", "So.", null, At, 3)], import.Threads);
        Assert.Equal(
            [
                new AuthorImported(Ana, 30, "ana", null, Pronouns.Unset, Captured.At),
                new AuthorImported(Kit, 31, "kit", null, new Pronouns(PronounStance.Any, [], Unconfirmed: true), Captured.At),
            ],
            import.People.Select(person => (AuthorImported)person.Event));
        Assert.Equal(
            [
                new CommentImported(Ids.Comment("a"), 20, Ids.Thread("t"), null, true, 0, Kit, "I am a.", At, null, []),
                new CommentImported(Ids.Comment("b"), 21, Ids.Thread("t"), Ids.Comment("a"), true, 1, Kit, "I am b.", At, null, []),
            ],
            import.Comments);
        Assert.Empty(import.Suppressions);
    }

    [Fact]
    public void hides_what_was_gone_where_it_comes_from()
    {
        var import = Import(Thread("t"), Comment("a", state: CommentState.DeletedByAuthor), Comment("b", state: CommentState.RemovedByModerator));
        Assert.Equal(
            [("", SuppressionLayer.Author), ("", SuppressionLayer.Moderator)],
            import.Comments.Zip(import.Suppressions, (comment, suppressed) => (comment.Body, suppressed.Suppression.Layer)));
        Assert.Equal(import.Comments.Select(comment => comment.CommentId), import.Suppressions.Select(suppressed => suppressed.CommentId));
        Assert.All(import.Suppressions, suppressed => Assert.Equal([Hidden.Text], suppressed.Suppression.Hides));
    }

    static DumpImport Import(params DumpLine[] lines)
    {
        var sieve = Nothing.Sifted(false, lines);
        var authors = ImportedAuthors.Decide(
            [.. sieve.Threads.Select(thread => thread.Line.Author!), .. sieve.Comments.Select(comment => comment.Line.Author)],
            Captured, new Dictionary<string, KnownAuthor>(), [new(Ana, 30), new(Kit, 31)]);
        return ImportDump.Decide(new ImportDump(sieve, new Dictionary<string, CommunityId> { ["general"] = General }, authors, [10, 11], [20, 21, 22]));
    }
}
