using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Claims;
using Forum.Domain.Comments;
using Forum.Domain.Inbox;
using Forum.Domain.Members;
using Forum.Domain.Reports;
using Forum.Domain.Shelves;
using Forum.Domain.Votes;
using JasperFx.Events;
using Npgsql;

namespace Forum.Api.Http.Caching;

/// <summary>Which events change what strangers are answered. Any that is not named here changes all of it.</summary>
public sealed class AnswerChanges(AnswerAge age, NpgsqlDataSource database)
{
    /// <summary>More at once are not looked at one by one.</summary>
    const long Most = 5_000;

    /// <summary>What only the member sees, or moderators. A vote counts once it is added up.</summary>
    static readonly HashSet<Type> Private =
    [
        typeof(ItemSaved), typeof(ItemUnsaved), typeof(ReadMarkMoved), typeof(InboxOpened), typeof(InboxRead), typeof(NoticesRead),
        typeof(CommunityFollowed), typeof(CommunityUnfollowed), typeof(CommunityBlocked), typeof(CommunityUnblocked),
        typeof(MemberBlocked), typeof(MemberUnblocked), typeof(PasswordSet), typeof(ExternalIdentityLinked), typeof(AdministratorGranted),
        typeof(AnalystGranted),
        typeof(ReportFiled), typeof(ReportResolved), typeof(ClaimRequested), typeof(ClaimRetracted), typeof(ClaimRefused),
    ];

    static readonly string Vote = Names(typeof(VoteCast));

    // The ids of the events one by one, and not where they begin and end: then the database plans this once, and not each time.
    static readonly string Places =
        $"""
        select distinct case
            when happened.type in ({Names(typeof(CommentPosted), typeof(CommentImported))}) then (happened.data ->> 'threadId')::uuid
            when happened.type = {Vote} then coalesce(
                (select comment.thread_id from views.comment comment where comment.id = (happened.data -> 'item' ->> 'id')::uuid),
                (happened.data -> 'item' ->> 'id')::uuid) end
        from forum.mt_events happened
        where happened.seq_id = any($1) and happened.type not in ({Names([.. Private])})
        """;

    /// <summary>What is stored just now changes what is answered from now on.</summary>
    public void Apply(IEnumerable<IEvent> events)
    {
        foreach (var e in events)
        {
            if (e.Data is VoteCast || Private.Contains(e.EventType)) continue;
            if (ThreadOf(e.Data) is { } thread) age.Change(thread.Value);
            else age.ChangeAll();
        }
    }

    /// <summary>The same of what the log has after one place in it and up to another, whoever stored it, with the votes.</summary>
    public async Task ApplyAsync(long after, long through, CancellationToken cancellation)
    {
        if (through < after || through - after > Most)
        {
            age.ChangeAll();
            return;
        }

        if (through == after) return;

        await using var command = database.CreateCommand(Places);
        command.Parameters.Add(new() { Value = Enumerable.Range(1, (int)(through - after)).Select(step => after + step).ToArray() });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            if (rows.IsDBNull(0)) age.ChangeAll();
            else age.Change(rows.GetGuid(0));
        }
    }

    static string Names(params Type[] types) => string.Join(", ", types.Select(type => $"'{EventNames.All[type]}'"));

    static ThreadId? ThreadOf(object @event) => @event switch
    {
        CommentPosted posted => posted.ThreadId,
        CommentImported imported => imported.ThreadId,
        _ => null,
    };
}
