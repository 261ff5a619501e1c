using System.Net;
using Forum.Domain.Imports;

namespace Forum.Api.Tests.Imports;

public class refusing_an_article(AppFixture app)
{
    [Fact]
    public async Task of_anybody_but_administrators_and_the_communitys_moderators()
    {
        var community = Scenarios.FreshCommunity();
        await app.ImportAsync($"Founding {Guid.NewGuid()}.", community);
        var handle = Scenarios.FreshHandle("mod");
        var moderator = await app.SignUpAsync(handle);

        (await app.Anonymous().PostAsync($"/api/imports/articles?community={community}", "Hi.", "text/plain"))
            .ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await Import(community)).ExpectRefusal(HttpStatusCode.Forbidden, "not-allowed");

        await app.AppointAsync(handle, community);

        (await Import(community)).Expect(HttpStatusCode.Created);
        (await Import(Scenarios.FreshCommunity())).ExpectRefusal(HttpStatusCode.Forbidden, "not-allowed");

        Task<Answer> Import(string where) => moderator.PostAsync($"/api/imports/articles?community={where}", $"Moderated {Guid.NewGuid()}.", "text/plain");
    }

    public static TheoryData<string, byte[], string, HttpStatusCode, string> BadPages => new()
    {
        { "", [], "text/plain", HttpStatusCode.BadRequest, "page-empty" },
        { "", " \r\n\t\u200B"u8.ToArray(), "text/plain", HttpStatusCode.BadRequest, "page-empty" },
        { "", "a\0b"u8.ToArray(), "text/plain", HttpStatusCode.UnsupportedMediaType, "page-not-text" },
        { "", [0xC3, 0x28], "text/plain", HttpStatusCode.UnsupportedMediaType, "page-not-utf8" },
        { "", "Hi."u8.ToArray(), "application/octet-stream", HttpStatusCode.UnsupportedMediaType, "page-not-plain-text" },
        { "", "Hi."u8.ToArray(), "text/plain; charset=latin1", HttpStatusCode.UnsupportedMediaType, "page-not-plain-text" },
        { "", new byte[ArticlePage.MaxBytes + 1], "text/plain", HttpStatusCode.RequestEntityTooLarge, "page-too-large" },
        { "&capturedAt=yesterday", "Hi."u8.ToArray(), "text/plain", HttpStatusCode.BadRequest, "captured-at-invalid" },
        { "&capturedAt=2999-01-01", "Hi."u8.ToArray(), "text/plain", HttpStatusCode.BadRequest, "captured-at-invalid" },
        { "&title=%20", "Hi."u8.ToArray(), "text/plain", HttpStatusCode.BadRequest, "title-empty" },
        { "&community=a%20b", "Hi."u8.ToArray(), "text/plain", HttpStatusCode.BadRequest, "community-name" },
    };

    [Theory, MemberData(nameof(BadPages), DisableDiscoveryEnumeration = true)]
    public async Task that_cannot_be_imported_stores_nothing(
        string query, byte[] page, string mediaType, HttpStatusCode status, string code)
    {
        var administrator = await app.SignUpAdministratorAsync();
        var community = Scenarios.FreshCommunity();

        (await administrator.PostAsync($"/api/imports/articles?{(query.StartsWith("&community", StringComparison.Ordinal) ? "" : $"community={community}")}{query}", page, mediaType)).ExpectRefusal(status, code);

        Assert.Equal(0, await app.QueryAsync<long>("select count(*) from views.community where name = $1", community));
    }
}
