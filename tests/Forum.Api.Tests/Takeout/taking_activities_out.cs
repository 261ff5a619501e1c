using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Takeout;

/// <summary>As the ActivityStreams 2.0 vocabulary has it.</summary>
public class taking_activities_out(LivedLife life) : IClassFixture<LivedLife>
{
    /// <summary>Each with the kinds of what it is done to, where that is told and not only named.</summary>
    static readonly Dictionary<string, string[]> Vocabulary = new()
    {
        ["Create"] = ["Article", "Note"],
        ["Update"] = ["Article", "Note", "Person"],
        ["Delete"] = [],
        ["Like"] = [],
        ["Dislike"] = [],
        ["Undo"] = ["Activity", "Follow", "Block"],
        ["Add"] = [],
        ["Remove"] = [],
        ["Read"] = [],
        ["Follow"] = [],
        ["Block"] = [],
        ["Flag"] = [],
        ["Join"] = [],
    };

    [Fact]
    public async Task is_a_collection_in_their_words()
    {
        var taken = await TakeAsync();
        Assert.Equal("https://www.w3.org/ns/activitystreams", taken.GetProperty("@context").GetString());
        Assert.Equal("OrderedCollection", taken.GetProperty("type").GetString());
        var actor = taken.GetProperty("attributedTo").GetProperty("id").GetString();
        Assert.Equal(("Person", life.Handle), (taken.GetProperty("attributedTo").GetProperty("type").GetString(), taken.GetProperty("attributedTo").GetProperty("preferredUsername").GetString()));
        var activities = taken.GetProperty("orderedItems").EnumerateArray().ToList();
        var ids = activities.Select(activity => activity.GetProperty("id").GetString()!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(activities, activity =>
        {
            Assert.True(Uri.IsWellFormedUriString(activity.GetProperty("id").GetString(), UriKind.Absolute));
            Assert.Equal(actor, activity.GetProperty("actor").GetString());
            Assert.InRange(activity.GetProperty("published").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddMinutes(1));
            var done = activity.GetProperty("object");
            var kinds = Vocabulary[activity.GetProperty("type").GetString()!];
            if (done.ValueKind == JsonValueKind.String) Assert.True(Uri.IsWellFormedUriString(done.GetString(), UriKind.Absolute));
            else Assert.Contains(done.GetProperty("type").GetString()!, kinds);
        });
    }

    [Fact]
    public async Task has_all_that_they_did_once()
    {
        var activities = (await TakeAsync()).GetProperty("orderedItems").EnumerateArray().ToList();
        Assert.Equal(
            [
                ("Add", 2), ("Block", 2), ("Create", 4), ("Delete", 1), ("Dislike", 1), ("Flag", 1), ("Follow", 1), ("Join", 1), ("Like", 1), ("Read", 1),
                ("Remove", 1), ("Undo", 1), ("Update", 4),
            ],
            activities.CountBy(activity => activity.GetProperty("type").GetString()!).Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));

        var contents = activities.Select(activity => activity.GetProperty("object")).Where(done => done.ValueKind == JsonValueKind.Object)
            .Where(done => done.TryGetProperty("content", out _)).Select(done => (done.GetProperty("type").GetString()!, done.GetProperty("content").GetString()!));
        Assert.Equal(
            [("Article", "Own opening"), ("Note", "Removed words"), ("Note", "Deleted words"), ("Note", "First words"), ("Note", "Second words"), ("Note", "Third words")],
            contents);
        var note = activities.Select(activity => activity.GetProperty("object"))
            .First(done => done.ValueKind == JsonValueKind.Object && done.GetProperty("type").GetString() == "Note");
        Assert.EndsWith($"/api/threads/{life.Thread}", note.GetProperty("inReplyTo").GetString(), StringComparison.Ordinal);
    }

    async Task<JsonElement> TakeAsync() =>
        (await life.Roza.GetAsync("/api/members/me/takeout?format=activitystreams")).Expect(HttpStatusCode.OK).Json;
}
