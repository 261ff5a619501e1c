using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Threads;

namespace Forum.Domain.Tests;

/// <summary>Events outlive the code that wrote them. A text here that has to change is a change to what is already stored.</summary>
public class storing_an_event
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
        [typeof(AuthorImported)] = $$"""
            {"memberId": "{{A}}", "number": 4, "handle": "Roza", "host": "other.example",
             "pronouns": {"stance": "UseName", "sets": [], "ambiguous": true}, "capturedAt": "2025-03-01T00:00:00+00:00"}
            """,
        [typeof(ImportedPronounsChanged)] = $$"""
            {"memberId": "{{A}}", "pronouns": {"stance": "Any", "sets": [], "ambiguous": false}, "capturedAt": "2025-03-01T00:00:00+00:00"}
            """,
        [typeof(CommunityFounded)] = $$"""{"communityId": "{{A}}", "number": 1, "name": "general"}""",
        [typeof(ModeratorAppointed)] = $$"""{"communityId": "{{A}}", "moderator": "{{B}}"}""",
        [typeof(ArticleImported)] = $$"""
            {"threadId": "{{A}}", "number": 7, "communityId": "{{B}}", "title": "A quiet day", "body": "It rained.",
             "page": {"sha256": "00ff", "capturedAt": "2025-03-01T12:30:00+00:00", "capturedToTheDay": false, "parserVersion": 1},
             "comments": 2, "members": 1, "warnings": ["Something was lost."], "importer": "{{C}}"}
            """,
        [typeof(ThreadLocked)] = $$"""{"threadId": "{{A}}", "moderator": "{{B}}", "reason": "heated"}""",
        [typeof(CommentPosted)] = $$"""
            {"commentId": "{{A}}", "number": 11, "threadId": "{{B}}", "parent": "{{C}}", "depth": 2, "author": "{{D}}", "body": "Hello"}
            """,
        [typeof(CommentImported)] = $$"""
            {"commentId": "{{A}}", "number": 12, "threadId": "{{B}}", "parent": null, "parentKnown": true, "depth": 1, "author": "{{D}}",
             "body": "Hello",
             "writtenAt": {"from": "2024-02-28T00:00:00+00:00", "to": "2024-03-02T00:00:00+00:00", "text": "a year ago"},
             "score": -3, "badges": ["M", "Banned"]}
            """,
        [typeof(CommentSuppressed)] = $$$"""{"commentId": "{{{A}}}", "suppression": {"layer": "Moderator", "reason": null}}""",
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

    [Theory]
    [InlineData(SuppressionLayer.Author, "Author")]
    [InlineData(SuppressionLayer.Moderator, "Moderator")]
    [InlineData(PronounStance.Unset, "Unset")]
    [InlineData(PronounStance.Declared, "Declared")]
    [InlineData(PronounStance.Any, "Any")]
    [InlineData(PronounStance.Ask, "Ask")]
    [InlineData(PronounStance.UseName, "UseName")]
    public void names_each_choice(object choice, string name) =>
        Assert.Equal($"\"{name}\"", JsonSerializer.Serialize(choice, choice.GetType(), Json));

    [Fact]
    public void names_every_choice_above()
    {
        Assert.Equal(2, Enum.GetValues<SuppressionLayer>().Length);
        Assert.Equal(5, Enum.GetValues<PronounStance>().Length);
    }

    /// <summary>Events are named in the past tense; that is how they are found here.</summary>
    [Fact]
    public void is_pinned_for_all_there_are() => Assert.Equal(
        typeof(Decision).Assembly.GetExportedTypes()
            .Where(type => type is { IsSealed: true, IsAbstract: false, IsNested: false, Name: [.., 'e', 'd'] or nameof(PasswordSet) })
            .Where(type => !type.IsAssignableTo(typeof(Decision)))
            .OrderBy(type => type.Name),
        Stored.Keys.OrderBy(type => type.Name));

    static object Read(Type type, string json) => JsonSerializer.Deserialize(json, type, Json)!;
}
