using Forum.Api.Storage;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Threads;
using JasperFx.Events;

namespace Forum.Api.Search;

/// <summary>
/// The words of every thread, comment and community, to be found by. Of what people write nothing but the words is kept, and of which version:
/// an older one than the post's own is not searched, so that nobody finds what was edited away.
/// </summary>
public sealed class SearchText() : Counter(Rows)
{
    // 'simple' takes words as they are, in whatever language; 'english' beside it finds other forms of an English word. A forum that knew each
    // post's language could do better. Folding is done before, since a database may know no capitals but those of ASCII.
    const string Words =
        """
        setweight(to_tsvector('simple', post.title) || to_tsvector('english', post.title), 'A')
        || to_tsvector('simple', post.body) || to_tsvector('english', post.body)
        """;

    static readonly ViewTable Rows = new ViewTable("search_text")
        .Key("post_id", "uuid")
        .Required("kind", "smallint")
        .Required("number", "bigint")
        .Required("revision", "integer")
        .Required("words", "tsvector")
        .Words("search_text_words", "words")
        .Index("search_text_number", "kind", "number");

    /// <summary>To find words takes most of the time that it takes to make all views.</summary>
    public override bool IsOfStreams => true;

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        Post[] posted = [.. events.Select(e => New(e.Data)).OfType<Post>()];
        if (posted.Length > 0)
        {
            operations.QueueSqlCommand(
                $"""
                insert into views.search_text (post_id, kind, number, revision, words)
                select post.id, post.kind, post.number, post.revision, {Words}
                from unnest(?, ?, ?, ?, ?, ?) as post(id, kind, number, revision, title, body)
                """,
                Each(posted, post => post.Id), Each(posted, post => (short)post.Kind), Each(posted, post => post.Number),
                Each(posted, post => post.Revision), Each(posted, post => post.Title), Each(posted, post => post.Body));
        }

        Post[] edited = [.. events.Select(e => Edited(e.Data)).OfType<Post>().GroupBy(post => post.Id).Select(versions => versions.Last())];
        if (edited.Length == 0) return;
        operations.QueueSqlCommand(
            $"""
            update views.search_text found set revision = post.revision, words = {Words}
            from (
                select edit.id, edit.revision, coalesce((select name_key from views.community where id = edit.id) || ' ', '') || edit.title as title, edit.body
                from unnest(?, ?, ?, ?) as edit(id, revision, title, body)) post
            where found.post_id = post.id
            """,
            Each(edited, post => post.Id), Each(edited, post => post.Revision), Each(edited, post => post.Title), Each(edited, post => post.Body));
    }

    static T[] Each<T>(Post[] posts, Func<Post, T> value) => [.. posts.Select(value)];

    static Post? New(object @event) => @event switch
    {
        ArticleImported imported => Post.Of(SearchKind.Threads, imported.ThreadId.Value, imported.Number, 1, imported.Title, imported.Body),
        ThreadStarted started => Post.Of(SearchKind.Threads, started.ThreadId.Value, started.Number, 1, started.Title, started.Body),
        ThreadImported imported => Post.Of(SearchKind.Threads, imported.ThreadId.Value, imported.Number, 1, imported.Title, imported.Body),
        CommentPosted posted => Post.Of(SearchKind.Comments, posted.CommentId.Value, posted.Number, 1, "", posted.Body),
        CommentImported imported => Post.Of(SearchKind.Comments, imported.CommentId.Value, imported.Number, 1, "", imported.Body),
        CommunityFounded founded => Post.Of(
            SearchKind.Communities, founded.CommunityId.Value, founded.Number, 1, $"{founded.Name} {founded.Settings?.Title}",
            founded.Settings?.Description ?? ""),
        _ => null,
    };

    /// <summary>A community keeps its name, which is put before its title.</summary>
    static Post? Edited(object @event) => @event switch
    {
        ThreadEdited edited => Post.Of(SearchKind.Threads, edited.ThreadId.Value, 0, edited.Revision, edited.Title, edited.Body),
        CommentEdited edited => Post.Of(SearchKind.Comments, edited.CommentId.Value, 0, edited.Revision, "", edited.Body),
        CommunityEdited edited => Post.Of(
            SearchKind.Communities, edited.CommunityId.Value, 0, 1, edited.Settings.Title ?? "", edited.Settings.Description),
        _ => null,
    };

    sealed record Post(SearchKind Kind, Guid Id, long Number, int Revision, string Title, string Body)
    {
        public static Post Of(SearchKind kind, Guid id, long number, int revision, string title, string body) =>
            new(kind, id, number, revision, SearchWords.Fold(title), SearchWords.Fold(body));
    }
}
