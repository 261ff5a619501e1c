using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Domain;
using Forum.Domain.Members;

namespace Forum.Api.Members;

/// <summary>Pronouns as somebody states their own.</summary>
/// <param name="Stance">If not said, <c>declared</c> where there are sets, and <c>unset</c> where there are none.</param>
public sealed record PronounsRequest(PronounStance? Stance = null, IReadOnlyList<string?>? Sets = null)
{
    public static readonly PronounsRequest None = new();

    public bool TryDeclare([NotNullWhen(true)] out Pronouns? pronouns, [NotNullWhen(false)] out Refused? refused)
    {
        var sets = Sets?.Select(set => set ?? "").ToList() ?? [];
        var stance = Stance ?? (sets.Count > 0 ? PronounStance.Declared : PronounStance.Unset);
        return Pronouns.TryDeclare(stance, sets, out pronouns, out refused);
    }
}

/// <summary>Takes the object that answers show, and a plain string as people write it: <c>"she/her, they/them"</c>.</summary>
public sealed class PronounsRequestConverter : JsonConverter<PronounsRequest>
{
    public override PronounsRequest? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Read(reader.GetString()!)
            : JsonSerializer.Deserialize<PronounsRequest>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, PronounsRequest value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options);

    static PronounsRequest Read(string text) => PronounSuffix.StanceOf(text) is { } said
        ? new PronounsRequest(said.Stance, Sets: null)
        : new PronounsRequest(Stance: null, text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
