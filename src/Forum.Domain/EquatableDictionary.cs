using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Forum.Domain;

/// <summary>Texts by name; the last, where a name is given twice. Equals another with equal ones, in whatever order they came.</summary>
[JsonConverter(typeof(EquatableDictionaryConverter))]
public sealed class EquatableDictionary : IReadOnlyDictionary<string, string>, IEquatable<EquatableDictionary>
{
    readonly SortedDictionary<string, string> sorted = new(StringComparer.Ordinal);

    public EquatableDictionary(IEnumerable<KeyValuePair<string, string>> items)
    {
        foreach (var (name, text) in items) sorted[name] = text;
    }

    public int Count => sorted.Count;

    public IEnumerable<string> Keys => sorted.Keys;

    public IEnumerable<string> Values => sorted.Values;

    public string this[string key] => sorted[key];

    public bool ContainsKey(string key) => sorted.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => sorted.TryGetValue(key, out value);

    public bool Equals(EquatableDictionary? other) => other is not null && sorted.SequenceEqual(other.sorted);

    public override bool Equals(object? obj) => Equals(obj as EquatableDictionary);

    public override int GetHashCode() => sorted.Aggregate(sorted.Count, (hash, item) => HashCode.Combine(hash, item.Key, item.Value));

    public override string ToString() => $"{{{string.Join(", ", sorted.Select(item => $"{item.Key}: {item.Value}"))}}}";

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => sorted.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal sealed class EquatableDictionaryConverter : JsonConverter<EquatableDictionary>
{
    /// <exception cref="JsonException">Not an object of texts.</exception>
    public override EquatableDictionary Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string?>>(ref reader, options)!
            .Select(item => KeyValuePair.Create(item.Key, item.Value ?? "")));

    public override void Write(Utf8JsonWriter writer, EquatableDictionary value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value) writer.WriteString(name, text);
        writer.WriteEndObject();
    }
}
