using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Threads;
using Marten.Events;

namespace Forum.Api.Storage;

/// <summary>
/// What each kind of event is called in the database. These names, and the members of the records, are the storage format:
/// a class may be renamed freely, a name here never; an event that changes its meaning gets a new name.
/// </summary>
public static class EventNames
{
    public static readonly IReadOnlyDictionary<Type, string> All = new Dictionary<Type, string>
    {
        [typeof(CommunityFounded)] = "community_founded",
        [typeof(ModeratorAppointed)] = "moderator_appointed",
        [typeof(MemberRegistered)] = "member_registered",
        [typeof(PasswordSet)] = "password_set",
        [typeof(AdministratorGranted)] = "administrator_granted",
        [typeof(AuthorImported)] = "author_imported",
        [typeof(ImportedPronounsChanged)] = "imported_pronouns_changed",
        [typeof(ArticleImported)] = "article_imported",
        [typeof(ThreadLocked)] = "thread_locked",
        [typeof(CommentPosted)] = "comment_posted",
        [typeof(CommentImported)] = "comment_imported",
        [typeof(CommentSuppressed)] = "comment_suppressed",
    };

    public static void MapEventNames(this IEventStoreOptions events)
    {
        foreach (var (type, name) in All) events.MapEventType(type, name);
    }
}
