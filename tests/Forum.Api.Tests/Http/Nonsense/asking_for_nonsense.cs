using System.Buffers.Text;
using System.Net;
using System.Text;
using Forum.Api.Inbox;
using Forum.Api.Search;

namespace Forum.Api.Tests.Http.Nonsense;

/// <summary>Of every operation, in its address and its headers.</summary>
public class asking_for_nonsense(NonsenseForum forum) : IClassFixture<NonsenseForum>
{
    static readonly string[] Numbers =
    [
        "0", "-1", "201", "2147483647", "2147483648", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "99999999999999999999",
        "1e5", "0x10", "1.5", "abc", "NaN", "%00", "%EF%BC%91", "%2012",
    ];

    static readonly string[] Texts =
    [
        "%00", "a%00b", "%FF", "%ED%A0%80", "%E2%80%AE", "%F0%9F%9A%8B", "%25", "%27%3B--", "..%2F..", "%7B%7D", "%0D%0Ax:y", new string('x', 2_000),
        string.Concat(Enumerable.Repeat("%CC%81", 1_000)), "0001-01-01", "9999-12-31T23:59:59.9999999-14:00", "0001-01-01T00:00:00%2B14:00",
    ];

    /// <summary>Kestrel takes no longer lines.</summary>
    static readonly string[] TooLong = [new string('x', 9_000)];

    const string Searched = "trams";

    static readonly long[] Extremes = [0, 1, int.MaxValue, DateTimeOffset.MaxValue.Ticks, DateTimeOffset.MaxValue.Ticks + 1, long.MaxValue];

    [Fact]
    public async Task in_the_path_is_refused()
    {
        foreach (var operation in forum.Operations.Where(operation => operation.Variables > 0))
        {
            foreach (var url in forum.AddressesOf(operation.Path, thing => [thing, .. Numbers, .. Texts]).Skip(1))
            {
                await forum.SendAsync(operation.Method, url, content: null, forum.Token);
            }
        }

        await forum.ExpectWellAsync();
    }

    [Fact]
    public async Task in_a_query_is_refused()
    {
        foreach (var (operation, name) in Queries())
        {
            foreach (var value in Numbers.Concat(Texts).Concat(TooLong).Prepend(""))
            {
                await forum.SendAsync(operation.Method, $"{forum.AddressOf(operation.Path)}?{name}={value}", content: null, forum.Token);
            }
        }

        await forum.ExpectWellAsync();
    }

    [Fact]
    public async Task twice_or_under_other_names_is_refused_or_passed_over()
    {
        foreach (var (operation, name) in Queries())
        {
            string[] queries = [$"{name}=1&{name}=2", $"{name}[]=1", $"{name}", $"{name.ToUpperInvariant()}=abc", "&&&=", $"{name}=1%26{name}=2"];
            foreach (var query in queries)
            {
                await forum.SendAsync(operation.Method, $"{forum.AddressOf(operation.Path)}?{query}", content: null, forum.Token);
            }
        }

        await forum.ExpectWellAsync();
    }

    [Fact]
    public async Task of_the_size_of_a_page_is_refused_by_each_list()
    {
        foreach (var operation in Lists())
        {
            foreach (var limit in (string[])["0", "-1", "201", "99999999999999999999", "abc"])
            {
                var status = await AskAsync($"{forum.AddressOf(operation.Path)}?{Needed(operation)}limit={limit}");
                Assert.Equal((operation.Id, limit, HttpStatusCode.BadRequest), (operation.Id, limit, status));
            }
        }
    }

    [Fact]
    public async Task of_where_a_page_begins_is_refused_or_is_an_end_of_the_list()
    {
        foreach (var operation in Lists())
        {
            var takesSort = operation.Json["parameters"]!.AsArray().Any(one => one!["name"]!.GetValue<string>() == "sort");
            var list = $"{forum.AddressOf(operation.Path)}?{Needed(operation)}";
            foreach (var cursor in Garbage) await AskAsync($"{list}after={cursor}");
            foreach (var order in Orders)
            {
                foreach (var cursor in Forged(order)) await AskAsync($"{list}{(takesSort ? $"sort={order}&" : "")}after={cursor}");
                if (takesSort) await AskAsync($"{list}after={Forged(order).First()}");
            }
        }

        await forum.ExpectWellAsync();
    }

    [Theory]
    [InlineData("Idempotency-Key", "")]
    [InlineData("If-Match", "\"r99999999999999999999\"")]
    [InlineData("If-Match", "nonsense, \"r-1\", W/\"r0\"")]
    [InlineData("If-None-Match", "nonsense")]
    [InlineData("Last-Event-ID", "99999999999999999999")]
    [InlineData("Last-Event-ID", "-1")]
    [InlineData("Last-Event-ID", "9223372036854775807")]
    [InlineData("Accept", "nonsense")]
    [InlineData("Accept", "application/xml")]
    [InlineData("Range", "bytes=5-1")]
    [InlineData("Content-Type", "nonsense")]
    [InlineData("Authorization", "Bearer a.b.c")]
    [InlineData("Authorization", "Basic YTpi")]
    [InlineData("Authorization", "")]
    [InlineData("Origin", "null")]
    [InlineData("X-Forwarded-For", "nonsense, 1.2.3.4:99999, [::")]
    public async Task in_a_header_is_refused_or_passed_over(string name, string value)
    {
        foreach (var operation in forum.Operations)
        {
            var token = name == "Authorization" ? null : await forum.TokenForAsync(operation);
            await forum.SendAsync(operation.Method, forum.AddressOf(operation.Path), content: null, token, (name, value));
        }

        await forum.ExpectWellAsync();
    }

    [Theory]
    [InlineData("Authorization", 16_000)]
    [InlineData("If-None-Match", 30_000)]
    [InlineData("Idempotency-Key", 20_000)]
    [InlineData("X-Whatever", 100_000)]
    public async Task at_any_length_is_refused(string name, int length)
    {
        foreach (var method in (string[])["GET", "POST"])
        {
            await forum.SendAsync(method, "/api/threads", content: null, token: null, (name, $"Bearer {new string('x', length)}"));
        }

        await forum.ExpectWellAsync();
    }

    /// <summary>Names of orders, whichever list they are of: what one gave out is no good in another.</summary>
    static IReadOnlyList<string> Orders { get; } =
    [
        .. typeof(ForumServer).Assembly.GetTypes().Where(type => type.IsEnum && type.Name.EndsWith("Sort", StringComparison.Ordinal))
            .SelectMany(Enum.GetNames).Distinct(),
        InboxQueries.Order, new SearchRequest(Searched, SearchKind.All, null, null, null, null).Order,
    ];

    static IReadOnlyList<string> Garbage { get; } =
    [
        "", "x", "%00", "A", new string('A', 200), new string('A', 201), new string('A', 5_000), "=", "bmV3%0A", Coded("    "), Coded("\0 0 0 0 0"),
        Coded("New 0 1"), Coded("New 0 1 0 0 0"), Coded("New -1 1 0 0"), Coded("New 0 99999999999999999999 0 0"), Coded("New 0 1 0 -1"),
        Coded("New 0 1e3 0 0"), Coded("New 0 0x1 0 0"),
    ];

    /// <summary>What a list would give out, but with numbers that it never had.</summary>
    static IEnumerable<string> Forged(string order) =>
        from number in Extremes
        from numbers in (string[])
            [$"{number} {number} {number} {number}", $"{number} 1 0 0", $"0 {number} 0 0", $"0 1 {number} 0", $"0 1 0 {number}"]
        select Coded($"{order} {numbers}");

    static string Coded(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    static string Needed(ContractOperation operation) => operation.Id == "search" ? $"q={Searched}&" : "";

    Task<HttpStatusCode> AskAsync(string url) => forum.SendAsync("GET", url, content: null, forum.Token);

    IEnumerable<ContractOperation> Lists() => Queries().Where(row => row.Name == "after").Select(row => row.Operation);

    IEnumerable<(ContractOperation Operation, string Name)> Queries() =>
        from operation in forum.Operations
        from parameter in operation.Json["parameters"]?.AsArray() ?? []
        where parameter!["in"]!.GetValue<string>() == "query"
        select (operation, parameter["name"]!.GetValue<string>());
}
