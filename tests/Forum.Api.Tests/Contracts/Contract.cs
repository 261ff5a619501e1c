using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace Forum.Api.Tests;

/// <summary>
/// The OpenAPI document, which every answer in these tests is held against: its status, its content type, its refusal's code and its JSON
/// have to be declared for the operation, and nothing may stand in an answer that its schema does not name. So has JSON that was accepted.
/// </summary>
public sealed class Contract
{
    public const string Json = "application/json", Problem = "application/problem+json";

    static Contract? current;

    readonly List<ContractOperation> operations;
    readonly JsonSchema answers, requests;

    Contract(JsonNode document)
    {
        operations = [.. ContractOperation.Of(document)];
        answers = ContractSchemas.Of(document, isStrict: true);
        requests = ContractSchemas.Of(document, isStrict: false);
    }

    /// <summary>That of every forum in this process: they are one program.</summary>
    public static Contract Current => current ?? throw new InvalidOperationException("No fixture has loaded the OpenAPI document.");

    public static void Load(string document) => current = new Contract(JsonNode.Parse(document)!);

    public static async Task CheckAsync(HttpRequestMessage request, HttpResponseMessage response, string text)
    {
        var sent = request.Content is { Headers.ContentType.MediaType: Json } content ? await content.ReadAsStringAsync() : null;
        var disagreement = Current.Disagreement(
            request.Method.Method, request.RequestUri!.AbsolutePath, sent,
            (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, text,
            [.. response.Headers.Concat(response.Content.Headers).Select(header => header.Key)]);
        if (disagreement is not null) Assert.Fail(disagreement);
    }

    /// <summary>In what an exchange is not as the document has it, and what to do about that; null if it is, or is of no operation.</summary>
    public string? Disagreement(
        string method, string path, string? request, int status, string? contentType, string answer, params string[] headers) =>
        operations.Where(operation => operation.Answers(method, path)).MinBy(operation => operation.Variables) is { } operation
            ? Undeclared(operation, method, status, contentType, answer)
                ?? NotThere(operation, status, headers)
                ?? NotTaken(operation, status, request)
            : null;

    string? Undeclared(ContractOperation operation, string method, int status, string? contentType, string answer)
    {
        var said = $"{operation.Method} {operation.Path} answered {status}";
        if (operation.Response(status) is not { } response) return $"{said}, which OpenAPI does not declare. {HowToDeclare(answer)}";

        if (method == HttpMethod.Head.Method || response["content"] is not JsonObject contents)
        {
            return answer.Length == 0 ? null : $"{said} with a body, where OpenAPI declares none.";
        }

        if (contentType is null || !contents.ContainsKey(contentType)) return $"{said} as {contentType ?? "nothing"}, which OpenAPI does not declare.";
        if (contentType == Problem && !operation.Codes(status).Contains(CodeOf(answer)))
        {
            return $"{said} with a code that OpenAPI does not declare for it. {HowToDeclare(answer)}";
        }

        if (contentType is not (Json or Problem)) return null;
        var errors = answers.Definitions[operation.AnswerName($"{status}", contentType)].Validate(answer);
        return errors.Count == 0 ? null : $"{said} with JSON that is not of the declared schema: {string.Join("; ", errors)}\n{answer}";
    }

    static string? NotThere(ContractOperation operation, int status, string[] headers) =>
        operation.Headers(status).Except(headers, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } missing
            ? $"{operation.Method} {operation.Path} answered {status} without {missing}, which OpenAPI declares."
            : null;

    string? NotTaken(ContractOperation operation, int status, string? request)
    {
        if (request is null || status >= (int)HttpStatusCode.BadRequest) return null;
        var errors = requests.Definitions.TryGetValue(operation.RequestName, out var schema) ? schema.Validate(request) : [];
        return errors.Count == 0
            ? null
            : $"{operation.Method} {operation.Path} took JSON that is not of the declared schema: {string.Join("; ", errors)}\n{request}";
    }

    static string HowToDeclare(string answer) => CodeOf(answer) is { } code
        ? $"""
          It refused with '{code}'. Refusals are read from the code of the endpoint, of what that calls, and of the handlers of the messages that
          it makes; this one comes some other way. Declare it on the endpoint, [Refuses(typeof(TheRules), nameof(TheRules.ThisRule))], or for all
          operations of a kind in EdgeRefusals.
          """
        : "Name the answer in the endpoint's result type, as in Results<Ok<T>, NoContent, ProblemHttpResult>.";

    static string? CodeOf(string answer)
    {
        try
        {
            return JsonNode.Parse(answer) is JsonObject json && json["code"] is JsonValue code ? code.GetValue<string>() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
