using System.Diagnostics;
using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Domain.Imports;

/// <summary>Makes a thread of a page, with a comment for each of its comments and an imported member for each new name.</summary>
/// <param name="Identities">What the new streams will be known by.</param>
/// <param name="Importer">Null for an operator on the command line.</param>
public sealed record ImportArticle(
    ArticlePage Page, string PageSha256, Capture Capture, string? Title, ImportIdentities Identities, MemberId? Importer)
    : Command
{
    public static readonly string NestingLost = "This copy of the page has lost its nesting: who answers whom is not known.";

    /// <param name="community">The community to import into if there is one, or the founding of it.</param>
    /// <param name="authors">Those of the page's authors who were imported before, by <see cref="MemberKey"/>.</param>
    public static ArticleImport Decide(ImportArticle command, CommunityId community, IReadOnlyDictionary<string, KnownAuthor> authors)
    {
        var page = command.Page;
        var people = ImportedAuthors.Decide(page.Comments.Select(comment => comment.Byline), command.Capture, authors, command.Identities.Members);
        var imported = new ArticleImported(
            command.Identities.Thread.Id, command.Identities.Thread.Number, community, command.Title ?? page.Title, page.Body,
            new ImportedPage(command.PageSha256, command.Capture.At, command.Capture.IsToTheDay, ArticlePage.Version),
            page.Comments.Count, people.Members.Count, [.. WarningsOf(command)], command.Importer);

        return new ArticleImport(imported, people.Events, ImportedComments(command, people.Members));
    }

    static List<IReadOnlyList<object>> ImportedComments(ImportArticle command, IReadOnlyDictionary<string, MemberId> members)
    {
        var (comments, ids) = (command.Page.Comments, command.Identities.Comments);
        var depths = new int[comments.Count];
        var streams = new List<IReadOnlyList<object>>(comments.Count);
        for (var i = 0; i < comments.Count; i++)
        {
            var comment = comments[i];
            depths[i] = comment.Parent is { } parent ? depths[parent] + 1 : 0;
            var imported = new CommentImported(
                ids[i].Id, ids[i].Number, command.Identities.Thread.Id,
                comment.Parent is { } at ? ids[at].Id : null, comment.ParentKnown, depths[i],
                members[comment.Byline.Key], comment.Body, command.Capture.Before(comment.Age), comment.Votes, comment.Byline.Badges);
            streams.Add(SuppressionOf(comment.State) is { } layer
                ? [imported, new CommentSuppressed(ids[i].Id, new Suppression(new ImpositionId(ids[i].Id.Value), layer, [Hidden.Text]))]
                : [imported]);
        }

        return streams;
    }

    static SuppressionLayer? SuppressionOf(CommentState state) => state switch
    {
        CommentState.Shown => null,
        CommentState.DeletedByAuthor => SuppressionLayer.Author,
        CommentState.RemovedByModerator => SuppressionLayer.Moderator,
        _ => throw new UnreachableException(),
    };

    static IEnumerable<string> WarningsOf(ImportArticle command)
    {
        if (command.Capture.IsAssumed)
        {
            yield return $"When the page was captured is not said; times count from {command.Capture.At:yyyy-MM-dd}, the day of the import.";
        }

        if (command.Page.Comments.Any(comment => !comment.ParentKnown)) yield return NestingLost;

        // How many and not who: no event of a thread names a person.
        var unreadable = command.Page.Comments
            .Select(comment => comment.Byline)
            .Where(byline => byline.HasUnreadablePronouns)
            .DistinctBy(byline => byline.Key)
            .Count();
        if (unreadable > 0) yield return $"The brackets behind {unreadable} of the names hold nothing that could be pronouns.";
    }
}
