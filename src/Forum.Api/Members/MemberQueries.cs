using System.Text.Json.Serialization;
using Forum.Api.Http;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Members;
using Npgsql;

namespace Forum.Api.Members;

/// <summary>A member with what they say of themself and have done here.</summary>
/// <param name="FirstSeen">When they registered, or when a page first named them.</param>
public record MemberProfile(
    Guid Id, long Number, string Handle,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DisplayName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Host,
    PronounsModel Pronouns, bool Imported, string Bio, string BioHtml,
    long CommentCount, long ThreadCount, DateTimeOffset FirstSeen) : IMentioning<MemberProfile>
{
    IEnumerable<string?> IMentioning<MemberProfile>.Texts => [Bio];

    public MemberProfile Shown(MentioningTexts texts) => this with { Bio = texts.Plain(Bio), BioHtml = texts.Html(Bio) };
}

public sealed record Credentials(MemberModel Member, string PasswordHash);

public sealed class MemberQueries(NpgsqlDataSource database, Mentioning mentioning)
{
    const string Profile =
        $"""
        select {MemberModel.Columns},
            coalesce(activity.comments, 0), coalesce(activity.threads, 0), member.first_seen, coalesce(member.bio, '')
        from views.member member
        left join views.member_activity activity on activity.member_id = member.id
        """;

    // An account goes before an imported author of the same name, and our own people before those of other servers. A name on a page that
    // somebody claimed leads nowhere: it may be one that they left behind.
    public const string ByHandle =
        """
        where (member.handle_key = $1 or member.handle_folded = $1) and member.claimed_by is null
        order by member.imported, member.host is not null, member.number
        limit 1
        """;

    const string ByAccount =
        """
        from views.member member
        join views.credential credential on credential.member_id = member.id
        where member.handle_key = $1 and not member.imported
        """;

    /// <summary>The member with this handle, or with <c>handle@host</c> to tell apart imported authors of other servers; or null.</summary>
    public Task<MemberProfile?> FindProfileAsync(string handle, Viewer viewer, CancellationToken cancellation) =>
        ShowAsync($"{Profile} {ByHandle}", FoldedName.Of(handle), viewer, cancellation);

    /// <summary>The member with this number, whatever they are called by now; or null.</summary>
    public Task<MemberProfile?> FindProfileAsync(long number, Viewer viewer, CancellationToken cancellation) =>
        ShowAsync($"{Profile} where member.number = $1 and not member.former", number, viewer, cancellation);

    public Task<MemberProfile?> FindProfileAsync(MemberId id, Viewer viewer, CancellationToken cancellation) =>
        ShowAsync($"{Profile} where member.id = $1 and not member.former", id.Value, viewer, cancellation);

    public Task<MemberModel?> FindAsync(MemberId id, Viewer viewer, CancellationToken cancellation) => FindAsync(
        $"select {MemberModel.Columns} from views.member member where id = $1", id.Value, row => MemberModel.Read(row, 0, viewer), cancellation);

    public Task<Credentials?> FindCredentialsAsync(string handle, CancellationToken cancellation) => FindAsync(
        $"select {MemberModel.Columns}, credential.password_hash {ByAccount}",
        FoldedName.Of(handle),
        row => new Credentials(
            MemberModel.Read(row, 0, new Viewer(new MemberId(row.GetGuid(0)), IsAdministrator: false, [])), row.GetString(MemberModel.Width)),
        cancellation);

    /// <summary>A member's pronouns as they see them themself.</summary>
    public async Task<PronounsModel> FindOwnPronounsAsync(MemberId member, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {MemberModel.Columns} from views.member member where member.id = $1");
        command.Parameters.Add(new() { Value = member.Value });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return MemberModel.Read(rows, 0, new Viewer(member, IsAdministrator: false, [])).Pronouns;
    }

    public async Task<List<MemberModel>> FindAsync(Guid[] ids, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {MemberModel.Columns} from views.member member where id = any($1)");
        command.Parameters.Add(new() { Value = ids });
        var members = new List<MemberModel>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) members.Add(MemberModel.Read(rows, 0, viewer));
        return members;
    }

    async Task<MemberProfile?> ShowAsync(string sql, object key, Viewer viewer, CancellationToken cancellation) =>
        await FindAsync(sql, key, row => ReadProfile(row, viewer), cancellation) is { } stored
            ? (await mentioning.ShowAsync([stored], cancellation))[0]
            : null;

    async Task<T?> FindAsync<T>(string sql, object key, Func<NpgsqlDataReader, T> read, CancellationToken cancellation) where T : class
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = key });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? read(rows) : null;
    }

    static MemberProfile ReadProfile(NpgsqlDataReader row, Viewer viewer)
    {
        var member = MemberModel.Read(row, 0, viewer);
        var bio = MemberModel.IsShown(row, 0, ProfilePart.Bio, viewer) ? row.GetString(MemberModel.Width + 3) : "";
        return new MemberProfile(
            member.Id, member.Number, member.Handle!, member.DisplayName, member.Host, member.Pronouns, member.Imported, bio, BioHtml: "",
            row.GetInt64(MemberModel.Width), row.GetInt64(MemberModel.Width + 1), row.GetFieldValue<DateTimeOffset>(MemberModel.Width + 2));
    }
}
