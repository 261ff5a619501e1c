using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Api.Replay;

/// <summary>What a thread or comment said and was at one cut, folded by the function that decisions are made with.</summary>
/// <param name="Title">Null for a comment.</param>
public sealed record PostThen(
    string? Title, string Body, string? Link, int Revision, DateTimeOffset? EditedAt, bool Official, bool Locked, bool Pinned, HiddenThen Hidden)
{
    /// <summary>
    /// The events that a fold needs the text of: the first, and the last edit. What lies between is gone with the edit that replaced it.
    /// </summary>
    public static IEnumerable<long> Texts(IReadOnlyList<Happening> happened) => happened.Count == 0
        ? []
        : happened.Where(happening => happening.IsEdit).TakeLast(1).Prepend(happened[0]).Select(happening => happening.Cut);

    /// <param name="happened">All that had happened to it.</param>
    /// <param name="texts">The events with texts that are needed, by their cuts.</param>
    public static PostThen OfComment(IReadOnlyList<Happening> happened, IReadOnlyDictionary<long, object> texts)
    {
        var state = Fold<Comment>(happened, texts, Comment.Evolve);
        return new PostThen(
            null, state.Body, null, state.Revision, LastEdit(happened), state.IsOfficial, Locked: false, Pinned: false,
            HiddenThen.Of(state.Suppressions.Active, Imposed(happened)));
    }

    public static PostThen OfThread(IReadOnlyList<Happening> happened, IReadOnlyDictionary<long, object> texts)
    {
        var state = Fold<DiscussionThread>(happened, texts, DiscussionThread.Evolve);
        return new PostThen(
            state.Title, state.Body, state.Link, state.Revision, LastEdit(happened), state.IsOfficial, state.IsLocked,
            state.Marks.Active.Any(mark => mark.Kind == ThreadMarkKind.Pinned), HiddenThen.Of(state.Suppressions.Active, Imposed(happened)));
    }

    static TState Fold<TState>(
        IReadOnlyList<Happening> happened, IReadOnlyDictionary<long, object> texts, Func<TState?, object, TState?> evolve) where TState : class
    {
        TState? state = null;
        foreach (var happening in happened)
        {
            if ((happening.Event ?? texts.GetValueOrDefault(happening.Cut)) is { } @event) state = evolve(state, @event);
        }

        return state!;
    }

    static DateTimeOffset? LastEdit(IReadOnlyList<Happening> happened)
    {
        for (var last = happened.Count - 1; last >= 0; last--)
        {
            if (happened[last].IsEdit) return happened[last].At;
        }

        return null;
    }

    /// <summary>When each suppression was imposed.</summary>
    public static Dictionary<ImpositionId, DateTimeOffset> Imposed(IReadOnlyList<Happening> happened)
    {
        var imposed = new Dictionary<ImpositionId, DateTimeOffset>();
        foreach (var happening in happened)
        {
            if (Suppressing(happening.Event) is { } suppression) imposed[suppression.Id] = happening.At;
        }

        return imposed;
    }

    static Suppression? Suppressing(object? @event) => @event switch
    {
        CommentSuppressed suppressed => suppressed.Suppression,
        ThreadSuppressed suppressed => suppressed.Suppression,
        _ => null,
    };
}
