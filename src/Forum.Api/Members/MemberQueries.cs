using System.Text.Json.Serialization;
using Forum.Api.Http;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Members;

/// <summary>A member with what they have done here.</summary>
/// <param name="FirstSeen">When they registered, or when a page first named them.</param>
public sealed record MemberProfile(
    Guid Id, long Number, string Handle,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Host,
    PronounsModel Pronouns, bool Imported,
    long CommentCount, long ThreadCount, DateTimeOffset FirstSeen);

public sealed record Credentials(MemberModel Member, string PasswordHash);

public sealed class MemberQueries(NpgsqlDataSource database)
{
    // An account goes before an imported author of the same name, and our own people before those of other servers.
    public const string ByHandle =
        """
        from views.member member
        left join views.member_activity activity on activity.member_id = member.id
        where member.handle_key = $1 or member.handle_folded = $1
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
    public Task<MemberProfile?> FindProfileAsync(string handle, Viewer viewer, CancellationToken cancellation) => FindAsync(
        $"select {MemberModel.Columns}, coalesce(activity.comments, 0), coalesce(activity.threads, 0), member.first_seen {ByHandle}",
        handle,
        row => ToProfile(MemberModel.Read(row, 0, viewer), row),
        cancellation);

    public Task<Credentials?> FindCredentialsAsync(string handle, CancellationToken cancellation) => FindAsync(
        $"select {MemberModel.Columns}, credential.password_hash {ByAccount}",
        handle,
        row => new Credentials(
            MemberModel.Read(row, 0, new Viewer(new MemberId(row.GetGuid(0)), IsAdministrator: false, [])), row.GetString(MemberModel.Width)),
        cancellation);

    /// <summary>Whoever keeps somebody else from taking this handle: an account, or an imported author of no other server.</summary>
    public async Task<MemberId?> FindHolderAsync(string handle, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select id from views.member where handle_key = $1 limit 1");
        command.Parameters.Add(new() { Value = FoldedName.Of(handle) });
        return await command.ExecuteScalarAsync(cancellation) is Guid id ? new MemberId(id) : null;
    }

    async Task<T?> FindAsync<T>(string sql, string handle, Func<NpgsqlDataReader, T> read, CancellationToken cancellation) where T : class
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = FoldedName.Of(handle) });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? read(rows) : null;
    }

    static MemberProfile ToProfile(MemberModel member, NpgsqlDataReader row) => new(
        member.Id, member.Number, member.Handle, member.Host, member.Pronouns, member.Imported,
        row.GetInt64(MemberModel.Width), row.GetInt64(MemberModel.Width + 1), row.GetFieldValue<DateTimeOffset>(MemberModel.Width + 2));
}
