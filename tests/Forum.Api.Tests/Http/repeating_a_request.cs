using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Forum.Api.Tests.Http;

/// <summary>With an <c>Idempotency-Key</c>.</summary>
public class repeating_a_request(AppFixture app)
{
    const string Header = "Idempotency-Key";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task has_the_first_ones_answer()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var (ana, key) = (await app.SignUpAsync(), Guid.NewGuid().ToString());

        var first = (await PostAsync(ana, key, thread, "Once")).Expect(HttpStatusCode.Created);
        var second = (await PostAsync(ana, key, thread, "Once")).Expect(HttpStatusCode.Created);

        Assert.Equal(first.Json.ToString(), second.Json.ToString());
        Assert.Equal(first.Location, second.Location);
        Assert.Equal(first.ContentType, second.ContentType);
        Assert.Null(first.Header("Idempotency-Replayed"));
        Assert.Equal("true", second.Header("Idempotency-Replayed"));
        Assert.Equal(1, await CommentsOf(app, thread, "Once"));
    }

    [Fact]
    public async Task that_was_refused_is_refused_again()
    {
        var (ana, key) = (await app.SignUpAsync(), Guid.NewGuid().ToString());
        (await PostAsync(ana, key, thread: long.MaxValue, "Once")).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
        var second = await PostAsync(ana, key, thread: long.MaxValue, "Once");
        second.ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
        Assert.Equal("true", second.Header("Idempotency-Replayed"));
    }

    [Fact]
    public async Task under_another_key_or_none_is_another_request()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        await PostAsync(ana, Guid.NewGuid().ToString(), thread, "Thrice");
        await PostAsync(ana, Guid.NewGuid().ToString(), thread, "Thrice");
        (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = "Thrice" })).Expect(HttpStatusCode.Created);
        Assert.Equal(3, await CommentsOf(app, thread, "Thrice"));
    }

    [Fact]
    public async Task with_another_body_is_refused()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var (ana, key) = (await app.SignUpAsync(), Guid.NewGuid().ToString());
        (await PostAsync(ana, key, thread, "One")).Expect(HttpStatusCode.Created);
        (await PostAsync(ana, key, thread, "Two")).ExpectRefusal(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        Assert.Equal(0, await CommentsOf(app, thread, "Two"));
    }

    [Fact]
    public async Task to_another_address_is_refused()
    {
        var (here, _) = await app.ImportThreadAsync();
        var (there, _) = await app.ImportThreadAsync();
        var (ana, key) = (await app.SignUpAsync(), Guid.NewGuid().ToString());
        (await PostAsync(ana, key, here, "One")).Expect(HttpStatusCode.Created);
        (await PostAsync(ana, key, there, "One")).ExpectRefusal(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task of_somebody_else_is_a_request_of_ones_own()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var key = Guid.NewGuid().ToString();
        var first = (await PostAsync(await app.SignUpAsync(), key, thread, "Same")).Expect(HttpStatusCode.Created);
        var second = (await PostAsync(await app.SignUpAsync(), key, thread, "Same")).Expect(HttpStatusCode.Created);
        Assert.NotEqual(first["author"].ToString(), second["author"].ToString());
        (await PostAsync(app.Anonymous(), key, thread, "Same")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task registers_one_account()
    {
        var (handle, key) = (Scenarios.FreshHandle(), Guid.NewGuid().ToString());
        var first = (await RegisterAsync(Scenarios.Password)).Expect(HttpStatusCode.Created);
        Assert.Equal(first.Json.ToString(), (await RegisterAsync(Scenarios.Password)).Expect(HttpStatusCode.Created).Json.ToString());
        (await RegisterAsync("another password altogether")).ExpectRefusal(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");

        Task<Answer> RegisterAsync(string password) => app.Anonymous().SendAsync(
            HttpMethod.Post, "/api/members", JsonContent.Create(new { handle, password }), (Header, key));
    }

    [Fact]
    public async Task whose_answer_is_a_secret_runs_again_and_keeps_nothing()
    {
        var (handle, key) = (Scenarios.FreshHandle(), Guid.NewGuid().ToString());
        await app.SignUpAsync(handle);
        var first = (await SignInAsync()).Expect(HttpStatusCode.OK);
        var second = (await SignInAsync()).Expect(HttpStatusCode.OK);
        Assert.Null(second.Header("Idempotency-Replayed"));
        Assert.NotNull(first["token"].GetString());

        Task<Answer> SignInAsync() => app.Anonymous().SendAsync(
            HttpMethod.Post, "/api/sessions", JsonContent.Create(new { handle, password = Scenarios.Password }), (Header, key));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("ключ")]
    [InlineData(256)]
    public async Task with_a_key_that_is_none_is_refused(object key) =>
        (await PostAsync(await app.SignUpAsync(), key as string ?? new string('k', (int)key), thread: 1, "Hi"))
            .ExpectRefusal(HttpStatusCode.BadRequest, "idempotency-key-invalid");

    [Fact]
    public async Task with_two_keys_is_refused() =>
        (await (await app.SignUpAsync()).SendAsync(
            HttpMethod.Post, "/api/threads/1/comments", JsonContent.Create(new { body = "Hi" }), (Header, "one"), (Header, "two")))
            .ExpectRefusal(HttpStatusCode.BadRequest, "idempotency-key-invalid");

    [Fact]
    public async Task a_thousand_times_at_once_is_one_act_with_one_answer()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var (ana, key) = (await app.SignUpAsync(), Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => PostAsync(ana, key, thread, "At once")));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.Created));
        Assert.Single(answers.Select(answer => answer.Json.ToString()).Distinct());
        Assert.Equal(1, await CommentsOf(app, thread, "At once"));
    }

    [Fact]
    public async Task after_a_day_is_a_new_request()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var handle = Scenarios.FreshHandle();
        var (ana, key) = (await app.SignUpAsync(handle), Guid.NewGuid().ToString());
        (await PostAsync(ana, key, thread, "One")).Expect(HttpStatusCode.Created);
        var id = await IdAsync(handle, key);
        await app.QueryAsync<int>("update forum.idempotent_answer set expires_at = now() where id = $1 returning 1", id);

        (await PostAsync(ana, key, thread, "Two")).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task makes_room_for_its_answer()
    {
        var old = Guid.NewGuid().ToByteArray();
        await app.QueryAsync<int>("insert into forum.idempotent_answer values ($1, $1, '2020-01-01') returning 1", old);
        (await PostAsync(await app.SignUpAsync(), Guid.NewGuid().ToString(), thread: 0, "Hi")).Expect(HttpStatusCode.NotFound);
        Assert.Equal(0, await app.QueryAsync<long>("select count(*) from forum.idempotent_answer where id = $1", old));
    }

    [Fact]
    public async Task leaves_nothing_in_the_database_that_can_be_read()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var (body, key) = ($"Words {Guid.NewGuid()}", Guid.NewGuid().ToString());
        (await PostAsync(await app.SignUpAsync(), key, thread, body)).Expect(HttpStatusCode.Created);
        const string found = "select count(*) from forum.idempotent_answer where position($1 in answer) > 0 or position($1 in id) > 0";
        foreach (var text in (string[])[body, key, "author", "Status"])
        {
            Assert.Equal(0, await app.QueryAsync<long>(found, Encoding.UTF8.GetBytes(text)));
        }
    }

    [Fact]
    public async Task waits_for_the_first_on_another_node_and_not_for_one_that_died()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var handle = Scenarios.FreshHandle();
        var (ana, key) = (await app.SignUpAsync(handle), Guid.NewGuid().ToString());
        var turn = BinaryPrimitives.ReadInt64BigEndian(await IdAsync(handle, key));

        Task<Answer> repeat;
        await using (var node = new NpgsqlConnection($"{app.ConnectionString};Pooling=false"))
        {
            await node.OpenAsync(Ct);
            await using var take = new NpgsqlCommand("select pg_advisory_lock($1)", node) { Parameters = { new() { Value = turn } } };
            await take.ExecuteNonQueryAsync(Ct);
            var impatient = await PostAsync(ana, key, thread, "Patience");
            impatient.ExpectRefusal(HttpStatusCode.Conflict, "idempotency-in-progress");
            Assert.Equal("1", impatient.Header("Retry-After"));

            repeat = PostAsync(ana, key, thread, "Patience");
        }

        (await repeat).Expect(HttpStatusCode.Created);
        Assert.Equal(1, await CommentsOf(app, thread, "Patience"));
    }

    /// <summary>Under which the answer is kept.</summary>
    async Task<byte[]> IdAsync(string handle, string key)
    {
        var member = (await app.Anonymous().GetAsync($"/api/members/{handle}"))["id"].GetGuid();
        return SHA256.HashData(Encoding.UTF8.GetBytes($"{member}\n{key}"));
    }

    static Task<Answer> PostAsync(Client client, string key, long thread, string body) => client.SendAsync(
        HttpMethod.Post, $"/api/threads/{thread}/comments", JsonContent.Create(new { body }), (Header, key));

    internal static Task<long> CommentsOf(IForum app, long thread, string body) => app.QueryAsync<long>(
        """
        select count(*) from views.comment comment join views.thread thread on thread.id = comment.thread_id
        where thread.number = $1 and comment.body = $2
        """,
        thread, body);
}
