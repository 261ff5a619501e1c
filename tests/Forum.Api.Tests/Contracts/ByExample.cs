using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Forum.Api.Tests;

/// <summary>Calls operations with the requests that the document gives as examples, so that none is forgotten.</summary>
static class ByExample
{
    public static async Task<List<ContractOperation>> OperationsAsync(this IForum app)
    {
        var document = (await app.Anonymous().GetAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK).Json;
        return [.. ContractOperation.Of(JsonSerializer.SerializeToNode(document)!)];
    }

    /// <summary>All that there is to do to a thing of some kind: <c>comments</c> or <c>threads</c>.</summary>
    public static async Task<List<ContractOperation>> OperationsOnAsync(this IForum app, string kind) =>
        [.. (await app.OperationsAsync()).Where(operation => $"{operation.Path}/".StartsWith($"/api/{kind}/{{number}}/", StringComparison.Ordinal))];

    public static Task<Answer> CallAsync(this Client client, ContractOperation operation, long number)
    {
        var url = operation.Path.Replace("{number}", $"{number}", StringComparison.Ordinal).Replace("{revision}", "1", StringComparison.Ordinal);
        var body = operation.Json["requestBody"]?["content"]?[Contract.Json]?["example"]?.DeepClone().AsObject();
        body?.Remove("id"); // every call is another
        var content = body is null ? null : new StringContent(body.ToJsonString(), MediaTypeHeaderValue.Parse(Contract.Json));
        return client.SendAsync(HttpMethod.Parse(operation.Method), url, content);
    }
}
