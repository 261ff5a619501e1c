namespace Forum.Domain.Inbox;

/// <summary>A member has begun to read what they were told.</summary>
public sealed record InboxOpened(InboxId InboxId, MemberId MemberId);

/// <summary>A member has read every notice up to a position in the log.</summary>
public sealed record InboxRead(MemberId MemberId, long UpTo);

/// <summary>A member has read some notices, by their positions in the log.</summary>
public sealed record NoticesRead(MemberId MemberId, EquatableList<long> Notices);

/// <summary>How far a member has read. A stream of its own, so that reading never meets with anything else that the member does.</summary>
/// <param name="Read">What they have read beyond <paramref name="UpTo"/>.</param>
public sealed record MemberInbox(InboxId Id, MemberId Member, long UpTo, EquatableList<long> Read)
{
    public static MemberInbox? Evolve(MemberInbox? inbox, object @event) => @event switch
    {
        InboxOpened opened => new MemberInbox(opened.InboxId, opened.MemberId, UpTo: 0, Read: []),
        InboxRead read => inbox! with { UpTo = read.UpTo, Read = [.. inbox.Read.Where(notice => notice > read.UpTo)] },
        NoticesRead read => inbox! with { Read = [.. inbox.Read, .. read.Notices] },
        _ => inbox,
    };

    public bool HasRead(long notice) => notice <= UpTo || Read.Contains(notice);
}
