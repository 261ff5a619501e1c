using System.Net;
using System.Text;
using System.Text.Json;

namespace Forum.Api.Tests.Threads;

public class reading_a_thread(AppFixture app)
{
    [Theory]
    [InlineData("old", 1)]
    [InlineData("old", 7)]
    [InlineData("new", 3)]
    [InlineData("new", 50)]
    public async Task page_by_page_shows_every_comment_once_depth_first(string sort, int limit)
    {
        var (thread, children) = await ImportTreeAsync(seed: limit);
        var expected = DepthFirst(children, sort == "new").ToList();

        var seen = new List<string>();
        var url = $"/api/threads/{thread}?sort={sort}&limit={limit}";
        for (var after = ""; ;)
        {
            var page = (await app.Anonymous().GetAsync(url + after)).Expect(HttpStatusCode.OK);
            seen.AddRange(page["comments"].EnumerateArray().Select(Describe));
            if (page["next"].ValueKind == JsonValueKind.Null) break;
            Assert.Equal(limit, page["comments"].GetArrayLength());
            after = $"&after={page["next"].GetString()}";
        }

        Assert.Equal(expected, seen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task to_a_depth_leaves_out_what_lies_below(int depth)
    {
        var (thread, children) = await ImportTreeAsync(seed: 3);
        var expected = DepthFirst(children, newestFirst: false).Where(comment => Depth(comment) < depth);

        var seen = new List<string>();
        for (var after = ""; ;)
        {
            var page = (await app.Anonymous().GetAsync($"/api/threads/{thread}?limit=4&depth={depth}{after}")).Expect(HttpStatusCode.OK);
            seen.AddRange(page["comments"].EnumerateArray().Select(Describe));
            if (page["next"].ValueKind == JsonValueKind.Null) break;
            after = $"&after={page["next"].GetString()}";
        }

        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task of_three_thousand_levels_goes_down_and_up_again()
    {
        var thread = await DeepThreadAsync(levels: 3_000);
        var depths = new List<int>();
        for (var after = ""; ;)
        {
            var page = (await app.Anonymous().GetAsync($"/api/threads/{thread}?sort=new&limit=200{after}")).Expect(HttpStatusCode.OK);
            depths.AddRange(page["comments"].EnumerateArray().Select(comment => comment.GetProperty("depth").GetInt32()));
            if (page["next"].ValueKind == JsonValueKind.Null) break;
            after = $"&after={page["next"].GetString()}";
        }

        // Down the well, and from its ground all the way up to the one comment beside it.
        Assert.Equal([0, .. Enumerable.Range(0, 3_000)], depths);
    }

    [Fact]
    public async Task with_a_cursor_from_below_the_depth_asked_for_stays_above_it()
    {
        var (thread, _) = await ImportTreeAsync(seed: 5);
        for (var after = ""; ;)
        {
            var page = await app.Anonymous().GetAsync($"/api/threads/{thread}?limit=3{after}");
            if (page["next"].ValueKind == JsonValueKind.Null) break;
            after = $"&after={page["next"].GetString()}";
            var shallow = (await app.Anonymous().GetAsync($"/api/threads/{thread}?depth=1{after}")).Expect(HttpStatusCode.OK);
            Assert.All(shallow["comments"].EnumerateArray(), comment => Assert.Equal(0, comment.GetProperty("depth").GetInt32()));
        }
    }

    [Theory]
    [InlineData("sort=best", "sort-unknown")]
    [InlineData("sort=0", "sort-unknown")]
    [InlineData("limit=0", "limit-out-of-range")]
    [InlineData("limit=201", "limit-out-of-range")]
    [InlineData("limit=x", "request-malformed")]
    [InlineData("depth=-1", "depth-out-of-range")]
    [InlineData("parent=1&after=T2xkIDAgMSAwIDA", "cursor-invalid")]
    [InlineData("after=nonsense", "cursor-invalid")]
    [InlineData("after=%00", "cursor-invalid")]
    [InlineData("sort=new&after=T2xkIDAgMSAwIDA", "cursor-invalid")]
    [InlineData("after=T2xkIDAgOTIyMzM3MjAzNjg1NDc3NTgwNyAwIDA", "cursor-invalid")]
    public async Task with_a_question_that_makes_no_sense_is_refused(string query, string code)
    {
        var (thread, _) = await app.ImportThreadAsync();
        (await app.Anonymous().GetAsync($"/api/threads/{thread}?{query}")).ExpectRefusal(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task with_another_threads_cursor_is_refused()
    {
        var (here, _) = await app.ImportThreadAsync();
        var (elsewhere, _) = await ImportTreeAsync(seed: 1);
        var next = (await app.Anonymous().GetAsync($"/api/threads/{elsewhere}?limit=1"))["next"].GetString();
        (await app.Anonymous().GetAsync($"/api/threads/{here}?after={next}")).ExpectRefusal(HttpStatusCode.BadRequest, "cursor-invalid");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9223372036854775807")]
    public async Task that_does_not_exist_is_refused(string number) =>
        (await app.Anonymous().GetAsync($"/api/threads/{number}")).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");

    [Fact]
    public async Task by_something_that_is_no_number_is_not_found() =>
        (await app.Anonymous().GetAsync("/api/threads/first")).ExpectRefusal(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task of_a_comment_that_does_not_exist_is_refused() =>
        (await app.Anonymous().GetAsync("/api/comments/0")).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");

    [Fact]
    public async Task never_shows_markup_that_could_run()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        var posted = await ana.PostAsync(
            $"/api/threads/{thread}/comments",
            new { body = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)> ![y](https://a.example/y.png)" });
        var html = posted["html"].GetString()!;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=\"x\"", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task survives_nesting_that_no_renderer_takes()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        var posted = (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = new string('>', 500) + " deep" })).Expect(HttpStatusCode.Created);
        Assert.Contains("deep", posted["html"].GetString(), StringComparison.Ordinal);
    }

    /// <summary>A random tree of sixty comments. A comment's body is its path, such as 0.2.1, so that the order can be told from it.</summary>
    async Task<(long Thread, Dictionary<string, List<string>> Children)> ImportTreeAsync(int seed)
    {
        var random = new Random(seed);
        var children = new Dictionary<string, List<string>> { [""] = [] };
        for (var i = 0; i < 60; i++)
        {
            var parent = children.Keys.ElementAt(random.Next(children.Count));
            var comment = parent.Length == 0 ? $"{children[parent].Count}" : $"{parent}.{children[parent].Count}";
            children[parent].Add(comment);
            children[comment] = [];
        }

        var page = new StringBuilder($"A tree {Guid.NewGuid()}.\n\n");
        foreach (var comment in DepthFirst(children, newestFirst: false))
        {
            var indent = new string(' ', 2 * Depth(comment));
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"{indent}• bob\n{indent}  a year ago\n\n{indent}  {comment}\n\n");
        }

        return ((await app.ImportAsync(page.ToString())).GetProperty("thread").GetInt64(), children);
    }

    async Task<long> DeepThreadAsync(int levels)
    {
        var page = new StringBuilder($"A well {Guid.NewGuid()}.\n\n");
        for (var level = 0; level < levels; level++)
        {
            page.Append(' ', level).Append("• bob\nnow\n\nDown\n\n");
        }

        page.Append("• ana\nnow\n\nBeside\n");

        return (await app.ImportAsync(page.ToString())).GetProperty("thread").GetInt64();
    }

    static IEnumerable<string> DepthFirst(Dictionary<string, List<string>> children, bool newestFirst, string from = "") =>
        (newestFirst ? Enumerable.Reverse(children[from]) : children[from]).SelectMany(child => DepthFirst(children, newestFirst, child).Prepend(child));

    static string Describe(JsonElement comment) => comment.GetProperty("body").GetString()!;

    static int Depth(string path) => path.Count(c => c == '.');
}
