using System.Text;
using Forum.Domain.Comments;
using Forum.Domain.Imports;
using Forum.Domain.Imports.Dumps;
using Forum.Domain.Members;
using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Imports.Dumps;

public class reading_a_line_of_a_dump
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Then = new(2015, 3, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly WrittenAt At = new(Then, Then, "2015-03-01T12:00:00Z");

    [Fact]
    public void gives_a_thread() => Assert.Equal(
        new DumpedThread("7", "trams", Byline.Read("ana"), "Is it back?", "I *heard* bells.", "https://example.org", At, 3),
        Read("""
            {"type":"thread","id":"7","community":"trams","title":"Is it back?","body":"I *heard* bells.","link":"https://example.org",
             "author":"ana","createdAt":"2015-03-01T12:00:00Z","score":3}
            """));

    [Fact]
    public void gives_a_thread_of_which_little_is_told() => Assert.Equal(
        new DumpedThread("7", null, null, "Is it back?", "", null, At, null),
        Read("""{"type":"thread","id":7,"title":"Is it back?","author":null,"createdAt":1425211200}"""));

    [Fact]
    public void gives_a_comment_and_reads_the_pronouns_behind_a_name()
    {
        var comment = Assert.IsType<DumpedComment>(Read(
            """{"type":"comment","id":2,"thread":1,"parent":1,"author":"Tupamaros [he/him]","body":"It is.","createdAt":1425211200,"score":-2}"""));
        Assert.Equal(("2", "1", "1", "It is.", At, -2), (comment.Id, comment.Thread, comment.Parent, comment.Body, comment.WrittenAt, comment.Score!.Value));
        Assert.Equal(("Tupamaros", new Pronouns(PronounStance.Declared, ["he/him"])), (comment.Author.Handle, comment.Author.Pronouns));
    }

    [Fact]
    public void gives_a_thread_of_reddit() => Assert.Equal(
        new DumpedThread("abc", "trams", Byline.Read("ana"), "Is it <back> & well?", "&quot;", null, At, 12),
        Read("""
            {"id":"abc","name":"t3_abc","subreddit":"trams","subreddit_id":"t5_x","title":"Is it &lt;back&gt; &amp; well?","selftext":"&amp;quot;","is_self":true,
             "url":"https://www.reddit.com/r/trams/comments/abc/","author":"ana","created_utc":"1425211200","score":12,"media":{"a":[1,{"b":2}]},"edited":false}
            """));

    [Theory]
    [InlineData("t3_abc", null)]
    [InlineData("t1_def", "def")]
    public void gives_a_comment_of_reddit(string parent, string? expected)
    {
        var comment = Assert.IsType<DumpedComment>(Read(
            $$"""{"id":"ghi","link_id":"t3_abc","parent_id":"{{parent}}","subreddit":"trams","author":"ana","body":"&gt; so\n\nYes","created_utc":1425211200.0,"score":1}"""));
        Assert.Equal(("abc", expected, "> so\n\nYes"), (comment.Thread, comment.Parent, comment.Body));
    }

    [Theory]
    [InlineData("[deleted]", CommentState.DeletedByAuthor)]
    [InlineData("[removed]", CommentState.RemovedByModerator)]
    [InlineData("deleted by creator", CommentState.DeletedByAuthor)]
    [InlineData("*Removed by mod*", CommentState.RemovedByModerator)]
    [InlineData("[deleted] was here", CommentState.Shown)]
    public void knows_a_comment_that_is_gone(string body, CommentState expected)
    {
        var comment = Assert.IsType<DumpedComment>(Read(Comment($"\"body\":\"{body}\"")));
        Assert.Equal((expected, expected is CommentState.Shown ? body : ""), (comment.State, comment.Body));
        Assert.Equal("[deleted]", Assert.IsType<DumpedComment>(Read(Comment("\"author\":\"[deleted]\""))).Author.Handle);
    }

    [Theory]
    [InlineData("2015-03-01T12:00:00Z", "2015-03-01T12:00:00.0000000+00:00")]
    [InlineData("2015-03-01T13:00:00+01:00", "2015-03-01T12:00:00.0000000+00:00")]
    [InlineData("2015-03-01T12:00:00.1234567Z", "2015-03-01T12:00:00.1234560+00:00")]
    [InlineData("2015-03-01T12:00Z", "2015-03-01T12:00:00.0000000+00:00")]
    [InlineData("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.0000000+00:00")]
    public void takes_a_time_as_exact_as_it_is_and_keeps_its_words(string text, string expected)
    {
        var at = Read(Comment($"\"createdAt\":\"{text}\"")).WrittenAt;
        Assert.Equal((expected, at.From, text), (at.From.ToString("O", System.Globalization.CultureInfo.InvariantCulture), at.To, at.Text));
    }

    [Fact]
    public void cuts_a_title_that_is_too_long_and_keeps_it_whole_above_the_text()
    {
        var title = string.Join(' ', Enumerable.Repeat("tram", 60));
        var thread = Assert.IsType<DumpedThread>(Read($$"""{"type":"thread","id":1,"title":"{{title}}","body":"So.","createdAt":0}"""));
        Assert.Null(ThreadTitle.Check(thread.Title));
        Assert.StartsWith(thread.Title[..^1], title, StringComparison.Ordinal);
        Assert.Equal($"{title}\n\nSo.", thread.Body);
    }

    public static readonly TheoryData<string, Refused> Bad = new()
    {
        { "", DumpRefusals.NotAnObject },
        { "tram", DumpRefusals.NotAnObject },
        { "[]", DumpRefusals.NotAnObject },
        { "{\"type\":\"thread\"", DumpRefusals.NotAnObject },
        { "{} {}", DumpRefusals.NotAnObject },
        { "{\"x\":" + new string('[', 100_000) + new string(']', 100_000) + "}", DumpRefusals.NotAnObject },
        { "{}", DumpRefusals.TypeUnknown },
        { """{"type":"vote"}""", DumpRefusals.TypeUnknown },
        { """{"type":["thread"]}""", DumpRefusals.FieldInvalid },
        { Comment("\"score\":1.5"), DumpRefusals.FieldInvalid },
        { Comment("\"score\":\"many\""), DumpRefusals.FieldInvalid },
        { Comment("\"body\":true"), DumpRefusals.FieldInvalid },
        { Comment("\"id\":\"\""), DumpRefusals.IdInvalid },
        { Comment("\"id\":null"), DumpRefusals.IdInvalid },
        { Comment("\"id\":\"a\\u0000b\""), DumpRefusals.IdInvalid },
        { Comment($"\"parent\":\"{new string('9', 201)}\""), DumpRefusals.IdInvalid },
        { Comment("\"thread\":null"), DumpRefusals.ThreadUnnamed },
        { Comment("\"author\":null"), DumpRefusals.AuthorInvalid },
        { Comment("\"author\":\" \\u200B\""), DumpRefusals.AuthorInvalid },
        { Comment("\"author\":\"a\\nb\""), DumpRefusals.AuthorInvalid },
        { Comment($"\"author\":\"{new string('a', 201)}\""), DumpRefusals.AuthorInvalid },
        { Comment($"\"author\":\"{new string('\uFDFA', 100)}\""), DumpRefusals.AuthorInvalid },
        { Comment("\"createdAt\":null"), DumpRefusals.TimeInvalid },
        { Comment("\"createdAt\":\"yesterday\""), DumpRefusals.TimeInvalid },
        { Comment("\"createdAt\":-1"), DumpRefusals.TimeInvalid },
        { Comment("\"createdAt\":1e9"), DumpRefusals.TimeInvalid },
        { Comment("\"createdAt\":99999999999999999999999999999999999"), DumpRefusals.TimeInvalid },
        { Comment("\"createdAt\":\"1969-12-31T23:59:59Z\""), DumpRefusals.TimeInvalid },
        { Comment("\"createdAt\":\"2100-01-01T00:00:00Z\""), DumpRefusals.TimeInvalid },
        { Comment("\"body\":\"\""), CommentBody.Empty },
        { Comment("\"body\":\"a\\u0000b\""), CommentBody.Character },
        { Comment($"\"body\":\"{new string('a', CommentBody.MaxLength + 1)}\""), CommentBody.TooLong },
        { Comment("\"body\":\"half of \\ud83d\""), DumpRefusals.NotUtf8 },
        { """{"type":"thread","id":1,"createdAt":0}""", ThreadTitle.Empty },
        { """{"type":"thread","id":1,"title":"a\u0000","createdAt":0}""", ThreadTitle.Character },
        { """{"type":"thread","id":1,"title":"a","link":"javascript:1","createdAt":0}""", ThreadLink.Invalid },
    };

    [Theory, MemberData(nameof(Bad))]
    public void refuses_what_it_cannot_keep(string line, Refused expected)
    {
        Assert.False(DumpLineReader.TryRead(Encoding.UTF8.GetBytes(line), Now, out _, out var refusal));
        Assert.Equal(expected, refusal);
    }

    [Fact]
    public void refuses_bytes_that_are_no_text_and_too_many_of_them()
    {
        Assert.False(DumpLineReader.TryRead([.. "{\"id\":\""u8, 0xFF, .. "\"}"u8], Now, out _, out var refusal));
        Assert.Equal(DumpRefusals.NotUtf8, refusal);
        Assert.False(DumpLineReader.TryRead(new byte[DumpLineReader.MaxBytes + 1], Now, out _, out refusal));
        Assert.Equal(DumpRefusals.TooLong, refusal);
    }

    /// <summary>A good one but for some fields: what is told last counts.</summary>
    static string Comment(string fields) => $$"""{"type":"comment","id":1,"thread":1,"author":"ana","body":"So.","createdAt":1425211200,{{fields}}}""";

    static DumpLine Read(string line)
    {
        Assert.True(DumpLineReader.TryRead(Encoding.UTF8.GetBytes(line), Now, out var read, out var refusal), refusal?.Code);
        return read;
    }
}
