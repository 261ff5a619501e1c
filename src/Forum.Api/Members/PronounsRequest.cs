using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Domain;
using Forum.Domain.Members;

namespace Forum.Api.Members;

/// <summary>Pronouns as somebody states their own. A stance that is not said is 'declared' where there are sets, and 'unset' where there are none.</summary>
public sealed record PronounsRequest(PronounStance? Stance, IReadOnlyList<string>? Sets)
{
    public static readonly PronounsRequest None = new(Stance: null, Sets: null);

    public bool TryDeclare([NotNullWhen(true)] out Pronouns? pronouns, [NotNullWhen(false)] out Refused? refused)
    {
        var sets = Sets ?? [];
        return Pronouns.TryDeclare(Stance ?? (sets.Count > 0 ? PronounStance.Declared : PronounStance.Unset), sets, out pronouns, out refused);
    }
}

/// <summary>Takes the object that answers show, and for convenience a plain string as people write it: <c>"she/her, they/them"</c>.</summary>
public sealed class PronounsRequestConverter : JsonConverter<PronounsRequest>
{
    public override PronounsRequest? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? new PronounsRequest(Stance: null, Split(reader.GetString()!))
            : JsonSerializer.Deserialize<PronounsRequest>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, PronounsRequest value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options);

    static string[] Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
