using System.Text.Json;
using System.Text.Json.Serialization;

namespace Forum.Domain.Members;

/// <summary>A set in JSON, stored and answered alike: a plain string when there is nothing but its text, else an object.</summary>
public sealed class PronounSetConverter : JsonConverter<PronounSet>
{
    // Its own, so that what is stored does not depend on how whoever stores it writes its other objects.
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="JsonException">Neither a string nor such an object.</exception>
    public override PronounSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new PronounSet(reader.GetString()!);
        var set = JsonSerializer.Deserialize<Detailed>(ref reader, Json)!;
        return new PronounSet(set.Display ?? "", set.Forms, set.Language, set.Gender);
    }

    public override void Write(Utf8JsonWriter writer, PronounSet value, JsonSerializerOptions options)
    {
        if (value.IsTextAlone) writer.WriteStringValue(value.Display);
        else JsonSerializer.Serialize(writer, new Detailed(value.Display, value.Forms, value.Language, value.Gender), Json);
    }

    sealed record Detailed(string? Display, PronounForms? Forms, string? Language, GrammaticalGender? Gender);
}
