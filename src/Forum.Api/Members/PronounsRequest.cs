using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Domain;
using Forum.Domain.Members;

namespace Forum.Api.Members;

/// <summary>Pronouns as somebody states their own: an object such as answers show, or a string as people write it.</summary>
/// <param name="Stance">If not said, <c>declared</c> where there are sets, and <c>unset</c> where there are none.</param>
/// <param name="Audience">Who may see them. If not said, whoever could before; at first, everybody.</param>
[JsonConverter(typeof(PronounsRequestConverter))]
public sealed record PronounsRequest(
    PronounStance? Stance = null, IReadOnlyList<PronounSet?>? Sets = null, PronounAudience? Audience = null)
{
    public static readonly PronounsRequest None = new();

    public bool TryDeclare([NotNullWhen(true)] out Pronouns? pronouns, [NotNullWhen(false)] out Refused? refused)
    {
        var sets = Sets?.Select(set => set ?? "").ToList() ?? [];
        var stance = Stance ?? (sets.Count > 0 ? PronounStance.Declared : PronounStance.Unset);
        if (!Pronouns.TryDeclare(stance, sets, out pronouns, out refused)) return false;

        pronouns = pronouns with { Audience = Audience ?? PronounAudience.Public };
        return true;
    }
}

/// <summary>Takes the object that answers show, and a plain string as people write it: <c>"she/her, they/them"</c>.</summary>
public sealed class PronounsRequestConverter : JsonConverter<PronounsRequest>
{
    public override PronounsRequest? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return Read(reader.GetString()!);
        var said = JsonSerializer.Deserialize<Said>(ref reader, options)!;
        return new PronounsRequest(said.Stance, said.Sets, said.Audience);
    }

    public override void Write(Utf8JsonWriter writer, PronounsRequest value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Said(value.Stance, value.Sets, value.Audience), options);

    static PronounsRequest Read(string text) => StanceWords.Read(text) is { } said
        ? new PronounsRequest(said.Stance, Sets: null)
        : new PronounsRequest(
            Stance: null, [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);

    sealed record Said(PronounStance? Stance, IReadOnlyList<PronounSet?>? Sets, PronounAudience? Audience);
}
