using Forum.Api.Moderation;

namespace Forum.Api.Comments;

/// <summary>
/// Who may know of a comment: whoever may know of its thread, of everything above it, and of itself. What is hidden takes along what is below
/// it, for the authors of that, too; else an answer would tell what it answers. While nothing is hidden in a thread, that is one probe of an index.
/// </summary>
public static class CommentExistence
{
    /// <summary>SQL that is true where the viewer, the first three parameters, may know of a comment.</summary>
    /// <param name="comment">The alias of its row.</param>
    public static string Shows(string comment) => Shows(comment, Itself);

    /// <param name="comment">The alias of its row.</param>
    /// <param name="itself">SQL that is true where a comment or thread may be known of, whatever is above it.</param>
    public static string Shows(string comment, Func<string, string> itself) =>
        $"""
        ({itself(comment)}
        and (select {itself("around")} from views.thread around where around.id = {comment}.thread_id)
        and case when exists ({Unseen($"{comment}.thread_id")}) then not exists (
            with recursive above as (
                select {comment}.parent_key
                union all
                select parent.parent_key from above join views.comment parent on parent.id = above.parent_key)
            select from above join views.comment parent on parent.id = above.parent_key where not {itself("parent")}) else true end)
        """;

    /// <summary>SQL that is true where the viewer, the first three parameters, may know of a comment if they know of everything above it.</summary>
    // Almost nothing is hidden so deeply; only then is its author looked up.
    public static string Itself(string comment) => Visibility.Exists(comment, Visibility.AuthorOf(comment));

    /// <summary>SQL for the comments of a thread that are hidden from existence themselves.</summary>
    public static string Unseen(string thread) =>
        $"select unseen.id from views.comment unseen where unseen.thread_id = {thread} and unseen.hides_existence > 0";

    /// <summary>SQL for the ids of those that not everybody may know of: what is hidden, and everything below it.</summary>
    /// <param name="hidden">SQL for the ids of what is hidden: comments, or threads.</param>
    public static string Below(string hidden) =>
        $"""
        with recursive gone as (
            {hidden}
            union
            select child.id from gone join views.comment child on child.parent_key = gone.id)
        select id from gone
        """;
}
