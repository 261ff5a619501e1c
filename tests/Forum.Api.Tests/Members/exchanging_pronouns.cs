using System.Net;

namespace Forum.Api.Tests.Members;

public class exchanging_pronouns(AppFixture app)
{
    const string Import = "/api/members/me/pronouns/import";

    [Theory]
    [InlineData("vcard", "text/vcard", "PRONOUNS;LANGUAGE=en:xe/xem\r\n", "forms")]
    [InlineData("jscontact", "application/jscontact+json",
        """{"speakToAs":{"@type":"SpeakToAs","pronouns":{"p1":{"@type":"Pronouns","pronouns":"xe/xem","vCardParams":{"language":"en"}}}}}""",
        "forms")]
    [InlineData("fhir", "application/fhir+json",
        """{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/individual-pronouns","extension":[{"url":"value",CONCEPT}]}]}""",
        "forms language")]
    [InlineData("suffix", "text/plain", "HANDLE [xe/xem]", "forms language")]
    public async Task writes_them_and_tells_what_is_lost(string format, string mediaType, string text, string losses)
    {
        var handle = Scenarios.FreshHandle();
        await app.SignUpAsync(handle, new { sets = new[] { new { display = "xe/xem", language = "en", forms = new { subject = "xe" } } } });

        var written = (await app.Anonymous().GetAsync($"/api/members/{handle}/pronouns?format={format}")).Expect(HttpStatusCode.OK);

        Assert.Equal(format, written["format"].GetString());
        Assert.Equal(mediaType, written["mediaType"].GetString());
        text = text.Replace("CONCEPT", "\"valueCodeableConcept\":{\"text\":\"xe/xem\"}", StringComparison.Ordinal);
        Assert.Equal(text.Replace("HANDLE", handle, StringComparison.Ordinal), written["text"].GetString());
        Assert.Equal(losses, Codes(written));
        Assert.All(written["losses"].EnumerateArray(), loss => Assert.Matches("^[A-Z].*\\.$", loss.GetProperty("detail").GetString()!));
    }

    [Theory]
    [InlineData("vcard", "gender")]
    [InlineData("jscontact", "gender")]
    [InlineData("schemaorg", "")]
    public async Task takes_what_another_forum_wrote(string format, string lost)
    {
        var handle = Scenarios.FreshHandle();
        var sets = new object[] { "they/them", new { display = "sie/ihr", language = "de" } };
        await app.SignUpAsync(handle, new { sets });
        var text = (await app.Anonymous().GetAsync($"/api/members/{handle}/pronouns?format={format}"))["text"].GetString();
        text = text!.Replace("\r\n", "\r\nGRAMGENDER:neuter-like\r\n", StringComparison.Ordinal)
            .Replace("{\"@type\":\"SpeakToAs\"", "{\"grammaticalGender\":\"none\"", StringComparison.Ordinal);

        var ana = await app.SignUpAsync();
        var imported = (await ana.PostAsync(Import, new { format, text })).Expect(HttpStatusCode.OK);

        Assert.Equal(
            """{"stance":"declared","sets":["they/them",{"display":"sie/ihr","language":"de"}]}""", imported["pronouns"].GetRawText());
        Assert.Equal(lost, Codes(imported).Split(' ')[0]);
    }

    [Fact]
    public async Task keeps_who_may_see_them_unless_it_is_said()
    {
        var ana = await app.SignUpAsync(pronouns: new { sets = new[] { "she/her" }, audience = "onlyMe" });
        var imported = await ana.PostAsync(Import, new { format = "vcard", text = "PRONOUNS:they/them" });
        Assert.Equal("""{"stance":"declared","sets":["they/them"],"audience":"onlyMe"}""", imported["pronouns"].GetRawText());

        imported = await ana.PostAsync(Import, new { format = "vcard", text = "PRONOUNS:they/them", audience = "public" });
        Assert.Equal("""{"stance":"declared","sets":["they/them"]}""", imported["pronouns"].GetRawText());
    }

    [Fact]
    public async Task leaves_a_cut_off_name_in_doubt_until_it_is_said_again()
    {
        var ana = await app.SignUpAsync();
        var imported = (await ana.PostAsync(Import, new { format = "suffix", text = "Ana [she/her, they/the" })).Expect(HttpStatusCode.OK);
        Assert.Equal("""{"stance":"declared","sets":["she/her","they/the"],"ambiguous":true}""", imported["pronouns"].GetRawText());
        Assert.Equal("cut-off", Codes(imported));

        var said = await ana.PutAsync("/api/members/me/pronouns", imported["pronouns"]);
        Assert.Equal("""{"stance":"declared","sets":["she/her","they/the"]}""", said.Json.GetRawText());
    }

    [Fact]
    public async Task writes_what_a_page_says_and_that_nobody_confirmed_it()
    {
        var handle = Scenarios.FreshHandle();
        await app.ImportAsync($"Known {Guid.NewGuid()}.\n\n• {handle} [they/them]\n  a day ago\n\n  Me");
        Assert.Equal(
            """{"stance":"declared","sets":["they/them"],"unconfirmed":true}""",
            (await app.Anonymous().GetAsync($"/api/members/{handle}/pronouns")).Json.GetRawText());
        Assert.Equal("unconfirmed", Codes(await app.Anonymous().GetAsync($"/api/members/{handle}/pronouns?format=vcard")));
    }

    [Theory]
    [InlineData("/api/members/nobody-at-all/pronouns", HttpStatusCode.NotFound, "member-not-found")]
    [InlineData("/api/members/nobody-at-all/pronouns?format=vcard", HttpStatusCode.NotFound, "member-not-found")]
    [InlineData("/api/members/nobody-at-all/pronouns?format=VCARD", HttpStatusCode.BadRequest, "pronouns-format-unknown")]
    [InlineData("/api/members/nobody-at-all/pronouns?format=", HttpStatusCode.BadRequest, "pronouns-format-unknown")]
    public async Task of_nobody_or_in_no_format_is_refused(string url, HttpStatusCode status, string code) =>
        (await app.Anonymous().GetAsync(url)).ExpectRefusal(status, code);

    [Theory]
    [InlineData("null", "pronouns-format-unknown")]
    [InlineData("{}", "pronouns-format-unknown")]
    [InlineData("""{"format":"ldap","text":"x"}""", "pronouns-format-unknown")]
    [InlineData("""{"format":"fhir"}""", "pronouns-unreadable")]
    [InlineData("""{"format":"jscontact","text":"{\"speakToAs\":"}""", "pronouns-unreadable")]
    [InlineData("""{"format":"vcard"}""", "pronouns-not-found")]
    [InlineData("""{"format":"vcard","text":"FN:Ana"}""", "pronouns-not-found")]
    [InlineData("""{"format":"vcard","text":"PRONOUNS:@ana"}""", "pronouns-not-found")]
    [InlineData("""{"format":"suffix","text":"[REDACTED]"}""", "pronouns-not-found")]
    [InlineData("""{"format":"vcard","text":"PRONOUNS:she","audience":"friends"}""", "request-malformed")]
    public async Task of_what_says_nothing_is_refused_and_changes_nothing(string body, string code)
    {
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle, "she/her");
        (await ana.PostAsync(Import, body, "application/json")).ExpectRefusal(HttpStatusCode.BadRequest, code);
        var kept = await ana.GetAsync($"/api/members/{handle}/pronouns");
        Assert.Equal("""{"stance":"declared","sets":["she/her"]}""", kept.Json.GetRawText());
    }

    [Fact]
    public async Task into_ones_own_without_signing_in_is_refused() =>
        (await app.Anonymous().PostAsync(Import, new { format = "vcard", text = "PRONOUNS:she/her" }))
            .ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");

    static string Codes(Answer answer) =>
        string.Join(' ', answer["losses"].EnumerateArray().Select(loss => loss.GetProperty("code").GetString()));
}
