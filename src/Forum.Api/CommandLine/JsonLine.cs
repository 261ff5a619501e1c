using System.Text.Encodings.Web;
using System.Text.Json;

namespace Forum.Api.CommandLine;

/// <summary>An answer as one line of JSON, with the names that HTTP answers have.</summary>
public static class JsonLine
{
    static readonly JsonSerializerOptions Options = Create();

    public static string Of<T>(T answer) => JsonSerializer.Serialize(answer, Options);

    static JsonSerializerOptions Create()
    {
        // A terminal is no web page: letters of any script stay letters.
        var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        ForumServices.Configure(options);
        return options;
    }
}
