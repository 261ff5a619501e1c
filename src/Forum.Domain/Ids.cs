using System.Text.Json;
using System.Text.Json.Serialization;

namespace Forum.Domain;

[JsonConverter(typeof(IdConverter<CommunityId>))]
public readonly record struct CommunityId(Guid Value) : IId<CommunityId>
{
    public static CommunityId From(Guid value) => new(value);
}

[JsonConverter(typeof(IdConverter<ThreadId>))]
public readonly record struct ThreadId(Guid Value) : IId<ThreadId>
{
    public static ThreadId From(Guid value) => new(value);
}

[JsonConverter(typeof(IdConverter<CommentId>))]
public readonly record struct CommentId(Guid Value) : IId<CommentId>
{
    public static CommentId From(Guid value) => new(value);
}

[JsonConverter(typeof(IdConverter<MemberId>))]
public readonly record struct MemberId(Guid Value) : IId<MemberId>
{
    public static MemberId From(Guid value) => new(value);
}

[JsonConverter(typeof(IdConverter<CaseId>))]
public readonly record struct CaseId(Guid Value) : IId<CaseId>
{
    public static CaseId From(Guid value) => new(value);
}

[JsonConverter(typeof(IdConverter<ReportId>))]
public readonly record struct ReportId(Guid Value) : IId<ReportId>
{
    public static ReportId From(Guid value) => new(value);
}

[JsonConverter(typeof(IdConverter<ClaimRequestId>))]
public readonly record struct ClaimRequestId(Guid Value) : IId<ClaimRequestId>
{
    public static ClaimRequestId From(Guid value) => new(value);
}

[JsonConverter(typeof(IdConverter<ImpositionId>))]
public readonly record struct ImpositionId(Guid Value) : IId<ImpositionId>
{
    public static ImpositionId From(Guid value) => new(value);
}

[JsonConverter(typeof(IdConverter<BallotId>))]
public readonly record struct BallotId(Guid Value) : IId<BallotId>
{
    public static BallotId From(Guid value) => new(value);

    /// <summary>The stream of a member's votes.</summary>
    public static BallotId Of(MemberId member) => new(DerivedId.Of("ballot", member.Value));
}

[JsonConverter(typeof(IdConverter<ShelfId>))]
public readonly record struct ShelfId(Guid Value) : IId<ShelfId>
{
    public static ShelfId From(Guid value) => new(value);

    /// <summary>The stream of what a member saved and how far they have read.</summary>
    public static ShelfId Of(MemberId member) => new(DerivedId.Of("shelf", member.Value));
}

[JsonConverter(typeof(IdConverter<InboxId>))]
public readonly record struct InboxId(Guid Value) : IId<InboxId>
{
    public static InboxId From(Guid value) => new(value);

    /// <summary>The stream of what a member has read of their notices.</summary>
    public static InboxId Of(MemberId member) => new(DerivedId.Of("inbox", member.Value));
}

/// <summary>A Guid that cannot be passed where another kind of id belongs. A bare Guid in JSON and in the database.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

public sealed class IdConverter<TId> : JsonConverter<TId> where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.From(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
