using System.Text.Json;
using System.Text.Json.Nodes;
using Forum.Api.Storage;

namespace Forum.Api.EventFeed;

/// <summary>Takes out of stored events what a reader is not told. A kind of event or a field that nobody has said anything of is not told.</summary>
public sealed class EventShape
{
    static readonly Dictionary<string, EventShape> ByName =
        ToldEvents.All.ToDictionary(told => EventNames.All[told.Key], told => new EventShape(told.Key, told.Value));

    readonly Dictionary<string, Field> fields;

    EventShape(Type type, ToldFields told)
    {
        Stream = told.Stream;
        fields = type.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Zip(type.GetProperties())
            .Select(pair => (Name: pair.First, Field: Of(told, pair.First, pair.Second.PropertyType)))
            .Where(pair => pair.Field is not null).ToDictionary(pair => pair.Name, pair => pair.Field!);
    }

    public FeedReader Stream { get; }

    /// <returns>Null for a kind of event that nothing may be told of.</returns>
    public static EventShape? Find(string name) => ByName.GetValueOrDefault(name);

    /// <param name="hidesText">Not even this reader may read what it says.</param>
    /// <param name="hidesAuthor">Nor know who wrote it.</param>
    public JsonObject Tell(JsonElement data, FeedReader reader, bool hidesText, bool hidesAuthor)
    {
        var told = new JsonObject();
        foreach (var property in data.EnumerateObject())
        {
            if (!fields.TryGetValue(property.Name, out var field) || field.To < reader) continue;
            if ((hidesText && field.IsText) || (hidesAuthor && property.Name == "author")) continue;
            told[property.Name] = field.Inside is { } inside && property.Value.ValueKind == JsonValueKind.Object
                ? inside.Tell(property.Value, reader, hidesText, hidesAuthor)
                : JsonNode.Parse(property.Value.GetRawText());
        }

        return told;
    }

    static Field? Of(ToldFields told, string name, Type type)
    {
        if (Names(told.Everybody)) return new Field(FeedReader.Analyst);
        if (Names(told.Administrators)) return new Field(FeedReader.Administrator);
        if (Names(told.Texts)) return new Field(FeedReader.Administrator, IsText: true);
        if (Names(told.Nobody) || !ToldEvents.Parts.TryGetValue(type, out var part)) return null;
        return new Field(FeedReader.Analyst, Inside: new EventShape(type, part));

        bool Names(string names) => names.Split(' ').Contains(name);
    }

    sealed record Field(FeedReader To, bool IsText = false, EventShape? Inside = null);
}
