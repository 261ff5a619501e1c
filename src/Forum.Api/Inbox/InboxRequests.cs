using Forum.Api.Http;
using Forum.Domain;

namespace Forum.Api.Inbox;

/// <summary>What is wrong with a request about an inbox.</summary>
public static class InboxRequests
{
    public static readonly Refused KindUnknown = new("inbox-kind-unknown", "Notices are replies, mentions or moderation, or all.");
    public static readonly Refused NothingNamed = new(
        "inbox-nothing-named", $"Say what was read: either up to which notice, or 1 to {Requests.MaxLimit} of them.");
    public static readonly Refused NoticeNotFound = new("notice-not-found", "There is no such notice in this inbox.");
}
