using System.Text.Json.Nodes;

namespace Forum.Api.Tests;

/// <summary>One operation of the document.</summary>
sealed record ContractOperation(string Method, string Path, JsonObject Json)
{
    public string Id => Json["operationId"]!.GetValue<string>();

    public int Variables => Path.Count(c => c == '{');

    public string RequestName => $"{Id} takes";

    public static IEnumerable<ContractOperation> Of(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select new ContractOperation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject());

    public JsonObject? Response(int status) => Json["responses"]![$"{status}"]?.AsObject();

    public string AnswerName(string status, string contentType) => $"{Id} {status} {contentType}";

    /// <summary>The codes that a refusal of this operation with this status may have.</summary>
    public IEnumerable<string?> Codes(int status) =>
        Response(status)?["content"]?[Contract.Problem]?["examples"]?.AsObject().Select(example => example.Key) ?? [];

    /// <summary>Those that are always there.</summary>
    public IEnumerable<string> Headers(int status) => Response(status)?["headers"]?.AsObject().Select(header => header.Key)
        .Where(name => Json.Root["components"]!["headers"]![name]!["required"]?.GetValue<bool>() == true) ?? [];

    public bool Answers(string method, string path)
    {
        if (method == HttpMethod.Head.Method) method = HttpMethod.Get.Method;
        var (ours, theirs) = (Path.Split('/'), path.Split('/'));
        return method == Method && ours.Length == theirs.Length
            && ours.Zip(theirs).All(pair => pair.First is ['{', ..] || pair.First == pair.Second);
    }
}
