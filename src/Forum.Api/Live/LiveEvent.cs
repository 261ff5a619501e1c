using System.Text.Json.Serialization;
using Forum.Api.Comments;
using Forum.Api.Threads;
using Forum.Domain.Comments;
using Forum.Domain.Threads;
using static Forum.Api.Storage.EventNames;

namespace Forum.Api.Live;

/// <summary>What a client is told.</summary>
/// <param name="Cut">Comes back as <c>Last-Event-ID</c>.</param>
public sealed record LiveEvent(long Cut, string Type, object Data)
{
    static readonly HashSet<string> Hiding =
    [
        All[typeof(ThreadSuppressed)], All[typeof(ThreadSuppressionLifted)], All[typeof(ThreadCaseUndone)],
        All[typeof(CommentSuppressed)], All[typeof(CommentSuppressionLifted)], All[typeof(CommentCaseUndone)],
    ];

    /// <summary>
    /// What to tell of an event, as things stand now: what was written and is hidden by now is told as hidden. Somebody who has seen what they
    /// may no longer know of is told to read anew, and not what.
    /// </summary>
    /// <returns>Null where there is nothing to tell.</returns>
    public static LiveEvent? Of(Happened happened, Posts posts)
    {
        if (happened.Comment is { } id)
        {
            if (posts.Comments.GetValueOrDefault(id) is not var (thread, comment)) return Unseen();
            return new LiveEvent(happened.Cut, TypeOf(happened, comment.Hidden is not null), new LiveComment(thread.Number, comment));
        }

        return posts.Threads.GetValueOrDefault(happened.Thread) is { } itself
            ? new LiveEvent(happened.Cut, TypeOf(happened, itself.Hidden is not null), new LiveThread(itself))
            : Unseen();

        LiveEvent? Unseen() => !Hiding.Contains(happened.Name) ? null : new LiveEvent(
            happened.Cut, "refresh", new LiveRefresh(posts.Threads.GetValueOrDefault(happened.Thread)?.Number));
    }

    static string TypeOf(Happened happened, bool isHidden) => Types[happened.Name] switch
    {
        (var what, "?") => $"{what}-{(isHidden ? "hidden" : "restored")}",
        (var what, "!") => $"{what}-{happened.Mark?.ToLowerInvariant()}",
        var (what, became) => $"{what}-{became}",
    };

    static readonly Dictionary<string, (string What, string Became)> Types = new Dictionary<Type, (string, string)>
    {
        [typeof(ArticleImported)] = ("thread", "started"),
        [typeof(ThreadStarted)] = ("thread", "started"),
        [typeof(ThreadEdited)] = ("thread", "edited"),
        [typeof(ThreadMarkedOfficial)] = ("thread", "changed"),
        [typeof(ThreadSuppressed)] = ("thread", "?"),
        [typeof(ThreadSuppressionLifted)] = ("thread", "?"),
        [typeof(ThreadMarked)] = ("thread", "!"),
        [typeof(ThreadMarkLifted)] = ("thread", "changed"),
        [typeof(ThreadCaseUndone)] = ("thread", "changed"),
        [typeof(CommentPosted)] = ("comment", "posted"),
        [typeof(CommentEdited)] = ("comment", "edited"),
        [typeof(CommentMarkedOfficial)] = ("comment", "changed"),
        [typeof(CommentSuppressed)] = ("comment", "?"),
        [typeof(CommentSuppressionLifted)] = ("comment", "?"),
        [typeof(CommentCaseUndone)] = ("comment", "?"),
    }
    .ToDictionary(type => All[type.Key], type => type.Value);

    /// <summary>What those who follow a community are told of. What an imported page brought came with its thread.</summary>
    public static readonly string[] InCommunity = [.. Types.Keys];

    /// <summary>And those who follow a thread: they know that it was started.</summary>
    public static readonly string[] InThread = [.. Types.Keys.Where(name => Types[name] != ("thread", "started"))];
}

/// <param name="Thread">The number of the thread that it is in.</param>
public sealed record LiveComment(long Thread, CommentModel Comment);

public sealed record LiveThread(ThreadSummary Thread);

/// <param name="Cut">Where it begins: everything above will be told.</param>
public sealed record LiveHello(long Cut);

/// <param name="Thread">The number of the thread to read again; absent where it is no longer there, or all are to be read again.</param>
public sealed record LiveRefresh([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Thread);

/// <param name="Reason"><c>signed-out</c>, <c>rights-changed</c> or <c>gone</c>.</param>
public sealed record LiveEnd(string Reason);
