using Forum.Api.Storage;

namespace Forum.Api.Moderation;

/// <summary>
/// SQL for the reason that is given with something hidden: of the highest layer that gives one, and of no case whose own reason is hidden.
/// Looked up where something is hidden, and nowhere else.
/// </summary>
public static class HiddenReason
{
    public const string OfComment =
        $"""
        case when comment.hidden_reason is not null then (
            select imposed.reason from views.comment_suppression imposed left join views.moderation_case on moderation_case.id = imposed.case_id
            where imposed.target_id = comment.id and {Given}) end
        """;

    public const string OfThread =
        $"""
        case when thread.hidden_reason is not null then (
            select imposed.reason from views.thread_suppression imposed left join views.moderation_case on moderation_case.id = imposed.case_id
            where imposed.target_id = thread.id and {Given}) end
        """;

    const string Given =
        $"""
        imposed.revision is null and imposed.layer < 4 and imposed.reason is not null and {ImpositionTable.InForce}
            and coalesce(moderation_case.hides_text, 0) = 0 and coalesce(moderation_case.hides_existence, 0) = 0
        order by imposed.layer desc, imposed.imposed_at desc, imposed.id limit 1
        """;
}
