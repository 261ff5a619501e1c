using static Forum.Api.Tests.Authorization.Who;

namespace Forum.Api.Tests.Authorization;

/// <summary>How cases are asked for. One that could be opened once only is asked for dry, which is decided in the same way.</summary>
public sealed class CasesToOpen(Stage stage)
{
    public async Task<Ask> OfAsync(Who who, string row)
    {
        var (community, member, reason) = (stage.Community, stage.Bystander.Number, "So.");
        return row switch
        {
            "POST /api/cases" => Open(new { kind = "remove", comment = await ToRemoveAsync(), reason }),
            "POST /api/cases: remove by oversight" => Open(new { kind = "remove", comment = await ToRemoveAsync(), layer = "oversight", reason }),
            "POST /api/cases: remove a thread" => Dry(new { kind = "remove", scope = "subtree", thread = stage.ThreadFor(who), reason }),
            "POST /api/cases: remove what a member wrote here" => Dry(new { kind = "remove", scope = "member", community, member, reason }),
            "POST /api/cases: remove what a member wrote anywhere" => Dry(new { kind = "remove", scope = "member", member, reason }),
            "POST /api/cases: remove a version" => Dry(new { kind = "remove", comment = await EditedAsync(), revision = 1, reason }),
            "POST /api/cases: restore" => Dry(new { kind = "restore", comment = await RemovedAsync(), reason }),
            "POST /api/cases: hide an entry" => Dry(new { kind = "remove", entry = await stage.RemovalAsync(), reason }),
            "POST /api/cases: ban" => Open(new { kind = "ban", community, member = await ToBanAsync(), reason }),
            "POST /api/cases: ban from the site" => Open(new { kind = "ban", member = await ToBanAsync(), reason }),
            "POST /api/cases: unban" => Dry(new { kind = "unban", community, member = stage.Person(BannedAuthor).Number, reason }),
            "POST /api/cases: lock" => Open(new { kind = "lock", thread = await stage.NewThreadAsync(Author), reason }),
            "POST /api/cases: pin" => Open(new { kind = "pin", thread = await stage.NewThreadAsync(Author), reason }),
            "POST /api/cases: appoint" => Dry(new { kind = "appoint", community, member, reason }),
            "POST /api/cases: step down" => Dry(new { kind = "dismiss", community, member = NumberOf(who), reason }),
            "POST /api/cases: hide a profile" => Dry(new { kind = "hideProfile", member, part = "bio", reason }),
            "POST /api/cases: approve a claim" => Dry(
                new { kind = "approveClaim", member = await stage.NamedHereAsync(), claimant = member, reason }),
            "POST /api/cases: approve a claim of more" => Dry(
                new { kind = "approveClaim", member = await NamedElsewhereTooAsync(), claimant = member, reason }),
            _ => throw new Xunit.Sdk.XunitException($"Say in CasesToOpen.cs how '{row}' is asked for."),
        };
    }

    static Ask Open(object act) => new("/api/cases", act);

    static Ask Dry(object act) => new("/api/cases?dryRun=true", act);

    long NumberOf(Who who) => who == Anonymous ? stage.Bystander.Number : stage.Person(who).Number;

    Task<long> ToRemoveAsync() => stage.KeptAsync("comment to remove", stage.SpareCommentAsync);

    Task<long> ToBanAsync() => stage.KeptAsync("member to ban", stage.NewMemberAsync);

    Task<long> EditedAsync() => stage.KeptAsync("edited comment", () => stage.NewCommentAsync(Author, Stage.EditCommentAsync));

    Task<long> RemovedAsync() => stage.KeptAsync("removed comment", async () =>
    {
        var comment = await stage.SpareCommentAsync();
        await stage.CaseAsync(Moderator, new { kind = "remove", comment, reason = "Spam." });
        return comment;
    });

    Task<long> NamedElsewhereTooAsync() => stage.KeptAsync("author elsewhere, too", async () =>
    {
        var name = Scenarios.FreshHandle("page");
        await stage.ImportAsync(stage.Elsewhere, name);
        return await stage.ImportAsync(stage.Community, name);
    });
}
