namespace Forum.Api.Tests.Replay;

/// <summary>Whatever is read is read as of any moment, or it is said here why not.</summary>
public class looking_back_from_everywhere(AppFixture app)
{
    const string OfOneself = "What is the reader's own, and for nobody else, is as it is now.",
        OfPerson = "Who somebody is, is as of now: a look back must not bring up a name that was left behind.",
        OfWork = "What waits for moderators is what there is to do now.",
        Live = "What happens now.",
        OfAnalysts = "What analysts query stands at one cut, which it tells; of an earlier one there is a schema of its own.",
        Between = "It takes two cuts, as from and to.",
        Log = "It is the log itself, from a position on.",
        OfOperation = "Where the log is sent to, and how that goes, is no history of the forum.";

    static readonly Dictionary<string, string> Exceptions = new()
    {
        ["/api/threads/{number}/diff"] = Between,
        ["/api/threads/{number}/live"] = Live,
        ["/api/communities/{name}/live"] = Live,
        ["/api/analytics/tables"] = OfAnalysts,
        ["/api/analytics/plots"] = OfAnalysts,
        ["/api/analytics/plots/{name}"] = OfAnalysts,
        ["/api/members/{handle}"] = OfPerson,
        ["/api/members/{handle}/pronouns"] = OfPerson,
        ["/api/members/by-number/{number}"] = OfPerson,
        ["/api/members/by-number/{number}/dossier"] = OfWork,
        ["/api/claims"] = OfWork,
        ["/api/reports"] = OfWork,
        ["/api/inbox"] = OfOneself,
        ["/api/inbox/counts"] = OfOneself,
        ["/api/members/me"] = OfOneself,
        ["/api/members/me/blocks"] = OfOneself,
        ["/api/members/me/claims"] = OfOneself,
        ["/api/members/me/follows"] = OfOneself,
        ["/api/members/me/reports"] = OfOneself,
        ["/api/members/me/saved"] = OfOneself,
        ["/api/members/me/takeout"] = OfOneself,
        ["/api/sessions"] = OfOneself,
        ["/api/events"] = Log,
        ["/api/webhooks"] = OfOperation,
        ["/api/webhooks/{id}"] = OfOperation,
        ["/api/webhooks/{id}/dead-letters"] = OfOperation,
    };

    [Fact]
    public async Task every_reading_takes_a_cut_and_a_moment_or_has_a_reason()
    {
        var reads = (await app.OperationsAsync()).Where(operation => operation.Method == "GET").ToList();
        var takes = reads.Where(operation => Parameters(operation).IsSupersetOf(["asOf", "cut"])).Select(operation => operation.Path).ToHashSet();
        Assert.Equal(reads.Select(operation => operation.Path).Where(path => !takes.Contains(path)).Order(), Exceptions.Keys.Order());
        Assert.All(Exceptions.Values, reason => Assert.NotEmpty(reason));
    }

    /// <summary>What takes one refuses what is none, and what lies in the future.</summary>
    [Fact]
    public async Task every_such_reading_says_that_it_refuses_what_has_not_happened()
    {
        var reads = (await app.OperationsAsync()).Where(operation => operation.Method == "GET" && Parameters(operation).Contains("cut"));
        Assert.All(reads, operation => Assert.Contains(
            operation.Path == "/api/search" ? "search-not-as-of" : "cut-in-future", operation.Codes(400)));
    }

    static HashSet<string> Parameters(ContractOperation operation) =>
        [.. operation.Json["parameters"]?.AsArray().Select(parameter => parameter!["name"]!.GetValue<string>()) ?? []];
}
