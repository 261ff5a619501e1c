using Forum.Domain.Comments;
using Forum.Domain.Imports;
using Forum.Domain.Members;

namespace Forum.Domain.Tests.Imports;

/// <summary>Imports of small pages, whose new streams are known by the position of what they are for.</summary>
internal static class Importing
{
    public static readonly CommunityId Community = new(Numbered(3_000_000));
    public static readonly ThreadId Thread = new(Numbered(1));
    public static readonly Capture FirstOfMarch = Capture.On(new DateOnly(2025, 3, 1));

    public static ImportArticle Page(string text)
    {
        var page = Reading.Page(text);
        var comments = page.Comments.Select((_, i) => new Identity<CommentId>(CommentAt(i), 100 + i)).ToArray();
        var members = page.Comments.Select((_, i) => new Identity<MemberId>(MemberAt(i), 200 + i)).ToArray();
        return new ImportArticle(page, "00ff", FirstOfMarch, Title: null, new(new(Thread, 7), comments, members), Importer: null);
    }

    public static CommentId CommentAt(int position) => new(Numbered(1_000_000 + position));

    /// <summary>The member whom the page names as the first, second… of those who are new.</summary>
    public static MemberId MemberAt(int position) => new(Numbered(2_000_000 + position));

    public static ArticleImport Decided(this ImportArticle command, params object[] history) =>
        new History(history).When(command, Community);

    public static CommentImported[] CommentsImported(this ArticleImport import) =>
        [.. import.Comments.Select(stream => Assert.IsType<CommentImported>(stream[0]))];

    public static object[] PersonEvents(this ArticleImport import) => [.. import.People.Select(person => person.Event)];

    public static Pronouns Declared(params string[] sets) => new(PronounStance.Declared, [.. sets]);

    static Guid Numbered(int number) => new(number, 0, 0, new byte[8]);
}
