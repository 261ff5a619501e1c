using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Forum.Api.Tests.Http.Nonsense;

/// <summary>
/// In one text or list of a request, while all of it is small enough: each has a bound, and a refusal that says so. A new one has to be told of
/// here, with the request that it is too long in and the code that it is refused with.
/// </summary>
public class sending_too_much(NonsenseForum forum) : IClassFixture<NonsenseForum>
{
    const string Here = "@here@";

    /// <summary>Said twice, it is said once: there are few that differ.</summary>
    const string? Once = null;

    const string LongPronouns = "pronouns-too-long";

    const int Characters = 100_000, Items = 50_000;

    /// <summary>What is looked up and found nowhere is refused as that: what is too long to be anywhere is found nowhere.</summary>
    static readonly string[] Lookups = ["community-not-found", "kind-unknown", "password-wrong", "pronouns-format-unknown", "pronouns-not-found", "sign-in-failed"];

    static readonly Dictionary<string, (string Body, string? Code)> Texts = new()
    {
        ["changeBio.bio"] = ("""{"bio":"@here@"}""", "bio-too-long"),
        ["changeDisplayName.displayName"] = ("""{"displayName":"@here@"}""", "display-name-length"),
        ["changeHandle.handle"] = ("""{"handle":"@here@"}""", "handle-length"),
        ["changePassword.current"] = ("""{"current":"@here@","new":"another horse"}""", "password-wrong"),
        ["changePassword.new"] = ("""{"current":"correct horse battery","new":"@here@"}""", "password-length"),
        ["deleteAccount.password"] = ("""{"password":"@here@","content":"keep"}""", "password-wrong"),
        ["changeWebhook.types[]"] = ("""{"url":"https://hooks.invalid/","types":["@here@"]}""", "kind-unknown"),
        ["changeWebhook.url"] = ("""{"url":"https://hooks.invalid/@here@"}""", "webhook-url-invalid"),
        ["createWebhook.types[]"] = ("""{"url":"https://hooks.invalid/","types":["@here@"]}""", "kind-unknown"),
        ["createWebhook.url"] = ("""{"url":"https://hooks.invalid/@here@"}""", "webhook-url-invalid"),
        ["editComment.body"] = ("""{"body":"@here@"}""", "body-too-long"),
        ["editCommunity.description"] = ("""{"description":"@here@"}""", "community-description-too-long"),
        ["editCommunity.title"] = ("""{"title":"@here@"}""", "community-title"),
        ["editThread.body"] = ("""{"title":"Why?","body":"@here@"}""", "thread-body-too-long"),
        ["editThread.link"] = ("""{"title":"Why?","body":"So.","link":"https://example.org/@here@"}""", "link-too-long"),
        ["editThread.title"] = ("""{"title":"@here@","body":"So."}""", "title-too-long"),
        ["foundCommunity.description"] = ("""{"name":"longer","description":"@here@"}""", "community-description-too-long"),
        ["foundCommunity.name"] = ("""{"name":"@here@"}""", "community-name"),
        ["foundCommunity.title"] = ("""{"name":"longer","title":"@here@"}""", "community-title"),
        ["importPronouns.format"] = ("""{"format":"@here@","text":"she/her"}""", "pronouns-format-unknown"),
        ["importPronouns.text"] = ("""{"format":"suffix","text":"ana [@here@]"}""", "pronouns-not-found"),
        ["openCase.community"] = ("""{"kind":"lock","community":"@here@","reason":"Enough."}""", "community-not-found"),
        ["openCase.reason"] = ("""{"kind":"lock","thread":1,"reason":"@here@"}""", "reason-too-long"),
        ["openCase.rule"] = ("""{"kind":"pin","thread":1,"reason":"Enough.","rule":"@here@"}""", "reason-too-long"),
        ["postComment.body"] = ("""{"body":"@here@"}""", "body-too-long"),
        ["refuseClaim.reason"] = ("""{"reason":"@here@"}""", "reason-too-long"),
        ["registerMember.handle"] = ("""{"handle":"@here@","password":"correct horse battery"}""", "handle-length"),
        ["registerMember.password"] = ("""{"handle":"newcomer","password":"@here@"}""", "password-length"),
        ["reportComment.reason"] = ("""{"reason":"@here@"}""", "reason-too-long"),
        ["reportMember.reason"] = ("""{"reason":"@here@","part":"bio"}""", "reason-too-long"),
        ["reportThread.reason"] = ("""{"reason":"@here@"}""", "reason-too-long"),
        ["requestClaim.statement"] = ("""{"statement":"@here@"}""", "reason-too-long"),
        ["resolveReport.note"] = ("""{"outcome":"noAction","note":"@here@"}""", "reason-too-long"),
        ["startSession.handle"] = ("""{"handle":"@here@","password":"correct horse battery"}""", "sign-in-failed"),
        ["startSession.password"] = ("""{"handle":"nobody","password":"@here@"}""", "sign-in-failed"),
        ["startThread.body"] = ("""{"community":"@community@","title":"Why?","body":"@here@"}""", "thread-body-too-long"),
        ["startThread.community"] = ("""{"community":"@here@","title":"Why?"}""", "community-not-found"),
        ["startThread.link"] = ("""{"community":"@community@","title":"Why?","link":"https://example.org/@here@"}""", "link-too-long"),
        ["startThread.title"] = ("""{"community":"@community@","title":"@here@"}""", "title-too-long"),
        ["undoCase.reason"] = ("""{"reason":"@here@"}""", "reason-too-long"),
    };

    static readonly Dictionary<string, (string Body, string? Code)> Lists = new()
    {
        ["changeWebhook.types"] = ("""{"url":"https://hooks.invalid/","types":@here@}""", Once),
        ["createWebhook.types"] = ("""{"url":"https://hooks.invalid/","types":@here@}""", Once),
        ["openCase.hides"] = ("""{"kind":"remove","comment":1,"hides":@here@,"reason":"Enough."}""", Once),
        ["readInbox.ids"] = ("""{"ids":@here@}""", "inbox-nothing-named"),
    };

    /// <summary>Pronouns are the same wherever they stand: as a whole, and under the name of a part.</summary>
    static readonly Dictionary<string, (string Body, string? Code)> Pronouns = new()
    {
        [""] = ("\"@here@\"", LongPronouns),
        [".sets[]"] = ("""{"sets":["@here@"]}""", LongPronouns),
        [".sets[].display"] = ("""{"sets":[{"display":"@here@"}]}""", LongPronouns),
        [".sets[].language"] = ("""{"sets":[{"display":"xe/xem","language":"@here@"}]}""", "pronouns-language-invalid"),
        [".sets[].forms.subject"] = ("""{"sets":[{"display":"xe/xem","forms":{"subject":"@here@"}}]}""", LongPronouns),
        [".sets[].forms.object"] = ("""{"sets":[{"display":"xe/xem","forms":{"object":"@here@"}}]}""", LongPronouns),
        [".sets[].forms.possessiveDeterminer"] = ("""{"sets":[{"display":"xe/xem","forms":{"possessiveDeterminer":"@here@"}}]}""", LongPronouns),
        [".sets[].forms.possessivePronoun"] = ("""{"sets":[{"display":"xe/xem","forms":{"possessivePronoun":"@here@"}}]}""", LongPronouns),
        [".sets[].forms.reflexive"] = ("""{"sets":[{"display":"xe/xem","forms":{"reflexive":"@here@"}}]}""", LongPronouns),
        [".sets[].forms.cases.*"] = ("""{"sets":[{"display":"xe/xem","forms":{"cases":{"dative":"@here@"}}}]}""", LongPronouns),
        [".sets"] = ("""{"sets":@here@}""", "pronouns-too-many"),
    };

    /// <summary>Where pronouns stand, and what stands around them.</summary>
    static readonly Dictionary<string, string> AroundPronouns = new()
    {
        ["changePronouns"] = "@pronouns@",
        ["registerMember.pronouns"] = """{"handle":"newcomer","password":"correct horse battery","pronouns":@pronouns@}""",
    };

    /// <summary>
    /// Who registers the second way has a token of another issuer, and this forum believes none. What they say is checked by the code that
    /// checks it for the first, and may be nothing more.
    /// </summary>
    const string Tried = "registerMember", NotTried = "registerExternalMember";

    static readonly Dictionary<string, string> Item = new() { ["hides"] = "\"text\"", ["ids"] = "1", ["sets"] = "\"she/her\"", ["types"] = "\"vote_cast\"" };

    [Fact]
    public Task of_any_text_is_refused_for_that() => TryAsync("string", Texts, _ => (new string('a', Characters), "few-enough"));

    [Fact]
    public Task of_any_list_is_refused_for_that() => TryAsync("array", Lists, place =>
    {
        var item = Item[place.Split('.')[^1]];
        return ($"[{string.Join(',', Enumerable.Repeat(item, Items))}]", $"[{item}]");
    });

    [Fact]
    public async Task of_the_same_is_no_more_than_saying_it_once()
    {
        var client = new Client(forum.Forum.NewHttpClient(), forum.Token);
        var opened = await client.OpenCaseAsync(new { kind = "remove", thread = 1, hides = new[] { "text", "author", "text" }, reason = "Enough." });
        Assert.Equal(["text", "author"], opened["hides"].EnumerateArray().Select(part => part.GetString()));
    }

    async Task TryAsync(string type, Dictionary<string, (string Body, string? Code)> rows, Func<string, (string Much, string Little)> textOf)
    {
        var (wrong, places) = (new List<string>(), Places(type).ToList());
        Assert.NotEmpty(places);
        foreach (var (operation, place) in places)
        {
            var (key, (much, little)) = ($"{(operation.Id == NotTried ? Tried : operation.Id)}{place}", textOf(place));
            if (!rows.TryGetValue(key, out var row) && !AmongPronouns(key, out row)) wrong.Add($"Say how {key} is refused.");
            if (row.Body is null || operation.Id == NotTried) continue;

            var code = await CodeAsync(operation, row.Body, much);
            if (code != row.Code) wrong.Add($"{key} is too long: {code}, not {row.Code}");
            if (code == Once || Lookups.Contains(code)) continue;
            if (await CodeAsync(operation, row.Body, little) == code) wrong.Add($"{key} is not too long: {code}, too");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    static bool AmongPronouns(string key, out (string Body, string? Code) row)
    {
        row = default;
        var (where, around) = AroundPronouns.FirstOrDefault(one => key.StartsWith(one.Key, StringComparison.Ordinal));
        if (where is null || !Pronouns.TryGetValue(key[where.Length..], out var pronouns)) return false;

        row = (around.Replace("@pronouns@", pronouns.Body, StringComparison.Ordinal), pronouns.Code);
        return true;
    }

    /// <summary>Null for what is not refused.</summary>
    async Task<string?> CodeAsync(ContractOperation operation, string body, string here)
    {
        var json = body.Replace(Here, here, StringComparison.Ordinal).Replace("@community@", forum.Community, StringComparison.Ordinal);
        var client = new Client(forum.Forum.NewHttpClient(), await forum.TokenForAsync(operation));
        var answer = await client.SendAsync(
            new HttpMethod(operation.Method), forum.AddressOf(operation.Path), new StringContent(json, Encoding.UTF8, Contract.Json));
        Assert.True((int)answer.Status < 500 && answer.Status != HttpStatusCode.RequestEntityTooLarge, $"{operation.Id} {answer.Status}");
        return answer.Code;
    }

    /// <summary>Where a request may hold any text, or any number of things.</summary>
    IEnumerable<(ContractOperation Operation, string Place)> Places(string type) =>
        from operation in forum.Operations
        let schema = operation.Json["requestBody"]?["content"]?[Contract.Json]?["schema"]
        where schema is not null
        from place in PlacesIn(schema, "", type).Distinct()
        select (operation, place);

    static IEnumerable<string> PlacesIn(JsonNode schema, string place, string type)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            return PlacesIn(reference[2..].Split('/').Aggregate(schema.Root, (node, step) => node[step]!), place, type);
        }

        var isFree = schema["enum"] is null && schema["format"]?.GetValue<string>() is null or "password";
        return new[] { "oneOf", "anyOf", "allOf" }.SelectMany(of => schema[of]?.AsArray() ?? []).SelectMany(one => PlacesIn(one!, place, type))
            .Concat(schema["properties"]?.AsObject().SelectMany(one => PlacesIn(one.Value!, $"{place}.{one.Key}", type)) ?? [])
            .Concat(schema["items"] is { } item ? PlacesIn(item, $"{place}[]", type) : [])
            .Concat(schema["additionalProperties"] is JsonObject any ? PlacesIn(any, $"{place}.*", type) : [])
            .Concat(isFree && Types(schema).Contains(type) ? [place] : []);
    }

    static IEnumerable<string> Types(JsonNode schema) => schema["type"] switch
    {
        JsonArray types => types.Select(type => type!.GetValue<string>()),
        JsonValue type => [type.GetValue<string>()],
        _ => [],
    };
}
