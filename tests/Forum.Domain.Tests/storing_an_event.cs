using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Forum.Domain.Claims;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Inbox;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Reports;
using Forum.Domain.Shelves;
using Forum.Domain.Threads;
using Forum.Domain.Votes;

namespace Forum.Domain.Tests;

/// <summary>Events outlive the code that wrote them. A text here that has to change is a change to what is already stored.</summary>
public partial class storing_an_event
{
    const string A = "0190a000-0000-7000-8000-00000000000a", B = "0190b000-0000-7000-8000-00000000000b",
        C = "0190c000-0000-7000-8000-00000000000c", D = "0190d000-0000-7000-8000-00000000000d";

    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    static readonly Dictionary<Type, string> Stored = new()
    {
        [typeof(MemberRegistered)] = $$$"""
            {"memberId": "{{{A}}}", "number": 3, "handle": "Roza",
             "pronouns": {"stance": "Declared", "sets": ["she/her", "they/them"], "ambiguous": false}}
            """,
        [typeof(PasswordSet)] = $$"""{"memberId": "{{A}}", "passwordHash": "hashed"}""",
        [typeof(AdministratorGranted)] = $$"""{"memberId": "{{A}}"}""",
        [typeof(AnalystGranted)] = $$"""{"memberId": "{{A}}"}""",
        [typeof(AuthorImported)] = $$"""
            {"memberId": "{{A}}", "number": 4, "handle": "Roza", "host": "other.example",
             "pronouns": {"stance": "UseName", "sets": [], "ambiguous": true}, "capturedAt": "2025-03-01T00:00:00+00:00"}
            """,
        [typeof(PronounsChanged)] = $$$"""
            {"memberId": "{{{A}}}",
             "pronouns": {"stance": "Declared", "sets":
                ["they/them",
                 {"display": "hän/hänet",
                  "forms": {"subject": "hän", "object": "hänet", "possessiveDeterminer": "hänen", "possessivePronoun": "hänen",
                            "reflexive": "itse", "cases": {"allative": "hänelle", "partitive": "häntä"}},
                  "language": "fi", "gender": "common"}],
              "ambiguous": false, "audience": "SignedIn"}}
            """,
        [typeof(ImportedPronounsChanged)] = $$"""
            {"memberId": "{{A}}", "pronouns": {"stance": "Any", "sets": [], "ambiguous": false}, "capturedAt": "2025-03-01T00:00:00+00:00"}
            """,
        [typeof(HandleChanged)] = $$"""{"memberId": "{{A}}", "handle": "Rosa"}""",
        [typeof(DisplayNameChanged)] = $$"""{"memberId": "{{A}}", "displayName": null}""",
        [typeof(BioChanged)] = $$"""{"memberId": "{{A}}", "bio": "I *row*."}""",
        [typeof(ExternalIdentityLinked)] = $$"""{"memberId": "{{A}}", "issuer": "https://id.example", "subjectHash": "00ff"}""",
        [typeof(MemberDeleted)] = $$"""{"memberId": "{{A}}", "content": "Withdraw"}""",
        [typeof(CommunityFounded)] = $$$"""
            {"communityId": "{{{A}}}", "number": 1, "name": "general", "founder": "{{{B}}}",
             "settings": {"title": null, "description": "", "downvotes": true, "maxDepth": 50, "history": "Moderators"}}
            """,
        [typeof(ModeratorAppointed)] = $$"""{"communityId": "{{A}}", "moderator": "{{B}}", "id": "{{C}}", "actor": "{{D}}", "case": "{{A}}"}""",
        [typeof(ArticleImported)] = $$"""
            {"threadId": "{{A}}", "number": 7, "communityId": "{{B}}", "title": "A quiet day", "body": "It rained.",
             "page": {"sha256": "00ff", "capturedAt": "2025-03-01T12:30:00+00:00", "capturedToTheDay": false, "parserVersion": 1},
             "comments": 2, "members": 1, "warnings": ["Something was lost."], "importer": "{{C}}"}
            """,
        [typeof(CommentPosted)] = $$"""
            {"commentId": "{{A}}", "number": 11, "threadId": "{{B}}", "parent": "{{C}}", "depth": 2, "author": "{{D}}", "body": "Hello"}
            """,
        [typeof(CommentImported)] = $$"""
            {"commentId": "{{A}}", "number": 12, "threadId": "{{B}}", "parent": null, "parentKnown": true, "depth": 1, "author": "{{D}}",
             "body": "Hello",
             "writtenAt": {"from": "2024-02-28T00:00:00+00:00", "to": "2024-03-02T00:00:00+00:00", "text": "a year ago"},
             "score": -3, "badges": ["M", "Banned"]}
            """,
        [typeof(CommentEdited)] = $$$"""
            {"commentId": "{{{A}}}", "revision": 2, "body": "Hello again"}
            """,
        [typeof(CommentMarkedOfficial)] = $$$"""
            {"commentId": "{{{A}}}", "official": true}
            """,
        [typeof(CommentSuppressed)] = $$$"""
            {"commentId": "{{{A}}}", "suppression": {"id": "{{{B}}}", "layer": "Oversight", "reason": "spam", "actor": "{{{C}}}", "case": "{{{D}}}", "hides": ["Text", "Existence"]}, "revision": 3}
            """,
        [typeof(CommentSuppressionLifted)] = $$$"""
            {"commentId": "{{{A}}}", "suppression": "{{{B}}}", "case": "{{{C}}}"}
            """,
        [typeof(CommentCaseUndone)] = $$$"""
            {"commentId": "{{{A}}}", "case": "{{{B}}}"}
            """,
        [typeof(ThreadStarted)] = $$$"""
            {"threadId": "{{{A}}}", "number": 8, "communityId": "{{{B}}}", "author": "{{{C}}}", "title": "Why?", "body": "So.", "link": "https://example.org"}
            """,
        [typeof(ThreadImported)] = $$$"""
            {"threadId": "{{{A}}}", "number": 8, "communityId": "{{{B}}}", "author": "{{{C}}}", "title": "Why?", "body": "So.", "link": "https://example.org",
             "writtenAt": {"from": "2015-03-01T12:00:00+00:00", "to": "2015-03-01T12:00:00+00:00", "text": "2015-03-01T12:00:00Z"}, "score": -2}
            """,
        [typeof(ThreadEdited)] = $$$"""
            {"threadId": "{{{A}}}", "revision": 2, "title": "Why?", "body": "So.", "link": null}
            """,
        [typeof(ThreadMarkedOfficial)] = $$$"""
            {"threadId": "{{{A}}}", "official": true}
            """,
        [typeof(ThreadSuppressed)] = $$$"""
            {"threadId": "{{{A}}}", "suppression": {"id": "{{{B}}}", "layer": "Oversight", "reason": "spam", "actor": "{{{C}}}", "case": "{{{D}}}", "hides": ["Text", "Existence"]}, "revision": null}
            """,
        [typeof(ThreadSuppressionLifted)] = $$$"""
            {"threadId": "{{{A}}}", "suppression": "{{{B}}}", "case": null}
            """,
        [typeof(ThreadMarked)] = $$$"""
            {"threadId": "{{{A}}}", "mark": {"id": "{{{B}}}", "kind": "Locked", "reason": "heated", "actor": "{{{C}}}", "case": "{{{D}}}"}}
            """,
        [typeof(ThreadMarkLifted)] = $$$"""
            {"threadId": "{{{A}}}", "mark": "{{{B}}}", "case": "{{{C}}}"}
            """,
        [typeof(ThreadCaseUndone)] = $$$"""
            {"threadId": "{{{A}}}", "case": "{{{B}}}"}
            """,
        [typeof(CommunityEdited)] = $$$"""
            {"communityId": "{{{A}}}", "settings": {"title": "General", "description": "All.", "downvotes": false, "maxDepth": 9, "history": "SignedIn"}, "actor": "{{{B}}}"}
            """,
        [typeof(AppointmentLifted)] = $$$"""
            {"communityId": "{{{A}}}", "appointment": "{{{B}}}", "case": "{{{C}}}"}
            """,
        [typeof(CommunityCaseUndone)] = $$$"""
            {"communityId": "{{{A}}}", "case": "{{{B}}}"}
            """,
        [typeof(MemberBanned)] = $$$"""
            {"memberId": "{{{A}}}", "ban": {"id": "{{{B}}}", "community": "{{{C}}}", "until": "2026-01-01T00:00:00+00:00", "reason": "spam", "actor": "{{{D}}}", "case": "{{{A}}}"}}
            """,
        [typeof(BanLifted)] = $$$"""
            {"memberId": "{{{A}}}", "ban": "{{{B}}}", "case": "{{{C}}}"}
            """,
        [typeof(ProfileSuppressed)] = $$$"""
            {"memberId": "{{{A}}}", "suppression": {"id": "{{{B}}}", "part": "DisplayName", "reason": "abuse", "actor": "{{{C}}}", "case": "{{{D}}}"}}
            """,
        [typeof(ProfileSuppressionLifted)] = $$$"""
            {"memberId": "{{{A}}}", "suppression": "{{{B}}}", "case": "{{{C}}}"}
            """,
        [typeof(AuthorClaimed)] = $$$"""
            {"memberId": "{{{A}}}", "claim": {"id": "{{{B}}}", "by": "{{{C}}}", "case": "{{{D}}}"}}
            """,
        [typeof(MemberCaseUndone)] = $$$"""
            {"memberId": "{{{A}}}", "case": "{{{B}}}"}
            """,
        [typeof(CommunityFollowed)] = $$"""{"memberId": "{{A}}", "community": "{{B}}"}""",
        [typeof(CommunityUnfollowed)] = $$"""{"memberId": "{{A}}", "community": "{{B}}"}""",
        [typeof(CommunityBlocked)] = $$"""{"memberId": "{{A}}", "community": "{{B}}"}""",
        [typeof(CommunityUnblocked)] = $$"""{"memberId": "{{A}}", "community": "{{B}}"}""",
        [typeof(MemberBlocked)] = $$"""{"memberId": "{{A}}", "blocked": "{{B}}"}""",
        [typeof(MemberUnblocked)] = $$"""{"memberId": "{{A}}", "blocked": "{{B}}"}""",
        [typeof(CaseOpened)] = $$$"""
            {"caseId": "{{{A}}}", "number": 5, "actor": "{{{B}}}",
             "act": {"kind": "Remove", "scope": "Subtree", "community": "{{{C}}}", "thread": "{{{D}}}", "comment": null, "revision": null, "member": null,
               "claimant": null, "entry": null, "part": null, "layer": "Moderator", "hides": ["Text"], "since": null, "until": null, "removes": false},
             "reason": "spam", "rule": "No spam", "lastThread": 6, "lastComment": 7, "expected": 8}
            """,
        [typeof(CaseAdvanced)] = $$$"""
            {"caseId": "{{{A}}}", "items": [{"kind": "Comment", "id": "{{{B}}}"}], "place": {"thread": 1, "comment": 2}}
            """,
        [typeof(CaseCompleted)] = $$$"""
            {"caseId": "{{{A}}}"}
            """,
        [typeof(CaseUndoOpened)] = $$$"""
            {"caseId": "{{{A}}}", "actor": "{{{B}}}", "reason": "a mistake"}
            """,
        [typeof(CaseUndoAdvanced)] = $$$"""
            {"caseId": "{{{A}}}", "through": 3}
            """,
        [typeof(CaseUndone)] = $$$"""
            {"caseId": "{{{A}}}"}
            """,
        [typeof(CaseSuppressed)] = $$$"""
            {"caseId": "{{{A}}}", "suppression": {"id": "{{{B}}}", "layer": "Oversight", "reason": "spam", "actor": "{{{C}}}", "case": "{{{D}}}", "hides": ["Text", "Existence"]}}
            """,
        [typeof(CaseSuppressionLifted)] = $$$"""
            {"caseId": "{{{A}}}", "suppression": "{{{B}}}", "case": "{{{C}}}"}
            """,
        [typeof(CaseCaseUndone)] = $$$"""
            {"caseId": "{{{A}}}", "case": "{{{B}}}"}
            """,
        [typeof(ClaimRequested)] = $$"""{"claimRequestId": "{{A}}", "number": 5, "author": "{{B}}", "claimant": "{{C}}", "statement": "Ask me."}""",
        [typeof(ClaimRetracted)] = $$"""{"claimRequestId": "{{A}}"}""",
        [typeof(ClaimRefused)] = $$"""{"claimRequestId": "{{A}}", "moderator": "{{B}}", "reason": "Not shown."}""",
        [typeof(ReportFiled)] = $$$"""
            {"reportId": "{{{A}}}", "number": 6, "reporter": "{{{B}}}", "item": {"kind": "Member", "id": "{{{C}}}"}, "part": "DisplayName", "revision": null,
             "against": "{{{C}}}", "community": "{{{D}}}", "reason": "rude"}
            """,
        [typeof(ReportResolved)] = $$$"""
            {"reportId": "{{{A}}}", "resolver": "{{{B}}}", "outcome": "NoAction", "case": "{{{C}}}", "note": "It is a joke."}
            """,
        [typeof(VoteCast)] = $$$"""
            {"voterId": "{{{A}}}", "item": {"kind": "Comment", "id": "{{{B}}}"}, "communityId": "{{{C}}}", "vote": "Up"}
            """,
        [typeof(ItemSaved)] = $$$"""{"memberId": "{{{A}}}", "item": {"kind": "Thread", "id": "{{{B}}}"}}""",
        [typeof(ItemUnsaved)] = $$$"""{"memberId": "{{{A}}}", "item": {"kind": "Comment", "id": "{{{B}}}"}}""",
        [typeof(ReadMarkMoved)] = $$"""{"memberId": "{{A}}", "threadId": "{{B}}", "upTo": 40, "cameAt": "2025-03-01T00:00:00+00:00"}""",
        [typeof(InboxOpened)] = $$$"""
            {"inboxId": "{{{A}}}", "memberId": "{{{B}}}"}
            """,
        [typeof(InboxRead)] = $$$"""
            {"memberId": "{{{A}}}", "upTo": 12}
            """,
        [typeof(NoticesRead)] = $$$"""
            {"memberId": "{{{A}}}", "notices": [13, 15]}
            """,
    };

    public static TheoryData<Type> Events => [.. Stored.Keys];

    [Theory, MemberData(nameof(Events))]
    public void writes_what_was_always_written(Type type) =>
        Assert.Equal(JsonNode.Parse(Stored[type])!.ToJsonString(Json), JsonSerializer.Serialize(Read(type, Stored[type]), type, Json));

    [Theory, MemberData(nameof(Events))]
    public void reads_it_as_it_was(Type type)
    {
        var @event = Read(type, Stored[type]);
        Assert.Equal(@event, Read(type, JsonSerializer.Serialize(@event, type, Json)));
    }

    [Fact]
    public void reads_every_value() => Assert.Equal(
        new CommentImported(
            new(Guid.Parse(A)), 12, new(Guid.Parse(B)), null, true, 1, new(Guid.Parse(D)), "Hello",
            new(new(2024, 2, 28, 0, 0, 0, TimeSpan.Zero), new(2024, 3, 2, 0, 0, 0, TimeSpan.Zero), "a year ago"), -3, ["M", "Banned"]),
        Read(typeof(CommentImported), Stored[typeof(CommentImported)]));

    /// <summary>What is not said in the stored text is as it was before there was such a thing.</summary>
    [Fact]
    public void keeps_a_set_of_pronouns_that_is_a_text_alone_as_a_text() => Assert.Equal(
        new MemberRegistered(
            new(Guid.Parse(A)), 3, "Roza",
            new(PronounStance.Declared, [new PronounSet("she/her"), new PronounSet("they/them")], Ambiguous: false)
            {
                Unconfirmed = false,
                Audience = PronounAudience.Public,
            }),
        Read(typeof(MemberRegistered), Stored[typeof(MemberRegistered)]));

    [Fact]
    public void reads_a_set_of_pronouns_as_an_object_too() =>
        Assert.Equal(new PronounSet("she/her"), JsonSerializer.Deserialize<PronounSet>("""{"display": "she/her", "forms": null}""", Json));

    [Fact]
    public void stores_that_pronouns_are_unconfirmed() => Assert.Contains(
        "\"unconfirmed\":true", JsonSerializer.Serialize(new Pronouns(PronounStance.Any, []).AsImported(), Json), StringComparison.Ordinal);

    [Theory]
    [InlineData(GrammaticalGender.Animate, "animate")]
    [InlineData(GrammaticalGender.Common, "common")]
    [InlineData(GrammaticalGender.Feminine, "feminine")]
    [InlineData(GrammaticalGender.Inanimate, "inanimate")]
    [InlineData(GrammaticalGender.Masculine, "masculine")]
    [InlineData(GrammaticalGender.Neuter, "neuter")]
    public void names_each_grammatical_gender_as_others_do(GrammaticalGender gender, string name) => Assert.Equal(
        $$"""{"display":"x","gender":"{{name}}"}""", JsonSerializer.Serialize(new PronounSet("x", Gender: gender), Json));

    [Theory]
    [InlineData(SuppressionLayer.Author, "Author")]
    [InlineData(SuppressionLayer.Moderator, "Moderator")]
    [InlineData(SuppressionLayer.Oversight, "Oversight")]
    [InlineData(PronounStance.Unset, "Unset")]
    [InlineData(PronounStance.Declared, "Declared")]
    [InlineData(PronounStance.Any, "Any")]
    [InlineData(PronounStance.Ask, "Ask")]
    [InlineData(PronounStance.UseName, "UseName")]
    [InlineData(Vote.None, "None")]
    [InlineData(Vote.Up, "Up")]
    [InlineData(Vote.Down, "Down")]
    [InlineData(ItemKind.Thread, "Thread")]
    [InlineData(ItemKind.Comment, "Comment")]
    [InlineData(FormerContent.Keep, "Keep")]
    [InlineData(FormerContent.Withdraw, "Withdraw")]
    [InlineData(PronounAudience.Public, "Public")]
    [InlineData(PronounAudience.SignedIn, "SignedIn")]
    [InlineData(PronounAudience.Moderators, "Moderators")]
    [InlineData(PronounAudience.OnlyMe, "OnlyMe")]
    public void names_each_choice(object choice, string name) =>
        Assert.Equal($"\"{name}\"", JsonSerializer.Serialize(choice, choice.GetType(), Json));

    [Fact]
    public void names_every_choice_above()
    {
        Assert.Equal(3, Enum.GetValues<SuppressionLayer>().Length);
        Assert.Equal(5, Enum.GetValues<PronounStance>().Length);
        Assert.Equal(3, Enum.GetValues<Vote>().Length);
        Assert.Equal(2, Enum.GetValues<ItemKind>().Length);
        Assert.Equal(2, Enum.GetValues<FormerContent>().Length);
        Assert.Equal(4, Enum.GetValues<PronounAudience>().Length);
    }

    /// <summary>Events are named in the past tense; that is how they are found here.</summary>
    [Fact]
    public void is_pinned_for_all_there_are() => Assert.Equal(
        typeof(Decision).Assembly.GetExportedTypes()
            .Where(type => type is { IsSealed: true, IsAbstract: false, IsNested: false } && PastTense().IsMatch(type.Name))
            .Where(type => !type.IsAssignableTo(typeof(Decision)))
            .OrderBy(type => type.Name),
        Stored.Keys.OrderBy(type => type.Name));

    [GeneratedRegex("(ed|Undone|MarkedOfficial|PasswordSet|VoteCast|InboxRead|NoticesRead)$")]
    private static partial Regex PastTense();

    static object Read(Type type, string json) => JsonSerializer.Deserialize(json, type, Json)!;
}
