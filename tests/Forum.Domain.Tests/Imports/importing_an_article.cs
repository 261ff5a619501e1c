using System.Text.Json;
using Forum.Domain.Comments;
using Forum.Domain.Imports;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Imports;

public class importing_an_article
{
    const string Nested = """
        It rained. Nobody minded.

        • roza [she/her] M
        2 years ago
        -3·

        A reply would be nice.

          • davel [he/him]
          a year ago

          Here it is.

            • roza [she/her]
            now

            Thanks.

          • ola
          now

          And another.

        • davel [he/him]
        now

        Good night.
        """;

    const string Flat = """
        It rained.

        roza [she/her]
        1·
        2 years ago

        Who answers whom?

        davel
        2·
        a year ago

        Nobody knows.
        """;

    [Fact]
    public void records_the_thread() => Assert.Equal(
        new ArticleImported(
            Importing.Thread, 7, Importing.Community, "It rained.", "It rained. Nobody minded.",
            new ImportedPage("00ff", new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero), CapturedToTheDay: true, ArticlePage.Version),
            Comments: 5, Members: 3, Warnings: [], Importer: null),
        Importing.Page(Nested).Decided().Thread);

    [Fact]
    public void records_a_comment_as_the_page_has_it()
    {
        var stream = Importing.Page(Nested).Decided().Comments[0];
        Assert.Equal(
            new CommentImported(
                Importing.CommentAt(0), 100, Importing.Thread, Parent: null, ParentKnown: true, Depth: 0, Importing.MemberAt(0),
                "A reply would be nice.",
                new WrittenAt(new(2022, 3, 1, 0, 0, 0, TimeSpan.Zero), new(2023, 9, 1, 0, 0, 0, TimeSpan.Zero), "2 years ago"),
                Score: -3, Badges: ["M"]),
            Assert.Single(stream));
    }

    [Fact]
    public void starts_a_stream_for_each_comment_in_the_order_of_the_page()
    {
        var comments = Importing.Page(Nested).Decided().CommentsImported();
        Assert.Equal(Enumerable.Range(0, 5).Select(Importing.CommentAt), comments.Select(comment => comment.CommentId));
        Assert.Equal([100L, 101, 102, 103, 104], comments.Select(comment => comment.Number));
        Assert.All(comments, comment => Assert.Equal(Importing.Thread, comment.ThreadId));
    }

    [Fact]
    public void hangs_each_answer_below_its_parent()
    {
        var comments = Importing.Page(Nested).Decided().CommentsImported();
        Assert.Equal(
            [null, Importing.CommentAt(0), Importing.CommentAt(1), Importing.CommentAt(0), null],
            comments.Select(comment => comment.Parent));
        Assert.Equal([0, 1, 2, 1, 0], comments.Select(comment => comment.Depth));
        Assert.All(comments, comment => Assert.True(comment.ParentKnown));
    }

    [Fact]
    public void goes_as_deep_as_the_page()
    {
        var page = string.Concat(Enumerable.Range(0, 80).Select(depth => $"{new string(' ', depth)}• ola\nnow\n\nHm.\n\n"));
        Assert.Equal(Enumerable.Range(0, 80), Importing.Page(page).Decided().CommentsImported().Select(comment => comment.Depth));
    }

    [Fact]
    public void of_a_flat_copy_knows_no_parents_and_says_so()
    {
        var import = Importing.Page(Flat).Decided();
        Assert.All(
            import.CommentsImported(),
            comment => Assert.Equal((null, false, 0), (comment.Parent, comment.ParentKnown, comment.Depth)));
        Assert.Equal([ImportArticle.NestingLost], import.Thread.Warnings);
    }

    [Fact]
    public void hides_what_its_author_deleted() => AssertHidden("deleted by creator", SuppressionLayer.Author);

    [Fact]
    public void hides_what_a_moderator_removed() => AssertHidden("*Removed by mod*", SuppressionLayer.Moderator);

    [Fact]
    public void keeps_the_answers_to_what_it_hides()
    {
        var answer = Importing.Page("• roza\nnow\n\ndeleted by creator\n\n  • ola\n  now\n\n  Pity.").Decided().CommentsImported()[1];
        Assert.Equal((Importing.CommentAt(0), 1, "Pity."), (answer.Parent, answer.Depth, answer.Body));
    }

    [Fact]
    public void takes_the_title_that_it_is_given() =>
        Assert.Equal("Weather", (Importing.Page(Nested) with { Title = "Weather" }).Decided().Thread.Title);

    [Fact]
    public void says_who_asked_for_it()
    {
        var importer = new MemberId(Guid.NewGuid());
        Assert.Equal(importer, (Importing.Page(Nested) with { Importer = importer }).Decided().Thread.Importer);
    }

    [Fact]
    public void keeps_the_moment_of_capture_if_that_is_known()
    {
        var noon = new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var import = (Importing.Page("• ola\n2 hours ago\n\nHm.") with { Capture = new Capture(noon, IsToTheDay: false) }).Decided();
        Assert.Equal((noon, false), (import.Thread.Page.CapturedAt, import.Thread.Page.CapturedToTheDay));
        Assert.Equal(
            new WrittenAt(noon.AddHours(-3), noon.AddHours(-1.5), "2 hours ago"), Assert.Single(import.CommentsImported()).WrittenAt);
    }

    [Fact]
    public void without_comments_is_still_a_thread()
    {
        var import = Importing.Page("It rained.").Decided();
        Assert.Equal((0, 0), (import.Thread.Comments, import.Thread.Members));
        Assert.Empty(import.People);
        Assert.Empty(import.Comments);
        Assert.Empty(import.Thread.Warnings);
    }

    [Fact]
    public void decides_the_same_again() => Assert.Equal(
        JsonSerializer.Serialize(Importing.Page(Nested).Decided()), JsonSerializer.Serialize(Importing.Page(Nested).Decided()));

    static void AssertHidden(string tombstone, SuppressionLayer layer)
    {
        var stream = Assert.Single(Importing.Page($"• ola\nnow\n\n{tombstone}").Decided().Comments);
        Assert.Equal("", Assert.IsType<CommentImported>(stream[0]).Body);
        Assert.Equal([new CommentSuppressed(Importing.CommentAt(0), new Suppression(new(Importing.CommentAt(0).Value), layer, [Hidden.Text]))], stream.Skip(1));
    }
}
