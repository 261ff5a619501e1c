using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Forum.Api.Tests.Conventions;

/// <summary>The OpenAPI document is complete. That it is true, too, <see cref="Contract"/> checks wherever something is answered.</summary>
public class describing_every_operation(AppFixture app)
{
    const string Json = "application/json";

    [Fact]
    public async Task names_each_and_says_what_it_is()
    {
        var operations = await ReadAsync();
        Assert.Equal(operations.Count, operations.Select(operation => operation.Id).Distinct().Count());
        Assert.All(operations, operation =>
        {
            Assert.Matches("^[a-z][A-Za-z]+$", operation.Id);
            Assert.False(string.IsNullOrEmpty(operation.Json["summary"]?.GetValue<string>()), $"{operation.Id} has no docstring.");
            Assert.NotEmpty(operation.Json["tags"]!.AsArray());
            Assert.Contains(operation.Json["responses"]!.AsObject(), response => response.Key[0] == '2');
            Assert.DoesNotContain(operation.Json["responses"]!.AsObject(), response => response.Key == "default");
        });
    }

    [Fact]
    public async Task gives_an_example_of_everything_that_is_asked_or_answered() =>
        Assert.All(await ReadAsync(), operation =>
        {
            Assert.All(operation.Json["parameters"]?.AsArray() ?? [], given => Assert.NotNull(given!["example"]));
            Assert.All(Contents(operation.Json), content => Assert.NotNull(content["example"] ?? content["examples"]));
        });

    [Fact]
    public async Task gives_examples_that_its_own_schemas_take()
    {
        foreach (var operation in await ReadAsync())
        {
            foreach (var (status, response) in operation.Json["responses"]!.AsObject().Where(response => response.Key[0] == '2'))
            {
                if (response!["content"]?[Json]?["example"] is not { } example) continue;
                var request = operation.Json["requestBody"]?["content"]?[Json]?["example"];
                Assert.Null(Contract.Current.Disagreement(
                    operation.Method, operation.Path, request?.ToJsonString(), int.Parse(status, null), Json, example.ToJsonString(),
                    [.. operation.Headers(int.Parse(status, null))]));
            }
        }
    }

    [Fact]
    public async Task refuses_to_strangers_what_is_not_public()
    {
        foreach (var operation in (await ReadAsync()).Where(operation => operation.Json["security"] is not null))
        {
            Assert.Contains("sign-in-required", operation.Codes(401));
        }
    }

    [Fact]
    public async Task reads_refusals_from_the_code_of_an_endpoint_and_of_the_handler_that_it_calls()
    {
        var post = await OperationAsync("postComment");
        Assert.Superset(Set("body-empty", "id-empty", "request-malformed"), post.Codes(400).ToHashSet());
        Assert.Superset(Set("comment-not-found", "not-found", "thread-not-found"), post.Codes(404).ToHashSet());
        Assert.Superset(Set("conflict", "id-taken", "parent-elsewhere", "thread-locked", "too-deep"), post.Codes(409).ToHashSet());

        static HashSet<string?> Set(params string[] codes) => [.. codes];
    }

    [Fact]
    public async Task leaves_out_what_is_refused_on_the_way_and_never_answered()
    {
        Assert.DoesNotContain((await OperationAsync("importArticle")).Codes(400), code => code!.StartsWith("pronouns-", StringComparison.Ordinal));
        Assert.DoesNotContain("sort-unknown", (await OperationAsync("listCommunities")).Codes(400));
    }

    [Theory]
    [InlineData(418, Json, "{}", "does not declare")]
    [InlineData(200, "text/html", "<p>", "text/html")]
    [InlineData(200, null, "", "nothing")]
    [InlineData(200, Json, """{"items":[],"next":null,"secret":1}""", "secret")]
    [InlineData(200, Json, """{"items":[]}""", "next")]
    [InlineData(200, Json, """{"items":[{"id":"x","number":1,"name":"a","createdAt":"2026-01-01T00:00:00Z"}],"next":null}""", "id")]
    [InlineData(200, Json, """{"items":[{"id":"01936b2e-5c3a-7d4e-8f10-2a3b4c5d6e7f","number":"1","name":"a","createdAt":"2026-01-01T00:00:00Z"}],"next":null}""", "number")]
    [InlineData(400, "application/problem+json", """{"type":"urn:forum:x","title":"x","status":400,"code":"thread-locked"}""", "thread-locked")]
    [InlineData(400, "application/problem+json", """{"type":"urn:forum:x","title":"x","status":400,"code":"cursor-invalid","trace":"x"}""", "trace")]
    public void notices_an_answer_that_it_does_not_declare(int status, string? type, string answer, string named) =>
        Assert.Contains(named, Contract.Current.Disagreement("GET", "/api/communities", request: null, status, type, answer));

    [Fact]
    public async Task notices_a_request_that_it_does_not_declare()
    {
        var profile = (await OperationAsync("registerMember")).Json["responses"]!["201"]!["content"]![Json]!["example"]!.ToJsonString();
        Assert.Null(Contract.Current.Disagreement("POST", "/api/members", """{"handle":"ana"}""", 201, Json, profile, "Location"));
        Assert.Contains("handle", Contract.Current.Disagreement("POST", "/api/members", """{"handle":7}""", 201, Json, profile, "Location"));
    }

    [Fact]
    public void takes_an_answer_that_it_declares_with_its_headers()
    {
        Assert.Null(Contract.Current.Disagreement("GET", "/api/communities", request: null, 200, Json, """{"items":[],"next":null}""", "ETag"));
        Assert.Contains(
            "without ETag", Contract.Current.Disagreement("GET", "/api/communities", request: null, 200, Json, """{"items":[],"next":null}"""));
    }

    async Task<IReadOnlyList<ContractOperation>> ReadAsync() => [.. ContractOperation.Of(await DocumentAsync())];

    async Task<ContractOperation> OperationAsync(string id) => (await ReadAsync()).Single(operation => operation.Id == id);

    async Task<JsonNode> DocumentAsync() =>
        JsonSerializer.SerializeToNode((await app.Anonymous().GetAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK).Json)!;

    static IEnumerable<JsonNode> Contents(JsonObject operation) =>
        operation["responses"]!.AsObject().Select(response => response.Value!["content"]).Append(operation["requestBody"]?["content"])
            .OfType<JsonObject>().SelectMany(contents => contents.Select(content => content.Value!));
}
