using static Forum.Api.Tests.Authorization.Who;

namespace Forum.Api.Tests.Authorization;

/// <summary>
/// Who sees what of a thread or a comment in each state that it can come to. The author is whoever wrote it, the banned author whoever wrote another
/// to which the same happened.
/// </summary>
public static class WhoSeesWhat
{
    public const string All = "text, author", NoText = "author", NoAuthor = "text", Place = "its place alone", Nothing = "nothing";

    static readonly Who[] Theirs = [Author, BannedAuthor], Moderating = [Moderator, Administrator];

    public static IReadOnlyDictionary<string, ByWhom> Table { get; } = new Dictionary<string, ByWhom>
    {
        ["as it was written"] = ByWhom.All(All),
        ["deleted by its author"] = ByWhom.All(NoText).But(All, Theirs),
        ["removed by a moderator"] = ByWhom.All(NoText).But(All, [.. Theirs, .. Moderating]),
        ["removed, and deleted by its author"] = ByWhom.All(NoText).But(All, Theirs),
        ["parted from its author by a moderator"] = ByWhom.All(NoAuthor).But(All, [.. Theirs, .. Moderating]),
        ["removed and parted from its author by a moderator"] = ByWhom.All(Place).But(All, [.. Theirs, .. Moderating]),
        ["hidden altogether by a moderator"] = ByWhom.All(Nothing).But(All, [.. Theirs, .. Moderating]),
        ["removed by oversight"] = ByWhom.All(NoText).But(All, Administrator),
        ["parted from its author by oversight"] = ByWhom.All(NoAuthor).But(All, Administrator),
        ["hidden altogether by oversight"] = ByWhom.All(Nothing).But(All, Administrator),
        ["hidden altogether by oversight, and deleted by its author"] = ByWhom.All(Nothing).But(NoText, Administrator),
        // What is below something takes its fate, for its own author, too.
        ["below something that a moderator hid altogether"] = ByWhom.All(Nothing).But(All, Moderating),
        ["below something that oversight hid altogether"] = ByWhom.All(Nothing).But(All, Administrator),
    };
}
