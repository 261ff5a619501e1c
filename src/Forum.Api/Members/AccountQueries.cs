using Forum.Api.Http;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Members;

/// <param name="HeldUntil">Until then nobody else can take it.</param>
public sealed record FormerHandle(string Handle, DateTimeOffset HeldUntil);

/// <summary>A member's profile as they see it themself.</summary>
public sealed record OwnProfile : MemberProfile
{
    public OwnProfile(MemberProfile shown, IReadOnlyList<FormerHandle> formerHandles, bool administrator, IReadOnlyList<string> moderates)
        : base(shown) => (FormerHandles, Administrator, Moderates) = (formerHandles, administrator, moderates);

    /// <summary>What they went by before, the latest first, as long as it is kept for them. Nobody else is told.</summary>
    public IReadOnlyList<FormerHandle> FormerHandles { get; }

    /// <summary>They may act on the whole site.</summary>
    public bool Administrator { get; }

    /// <summary>The names of the communities that they moderate.</summary>
    public IReadOnlyList<string> Moderates { get; }
}

/// <summary>What only decisions about accounts, and their owners, are told.</summary>
public sealed class AccountQueries(NpgsqlDataSource database, MemberQueries members, TimeProvider clock)
{
    /// <summary>
    /// Who else keeps a member from taking this handle: an account that has it or gave it up less than a year ago, or an imported author of
    /// no other server.
    /// </summary>
    public async Task<MemberId?> FindHolderAsync(string handle, MemberId member, CancellationToken cancellation) => await FindAsync(
        """
        select id from views.member where handle_key = $1 and id <> $2
        union all
        select member_id from views.handle where handle_key = $1 and member_id <> $2 and held_until > $3
        limit 1
        """,
        cancellation,
        FoldedName.Of(handle), member.Value, clock.GetUtcNow()) is Guid id ? new MemberId(id) : null;

    /// <summary>Null for somebody who signs in elsewhere, or is gone.</summary>
    public async Task<string?> FindPasswordHashAsync(MemberId member, CancellationToken cancellation) => (string?)await FindAsync(
        "select password_hash from views.credential where member_id = $1", cancellation, member.Value);

    /// <summary>Who somebody is here whom another issuer vouches for.</summary>
    public async Task<MemberId?> FindExternalAsync(string subjectHash, CancellationToken cancellation) => await FindAsync(
        "select member_id from views.external_identity where subject_hash = $1", cancellation, subjectHash) is Guid id ? new MemberId(id) : null;

    public async Task<bool> IsLastAdministratorAsync(MemberId member, CancellationToken cancellation) => (bool)(await FindAsync(
        "select coalesce(bool_or(id = $1), false) and count(*) = 1 from views.member where administrator", cancellation, member.Value))!;

    public async Task<OwnProfile?> FindOwnProfileAsync(Viewer viewer, CancellationToken cancellation)
    {
        if (viewer.Id is not { } id || await members.FindProfileAsync(id, viewer, cancellation) is not { } profile) return null;

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("select handle, held_until from views.handle where member_id = $1 and held_until > $2 order by held_until desc, handle")
        {
            Parameters = { new() { Value = id.Value }, new() { Value = clock.GetUtcNow() } },
        });
        batch.BatchCommands.Add(new("select name from views.community where id = any($1) order by number")
        {
            Parameters = { new() { Value = viewer.Communities.Select(community => community.Value).ToArray() } },
        });
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var (former, moderates) = (new List<FormerHandle>(), new List<string>());
        while (await rows.ReadAsync(cancellation)) former.Add(new FormerHandle(rows.GetString(0), rows.GetFieldValue<DateTimeOffset>(1)));
        await rows.NextResultAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) moderates.Add(rows.GetString(0));
        return new OwnProfile(profile, former, viewer.IsAdministrator, moderates);
    }

    async Task<object?> FindAsync(string sql, CancellationToken cancellation, params object[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        return await command.ExecuteScalarAsync(cancellation) is { } value and not DBNull ? value : null;
    }
}
