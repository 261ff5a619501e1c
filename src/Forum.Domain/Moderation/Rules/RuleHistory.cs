using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Reports;
using Forum.Domain.Threads;

namespace Forum.Domain.Moderation.Rules;

/// <summary>What a rule would have done to a post, and what was known when it would have done it.</summary>
/// <param name="Number">Of the thread or comment.</param>
/// <param name="AuthorAge">Null where the author has no account.</param>
/// <param name="Domain">That the text led to, where the rule asks for one.</param>
/// <param name="Reports">How many members had reported it.</param>
/// <param name="WasHidden">A moderator had hidden it before.</param>
public sealed record RuleHit(
    RuleAct Act, RuleAbout About, Guid Id, long Number, DateTimeOffset At, TimeSpan? AuthorAge, string? Domain, int Reports, bool WasHidden);

/// <summary>
/// Goes through history event by event, and asks the rule at each that changes what it asks about: a post is written, edited or reported. It knows
/// what was known then and nothing later. Of texts it keeps only what the rule found in them.
/// </summary>
/// <param name="since">What held before is not acted on until something changes.</param>
public sealed class RuleHistory(ModerationRule rule, DateTimeOffset since)
{
    readonly Dictionary<MemberId, DateTimeOffset> registered = [];
    readonly Dictionary<Guid, Post> posts = [];
    readonly HashSet<Guid> acted = [];

    /// <summary>How many posts were judged.</summary>
    public long Judged { get; private set; }

    /// <summary>Whether a moderator hides a post, as far as history has gone.</summary>
    public bool IsHidden(Guid post) => posts[post].IsHidden;

    /// <param name="at">When it was stored.</param>
    public RuleHit? Next(object @event, DateTimeOffset at)
    {
        switch (@event)
        {
            case MemberRegistered member:
                registered[member.MemberId] = at;
                return null;
            case ThreadStarted thread:
                return Written(RuleAbout.Threads, thread.ThreadId.Value, thread.Number, thread.Author, rule.Find(thread.Title, thread.Body, thread.Link), at);
            case ThreadImported thread:
                return Written(RuleAbout.Threads, thread.ThreadId.Value, thread.Number, thread.Author, rule.Find(thread.Title, thread.Body, thread.Link), at);
            case ArticleImported thread:
                return Written(RuleAbout.Threads, thread.ThreadId.Value, thread.Number, null, rule.Find(thread.Title, thread.Body, null), at);
            case CommentPosted comment:
                return Written(RuleAbout.Comments, comment.CommentId.Value, comment.Number, comment.Author, rule.Find("", comment.Body, null), at);
            case CommentImported comment:
                return Written(RuleAbout.Comments, comment.CommentId.Value, comment.Number, comment.Author, rule.Find("", comment.Body, null), at);
            case ThreadEdited edited:
                return Edited(edited.ThreadId.Value, rule.Find(edited.Title, edited.Body, edited.Link), at);
            case CommentEdited edited:
                return Edited(edited.CommentId.Value, rule.Find("", edited.Body, null), at);
            case ReportFiled { Item: { Kind: CaseItemKind.Thread or CaseItemKind.Comment } item } report when posts.TryGetValue(item.Id, out var post):
                post.Reporters.Add(report.Reporter);
                return Judge(item.Id, post, at);
            default:
                Hide(@event);
                return null;
        }
    }

    RuleHit? Written(RuleAbout about, Guid id, long number, MemberId? author, TextFinding? found, DateTimeOffset at)
    {
        if (!rule.About.Contains(about)) return null;
        var post = posts[id] = new Post(about, number, author) { Found = found };
        return Judge(id, post, at);
    }

    RuleHit? Edited(Guid id, TextFinding? found, DateTimeOffset at)
    {
        if (!posts.TryGetValue(id, out var post)) return null;
        post.Found = found;
        return Judge(id, post, at);
    }

    RuleHit? Judge(Guid id, Post post, DateTimeOffset at)
    {
        if (at < since) return null;
        Judged++;
        TimeSpan? age = post.Author is { } author && registered.TryGetValue(author, out var joined) ? at - joined : null;
        if (post.Found is not { } found || rule.AuthorYoungerThan is { } young && !(age < young) || post.Reporters.Count < (rule.Reports ?? 0)) return null;
        return acted.Add(id)
            ? new RuleHit(rule.Act, post.About, id, post.Number, at, age, found.Domain, post.Reporters.Count, post.IsHidden)
            : null;
    }

    void Hide(object @event)
    {
        switch (@event)
        {
            case CommentSuppressed { Revision: null } it:
                Change(it.CommentId.Value, hiding => hiding.Impose(it.Suppression));
                break;
            case CommentSuppressionLifted it:
                Change(it.CommentId.Value, hiding => hiding.Lift(it.Suppression, it.Case));
                break;
            case CommentCaseUndone it:
                Change(it.CommentId.Value, hiding => hiding.Undo(it.Case));
                break;
            case ThreadSuppressed { Revision: null } it:
                Change(it.ThreadId.Value, hiding => hiding.Impose(it.Suppression));
                break;
            case ThreadSuppressionLifted it:
                Change(it.ThreadId.Value, hiding => hiding.Lift(it.Suppression, it.Case));
                break;
            case ThreadCaseUndone it:
                Change(it.ThreadId.Value, hiding => hiding.Undo(it.Case));
                break;
        }
    }

    void Change(Guid id, Func<InForce<Suppression>, InForce<Suppression>> change)
    {
        if (posts.TryGetValue(id, out var post)) post.Hiding = change(post.Hiding);
    }

    sealed class Post(RuleAbout about, long number, MemberId? author)
    {
        static readonly InForce<Suppression> Shown = InForce.None<Suppression>();

        HashSet<MemberId>? reporters;

        public RuleAbout About => about;

        public long Number => number;

        public MemberId? Author => author;

        public TextFinding? Found { get; set; }

        public InForce<Suppression> Hiding { get; set; } = Shown;

        public bool IsHidden => Hiding.Active.Any(suppression => suppression.Layer != SuppressionLayer.Author);

        public HashSet<MemberId> Reporters => reporters ??= [];
    }
}
