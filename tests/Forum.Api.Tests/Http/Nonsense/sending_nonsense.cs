using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Forum.Api.Tests.Http.Nonsense;

/// <summary>To every operation that takes JSON.</summary>
public class sending_nonsense(NonsenseForum forum) : IClassFixture<NonsenseForum>
{
    const string Marker = "@here@";
    const int TooLarge = 700 * 1024;

    /// <summary>What is put where something else belongs.</summary>
    static readonly string[] Values =
    [
        "null", "true", "12", "-1", "0.5", "1e400", "-1e400", "99999999999999999999", "9223372036854775807", "\"\"", "\"x\"", "\"12\"",
        "[]", "{}", "[[]]", "[null]", "[12]", """["x"]""", """{"a":1}""", """{"__proto__":{"x":1}}""",
        "\"\\ud800\"", "\"\\udc00 x\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\u202e\"",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"00000000-0000-0000-0000-000000000000\"", Deep("[", "]"),
    ];

    /// <summary>What is sent as a whole.</summary>
    static readonly string[] Bodies =
    [
        "", " ", "null", "true", "12", "1e400", "\"\"", "\"text\"", "[]", "[{}]", "{}", "{", "}", "{\"",
        """{"a":""", """{"a":1,}""", """{"a":1}{"a":2}""",
        "{'a':1}", "NaN", "\ufeff{}", """{"__proto__":{"isAdministrator":true},"constructor":{"prototype":{}}}""", "<xml/>", "a=1&b=2",
        Deep("[", "]"), Deep("[", ""), Deep("""{"a":""", "}"),
    ];

    static readonly string[] Types =
    [
        "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense", "application/jsonp",
    ];

    [Fact]
    public async Task of_a_wrong_kind_in_place_of_anything_is_refused()
    {
        foreach (var (operation, example) in Taking())
        {
            var token = await forum.TokenForAsync(operation);
            foreach (var place in PlacesIn(example))
            {
                var marked = Replace(example, place, Marker).ToJsonString();
                foreach (var value in Values)
                {
                    await SendAsync(operation, Text(marked.Replace($"\"{Marker}\"", value, StringComparison.Ordinal)), token);
                }
            }
        }

        await forum.ExpectWellAsync();
    }

    [Fact]
    public async Task instead_of_all_of_it_is_refused()
    {
        foreach (var (operation, _) in Taking())
        {
            var token = await forum.TokenForAsync(operation);
            foreach (var body in Bodies) await SendAsync(operation, Text(body), token);
        }

        await forum.ExpectWellAsync();
    }

    [Fact]
    public async Task beside_what_belongs_there_changes_nothing_and_twice_the_same_is_no_harm()
    {
        foreach (var (operation, example) in Taking())
        {
            if (example is not JsonObject { Count: > 0 } json) continue;
            var (token, text, first) = (await forum.TokenForAsync(operation), json.ToJsonString(), json.First());
            var again = $"\"{first.Key}\":{first.Value?.ToJsonString() ?? "null"}";
            foreach (var more in (string[])["\"__proto__\":{\"id\":1}", again, $"\"{first.Key.ToUpperInvariant()}\":[]"])
            {
                await SendAsync(operation, Text($"{text[..^1]},{more}}}"), token);
            }
        }

        await forum.ExpectWellAsync();
    }

    [Theory]
    [InlineData("""{"sets":[{"display":"xe/xem","forms":{"cases":{"dative":"a"," dative":"b"}}}]}""")]
    [InlineData("""{"sets":[{"display":"xe/xem","forms":{"cases":{"caf\u00e9":"a","cafe\u0301":"b","café":"c"}}}]}""")]
    public async Task as_two_forms_of_one_case_is_no_harm(string pronouns)
    {
        var client = new Client(forum.Forum.NewHttpClient(), await forum.NewTokenAsync());
        var answer = await client.PutAsync("/api/members/me/pronouns", pronouns, Contract.Json);
        Assert.True((int)answer.Status < 500, $"{answer.Json}");
    }

    [Fact]
    public async Task in_bytes_that_are_no_text_is_refused()
    {
        byte[][] bodies =
        [
            [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], [.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8], [.. "{\"a\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8],
            [0], new byte[1000],
        ];
        foreach (var (operation, _) in Taking())
        {
            foreach (var body in bodies) await SendAsync(operation, Bytes(body, Contract.Json), forum.Token);
        }

        await forum.ExpectWellAsync();
    }

    [Fact]
    public async Task of_another_type_is_refused()
    {
        foreach (var (operation, example) in Taking())
        {
            foreach (var type in Types)
            {
                var status = await SendAsync(operation, Bytes(Encoding.UTF8.GetBytes(example.ToJsonString()), type), forum.Token);
                Assert.True(status >= HttpStatusCode.BadRequest, $"{operation.Id} took {type}");
            }
        }

        await forum.ExpectWellAsync();
    }

    [Fact]
    public async Task of_any_size_is_refused()
    {
        foreach (var (operation, _) in Taking())
        {
            var status = await SendAsync(operation, Text($"{{\"a\":\"{new string('x', TooLarge)}\"}}"), forum.Token);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        }

        await forum.ExpectWellAsync();
    }

    IEnumerable<(ContractOperation Operation, JsonNode Example)> Taking() => forum.Operations
        .Select(operation => (operation, operation.Json["requestBody"]?["content"]?[Contract.Json]?["example"]!)).Where(row => row.Item2 is not null);

    Task<HttpStatusCode> SendAsync(ContractOperation operation, HttpContent content, string token) =>
        forum.SendAsync(operation.Method, forum.AddressOf(operation.Path), content, token);

    static ByteArrayContent Text(string body) => Bytes(Encoding.UTF8.GetBytes(body), Contract.Json);

    static ByteArrayContent Bytes(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    static string Deep(string open, string close) =>
        string.Concat(Enumerable.Repeat(open, 10_000)) + (close == "}" ? "1" : "") + string.Concat(Enumerable.Repeat(close, 10_000));

    /// <summary>Where something stands in an example: the steps to it.</summary>
    internal static IEnumerable<object[]> PlacesIn(JsonNode? example) => example switch
    {
        JsonObject json => json.SelectMany(property => Below(property.Key, property.Value)),
        JsonArray array => array.SelectMany((item, i) => Below(i, item)),
        _ => [],
    };

    static IEnumerable<object[]> Below(object step, JsonNode? value) =>
        PlacesIn(value).Select(place => (object[])[step, .. place]).Prepend([step]);

    internal static JsonNode Replace(JsonNode example, object[] place, JsonNode value)
    {
        var copy = example.DeepClone();
        var at = copy;
        foreach (var step in place[..^1]) at = step is int i ? at[i]! : at[(string)step]!;
        if (place[^1] is int last) at[last] = value;
        else at[(string)place[^1]] = value;
        return copy;
    }
}
